namespace MilestoneTracker.Reporting.Layout;

// Sorts each layer by the one beside it: every node by the mean (barycenter) or the weighted median of the positions of its neighbours.
//
// Sources: barycenter, Sugiyama, Tagawa, Toda 1981; weighted median, Gansner, Koutsofios, North, Vo 1993, section 3.
internal sealed class BarycenterSweep(LayeredGraph graph)
{
    private const int Fractions = 256;

    private readonly long[] _keys = new long[graph.Widest];
    private readonly int[] _positions = new int[graph.Widest];
    private readonly int[] _moving = new int[graph.Widest];
    private int[] _neighbours = new int[16];

    /// <summary>Sorts each layer by the one before it, from the first to the last, or in the other direction.</summary>
    public void Sweep(bool fromEnd, bool byMean, bool flip)
    {
        int last = graph.Layers.Length - 1;
        for (int step = 1; step <= last; step++) Sort(graph.Layers[fromEnd ? last - step : step], fromEnd, byMean, flip);
    }

    // A node without neighbours keeps its position; the others are sorted into the remaining positions. Equal nodes keep their order, or
    // are reversed with flip.
    private void Sort(int[] layer, bool fromEnd, bool byMean, bool flip)
    {
        int count = 0;
        for (int position = 0; position < layer.Length; position++)
        {
            Span<int> neighbours = fromEnd
                ? NeighboursOf(graph.Ahead[layer[position]], graph.To) : NeighboursOf(graph.Behind[layer[position]], graph.From);
            if (neighbours.IsEmpty) continue;
            double middle = byMean ? Mean(neighbours) : WeightedMedian(neighbours);
            _keys[count] = ((long)(middle * Fractions) << 32) + (flip ? layer.Length - position : position);
            _positions[count] = position;
            _moving[count++] = layer[position];
        }

        Array.Sort(_keys, _moving, 0, count);
        for (int i = 0; i < count; i++) layer[_positions[i]] = _moving[i];
        graph.Number(layer);
    }

    private Span<int> NeighboursOf(Span<int> segments, int[] ends)
    {
        if (_neighbours.Length < segments.Length) _neighbours = new int[segments.Length];
        for (int i = 0; i < segments.Length; i++) _neighbours[i] = graph.Places[ends[segments[i]]];
        return _neighbours.AsSpan(0, segments.Length);
    }

    private static double Mean(Span<int> positions)
    {
        long sum = 0;
        foreach (int position in positions) sum += position;
        return (double)sum / positions.Length;
    }

    // For an even number of positions: a point between the middle two, nearer to the side with the smaller spread.
    private static double WeightedMedian(Span<int> positions)
    {
        positions.Sort();
        int middle = positions.Length / 2;
        if (positions.Length % 2 == 1) return positions[middle];
        double lower = positions[middle - 1], upper = positions[middle], left = lower - positions[0], right = positions[^1] - upper;
        return left + right == 0 ? (lower + upper) / 2 : (lower * right + upper * left) / (left + right);
    }
}
