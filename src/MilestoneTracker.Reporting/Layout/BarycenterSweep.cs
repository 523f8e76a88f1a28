namespace MilestoneTracker.Reporting.Layout;

// The two ways to sort a layer by the one beside it: each node by the middle of its neighbours' places.
//
// Sources: the mean, Sugiyama, Tagawa, Toda 1981; the weighted median, Gansner, Koutsofios, North, Vo 1993, section 3.
internal sealed class BarycenterSweep(LayeredGraph graph)
{
    private const int Fractions = 256;

    private readonly long[] _keys = new long[graph.Widest];
    private readonly int[] _places = new int[graph.Widest];
    private readonly int[] _moving = new int[graph.Widest];
    private int[] _near = new int[16];

    /// <summary>Sorts each layer by the one before it, from the first to the last, or the other way.</summary>
    public void Sweep(bool fromEnd, bool byMean, bool flip)
    {
        int last = graph.Layers.Length - 1;
        for (int step = 1; step <= last; step++) Sort(graph.Layers[fromEnd ? last - step : step], fromEnd, byMean, flip);
    }

    // What has no neighbour stays where it is; the others are sorted into the places between. What is equal keeps its order, or is
    // turned round.
    private void Sort(int[] layer, bool fromEnd, bool byMean, bool flip)
    {
        int count = 0;
        for (int place = 0; place < layer.Length; place++)
        {
            Span<int> near = fromEnd ? Near(graph.Ahead[layer[place]], graph.To) : Near(graph.Behind[layer[place]], graph.From);
            if (near.IsEmpty) continue;
            double middle = byMean ? Mean(near) : WeightedMedian(near);
            _keys[count] = ((long)(middle * Fractions) << 32) + (flip ? layer.Length - place : place);
            _places[count] = place;
            _moving[count++] = layer[place];
        }

        Array.Sort(_keys, _moving, 0, count);
        for (int i = 0; i < count; i++) layer[_places[i]] = _moving[i];
        graph.Number(layer);
    }

    private Span<int> Near(Span<int> segments, int[] ends)
    {
        if (_near.Length < segments.Length) _near = new int[segments.Length];
        for (int i = 0; i < segments.Length; i++) _near[i] = graph.Places[ends[segments[i]]];
        return _near.AsSpan(0, segments.Length);
    }

    private static double Mean(Span<int> places)
    {
        long sum = 0;
        foreach (int place in places) sum += place;
        return (double)sum / places.Length;
    }

    // Of an even number of places, the point between the two in the middle, nearer to the side that lies closer together.
    private static double WeightedMedian(Span<int> places)
    {
        places.Sort();
        int middle = places.Length / 2;
        if (places.Length % 2 == 1) return places[middle];
        double lower = places[middle - 1], upper = places[middle], left = lower - places[0], right = places[^1] - upper;
        return left + right == 0 ? (lower + upper) / 2 : (lower * right + upper * left) / (left + right);
    }
}
