namespace MilestoneTracker.Reporting.Layout;

// The y coordinate of each node: the order of each layer is kept with minimum distances, and long edges are straight.
//
// Each node is aligned with the median of its neighbours in the previous layer unless that conflicts, and aligned nodes form a block with
// one y coordinate; inner segments (between two dummy nodes) take precedence. The blocks are then compacted. This is done four times,
// from the first or the last layer and from the top or the bottom, and a node gets the mean of the two middle results.
//
// Source: Brandes, Köpf, "Fast and simple horizontal coordinate assignment", 2001. Blocks are placed by longest paths over the blocks
// instead of classes, whose shifts are wrong (Brandes, Walter, Zink, "Erratum", 2020). Cost: O(nodes + segments). Not recursive.
internal sealed class Coordinates
{
    private readonly LayeredGraph _graph;
    private readonly double[] _heights;
    private readonly Gaps _gaps;
    private readonly bool[] _conflicts;

    private Coordinates(LayeredGraph graph, double[] heights, Gaps gaps)
    {
        (_graph, _heights, _gaps) = (graph, heights, gaps);
        graph.SortSegments();
        _conflicts = MarkConflicts();
    }

    /// <summary>For each node the y coordinate of its middle; the topmost border is at 0.</summary>
    public static double[] Compute(LayeredGraph graph, IReadOnlyList<BoxSize> boxes, Gaps gaps)
    {
        double[] heights = [.. Enumerable.Range(0, graph.Count).Select(node => graph.IsDummy(node) ? 0 : boxes[node].Height)];
        return new Coordinates(graph, heights, gaps).Run();
    }

    private double[] Run()
    {
        double[][] layouts = [PlaceBlocks(false, false), PlaceBlocks(false, true), PlaceBlocks(true, false), PlaceBlocks(true, true)];
        (double Low, double High)[] spans = [.. layouts.Select(Span)];
        int narrowest = Enumerable.Range(0, 4).MinBy(i => spans[i].High - spans[i].Low);
        double[] shifts =
            [.. spans.Select((span, i) => (i & 1) == 0 ? spans[narrowest].Low - span.Low : spans[narrowest].High - span.High)];

        double[] middles = new double[_graph.Count];
        Span<double> each = stackalloc double[4];
        for (int node = 0; node < middles.Length; node++)
        {
            for (int i = 0; i < 4; i++) each[i] = layouts[i][node] + shifts[i];
            each.Sort();
            middles[node] = (each[1] + each[2]) / 2;
        }

        middles = Straightening.Straighten(_graph, middles, _conflicts, MinDistance);
        double top = Span(middles).Low;
        for (int node = 0; node < middles.Length; node++) middles[node] -= top;
        return middles;
    }

    private (double Low, double High) Span(double[] middles)
    {
        double low = double.MaxValue, high = double.MinValue;
        for (int node = 0; node < middles.Length; node++)
        {
            low = Math.Min(low, middles[node] - _heights[node] / 2);
            high = Math.Max(high, middles[node] + _heights[node] / 2);
        }

        return (low, high);
    }

    private double MinDistance(int above, int below) =>
        (_heights[above] + _heights[below]) / 2 + (_graph.IsDummy(above) || _graph.IsDummy(below) ? _gaps.Boxes / 2 : _gaps.Boxes);

    // Marks type 1 conflicts, which are not aligned: segments that cross an inner segment, and the later one of two inner segments that
    // cross.
    private bool[] MarkConflicts()
    {
        bool[] conflicts = new bool[_graph.From.Length];
        for (int rank = 1; rank < _graph.Layers.Length; rank++)
        {
            int[] layer = _graph.Layers[rank];
            int begin = 0, low = 0;
            for (int place = 0; place < layer.Length; place++)
            {
                int high = int.MaxValue;
                if (InnerSegmentTo(layer[place]) is int inner and >= 0 && _graph.Places[_graph.From[inner]] >= low)
                    high = _graph.Places[_graph.From[inner]];
                else if (place + 1 < layer.Length) continue;

                for (; begin <= place; begin++)
                    foreach (int segment in _graph.Behind[layer[begin]])
                        if (_graph.Places[_graph.From[segment]] is int at && (at < low || at > high)) conflicts[segment] = true;
                low = high;
            }
        }

        return conflicts;
    }

    private int InnerSegmentTo(int node)
    {
        if (!_graph.IsDummy(node)) return -1;
        int segment = _graph.Behind[node][0];
        return _graph.IsDummy(_graph.From[segment]) ? segment : -1;
    }

    private double[] PlaceBlocks(bool fromEnd, bool fromBottom)
    {
        int[] roots = Align(fromEnd, fromBottom);
        Adjacency blocks = Adjacency.By(roots, _graph.Count);
        int step = fromBottom ? -1 : 1;
        double[] at = new double[_graph.Count];
        int[] waiting = new int[_graph.Count];
        for (int node = 0; node < _graph.Count; node++)
            if (NeighbourInLayer(node, -step) >= 0) waiting[roots[node]]++;

        // First each block as near to the border as the blocks before it allow; then back, as far as the blocks after it allow.
        Queue<int> ready = new(Enumerable.Range(0, _graph.Count).Where(node => roots[node] == node && waiting[node] == 0));
        List<int> order = [];
        while (ready.TryDequeue(out int block))
        {
            order.Add(block);
            foreach (int node in blocks[block])
            {
                int next = NeighbourInLayer(node, step);
                if (next < 0) continue;
                at[roots[next]] = Math.Max(at[roots[next]], at[block] + MinDistance(node, next));
                if (--waiting[roots[next]] == 0) ready.Enqueue(roots[next]);
            }
        }

        for (int i = order.Count - 1; i >= 0; i--)
        {
            double limit = double.MaxValue;
            foreach (int node in blocks[order[i]])
                if (NeighbourInLayer(node, step) is int next and >= 0) limit = Math.Min(limit, at[roots[next]] - MinDistance(node, next));
            if (limit < double.MaxValue) at[order[i]] = Math.Max(at[order[i]], limit);
        }

        return [.. roots.Select(root => step * at[root])];
    }

    private int NeighbourInLayer(int node, int step)
    {
        int[] layer = _graph.Layers[_graph.Ranks[node]];
        int place = _graph.Places[node] + step;
        return place >= 0 && place < layer.Length ? layer[place] : -1;
    }

    // For each node the root of its block: the node that the others are aligned with.
    private int[] Align(bool fromEnd, bool fromBottom)
    {
        int[] roots = [.. Enumerable.Range(0, _graph.Count)];
        (Adjacency segments, int[] ends) = fromEnd ? (_graph.Ahead, _graph.To) : (_graph.Behind, _graph.From);
        for (int i = 1; i < _graph.Layers.Length; i++)
        {
            int[] layer = _graph.Layers[fromEnd ? _graph.Layers.Length - 1 - i : i];
            int limit = fromBottom ? int.MaxValue : -1;
            for (int j = 0; j < layer.Length; j++)
            {
                int node = layer[fromBottom ? layer.Length - 1 - j : j];
                Span<int> segmentsOf = segments[node];
                if (segmentsOf.IsEmpty) continue;
                int upper = (segmentsOf.Length - 1) / 2, lower = segmentsOf.Length / 2;
                if (!TryAlign(segmentsOf[fromBottom ? lower : upper])) TryAlign(segmentsOf[fromBottom ? upper : lower]);

                bool TryAlign(int segment)
                {
                    int place = _graph.Places[ends[segment]];
                    if (_conflicts[segment] || (fromBottom ? place >= limit : place <= limit)) return false;
                    roots[node] = roots[ends[segment]];
                    limit = place;
                    return true;
                }
            }
        }

        return roots;
    }
}
