namespace MilestoneTracker.Reporting.Layout;

// Boxes and dummy nodes in layers, and the segments between them: an edge that spans several layers is cut into segments, each from one
// layer to the next, with a dummy node in every layer that it passes. Source: Sugiyama, Tagawa, Toda, "Methods for visual understanding
// of hierarchical system structures", 1981.
//
// Nodes 0 .. Boxes-1 are the boxes, the others are dummy nodes. The segments of an edge are consecutive, starting at FirstSegments.
// Layers holds the order, and Places its inverse. There are at most MaxDummies dummy nodes: the longest edges beyond that have no
// segments and are routed outside.
internal sealed class LayeredGraph
{
    private const int MaxDummies = 1_000_000;

    public LayeredGraph(int boxes, Arrow[] arrows, int[] ranks)
    {
        Boxes = boxes;
        FirstSegments = new int[arrows.Length];
        int[] firstDummies = NumberDummies(arrows, ranks, out int count);
        Ranks = new int[count];
        ranks.CopyTo(Ranks, 0);

        List<int> from = [], to = [];
        for (int i = 0; i < arrows.Length; i++)
        {
            FirstSegments[i] = firstDummies[i] < 0 ? -1 : from.Count;
            if (firstDummies[i] < 0) continue;
            int at = arrows[i].From;
            for (int rank = ranks[at] + 1, dummy = firstDummies[i]; rank < ranks[arrows[i].To]; rank++, dummy++)
            {
                Ranks[dummy] = rank;
                from.Add(at);
                to.Add(dummy);
                at = dummy;
            }

            from.Add(at);
            to.Add(arrows[i].To);
        }

        (From, To) = ([.. from], [.. to]);
        (Ahead, Behind) = (Adjacency.By(From, count), Adjacency.By(To, count));
        Adjacency layers = Adjacency.By(Ranks, Ranks.Max() + 1);
        Layers = [.. Enumerable.Range(0, Ranks.Max() + 1).Select(rank => layers[rank].ToArray())];
        Places = new int[count];
        foreach (int[] layer in Layers) Number(layer);
    }

    public int Boxes { get; }

    public int Count => Ranks.Length;

    /// <summary>For each edge its first segment, or -1 if it has none.</summary>
    public int[] FirstSegments { get; }

    /// <summary>The layer of each node.</summary>
    public int[] Ranks { get; }

    /// <summary>The two nodes of each segment.</summary>
    public int[] From { get; }

    public int[] To { get; }

    /// <summary>The segments of each node to the next layer, and from the previous one.</summary>
    public Adjacency Ahead { get; }

    public Adjacency Behind { get; }

    /// <summary>The nodes of each layer in order, and the position of each node in its layer.</summary>
    public int[][] Layers { get; }

    public int[] Places { get; }

    /// <summary>The number of nodes in the largest layer.</summary>
    public int Widest => Layers.Max(layer => layer.Length);

    public bool IsDummy(int node) => node >= Boxes;

    /// <summary>Updates Places from the order of a layer.</summary>
    public void Number(int[] layer)
    {
        for (int i = 0; i < layer.Length; i++) Places[layer[i]] = i;
    }

    /// <summary>Sorts the segments of each node by the positions of their other ends.</summary>
    public void SortSegments()
    {
        for (int node = 0; node < Count; node++)
        {
            Ahead[node].Sort((a, b) => Places[To[a]].CompareTo(Places[To[b]]));
            Behind[node].Sort((a, b) => Places[From[a]].CompareTo(Places[From[b]]));
        }
    }

    // The shortest edges first, so that as many as possible get their dummy nodes.
    private int[] NumberDummies(Arrow[] arrows, int[] ranks, out int count)
    {
        int[] dummies = [.. arrows.Select(arrow => ranks[arrow.To] - ranks[arrow.From] - 1)];
        int[] first = new int[arrows.Length];
        count = Boxes;
        foreach (int arrow in Enumerable.Range(0, arrows.Length).OrderBy(arrow => dummies[arrow]))
        {
            bool fits = count - Boxes + (long)dummies[arrow] <= MaxDummies;
            first[arrow] = fits ? count : -1;
            if (fits) count += dummies[arrow];
        }

        return first;
    }
}
