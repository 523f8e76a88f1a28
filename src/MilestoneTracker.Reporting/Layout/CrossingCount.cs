namespace MilestoneTracker.Reporting.Layout;

// Counts the pairs of segments that cross, from the order of the nodes in their layers.
//
// Segments between two layers are visited in the order of their first ends. Each crosses those before it whose second ends lie after its
// own, which a tree of sums counts. Source: Barth, Mutzel, Jünger, "Simple and efficient bilayer cross counting", 2004, with the tree of
// Fenwick (1994) instead of theirs. Cost: O(s log w) for s segments and w nodes in the second layer.
internal sealed class CrossingCount(LayeredGraph graph)
{
    private readonly int[] _sums = new int[graph.Widest + 1];
    private int[] _ends = new int[16];

    public long CountAll()
    {
        long count = 0;
        for (int rank = 0; rank + 1 < graph.Layers.Length; rank++) count += CountAfter(rank);
        return count;
    }

    /// <summary>The crossings between a layer and the next.</summary>
    public long CountAfter(int rank)
    {
        int width = graph.Layers[rank + 1].Length;
        Array.Clear(_sums, 0, width + 1);
        long count = 0;
        int before = 0;
        foreach (int node in graph.Layers[rank])
        {
            Span<int> ends = Ends(graph.Ahead[node]);
            for (int i = 0; i < ends.Length; i++) count += before - SumUpTo(ends[i]);
            foreach (int end in ends)
                for (int at = end + 1; at <= width; at += at & -at) _sums[at]++;
            before += ends.Length;
        }

        return count;
    }

    private int SumUpTo(int place)
    {
        int sum = 0;
        for (int at = place + 1; at > 0; at -= at & -at) sum += _sums[at];
        return sum;
    }

    private Span<int> Ends(Span<int> segments)
    {
        if (_ends.Length < segments.Length) _ends = new int[segments.Length];
        for (int i = 0; i < segments.Length; i++) _ends[i] = graph.Places[graph.To[segments[i]]];
        return _ends.AsSpan(0, segments.Length);
    }
}
