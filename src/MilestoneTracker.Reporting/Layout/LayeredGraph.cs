namespace MilestoneTracker.Reporting.Layout;

// Boxes and bends in layers, and the segments between them: an arrow that spans layers is cut into segments, each from one layer to the
// next, with a bend in every layer that it passes. Source: Sugiyama, Tagawa, Toda, "Methods for visual understanding of hierarchical
// system structures", 1981.
//
// Nodes 0 .. Boxes-1 are the boxes, those from Boxes on are bends; the segments of an arrow follow each other, from FirstSegments
// on. Layers holds the
// order, Places the same the other way round. There are at most MaxBends bends: what is longest beyond that has no segments, and is
// routed outside.
internal sealed class LayeredGraph
{
    private const int MaxBends = 1_000_000;

    public LayeredGraph(int boxes, Arrow[] arrows, int[] ranks)
    {
        Boxes = boxes;
        FirstSegments = new int[arrows.Length];
        int[] firstBends = NumberBends(arrows, ranks, out int count);
        Ranks = new int[count];
        ranks.CopyTo(Ranks, 0);

        List<int> from = [], to = [];
        for (int i = 0; i < arrows.Length; i++)
        {
            FirstSegments[i] = firstBends[i] < 0 ? -1 : from.Count;
            if (firstBends[i] < 0) continue;
            int at = arrows[i].From;
            for (int rank = ranks[at] + 1, bend = firstBends[i]; rank < ranks[arrows[i].To]; rank++, bend++)
            {
                Ranks[bend] = rank;
                from.Add(at);
                to.Add(bend);
                at = bend;
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

    /// <summary>For each arrow its first segment; -1 where it has none.</summary>
    public int[] FirstSegments { get; }

    /// <summary>The layer of each node.</summary>
    public int[] Ranks { get; }

    /// <summary>The nodes that a segment leads from and to.</summary>
    public int[] From { get; }

    public int[] To { get; }

    /// <summary>The segments of a node to the layer after its own, and from the layer before.</summary>
    public Adjacency Ahead { get; }

    public Adjacency Behind { get; }

    /// <summary>The nodes of each layer in their order, and the place of each node in its layer.</summary>
    public int[][] Layers { get; }

    public int[] Places { get; }

    /// <summary>How many nodes the fullest layer has.</summary>
    public int Widest => Layers.Max(layer => layer.Length);

    public bool IsDummy(int node) => node >= Boxes;

    /// <summary>Writes the places of a layer's nodes down.</summary>
    public void Number(int[] layer)
    {
        for (int i = 0; i < layer.Length; i++) Places[layer[i]] = i;
    }

    // The shortest first, so that as many arrows as can be have theirs.
    private int[] NumberBends(Arrow[] arrows, int[] ranks, out int count)
    {
        int[] bends = [.. arrows.Select(arrow => ranks[arrow.To] - ranks[arrow.From] - 1)];
        int[] first = new int[arrows.Length];
        count = Boxes;
        foreach (int arrow in Enumerable.Range(0, arrows.Length).OrderBy(arrow => bends[arrow]))
        {
            bool fits = count - Boxes + (long)bends[arrow] <= MaxBends;
            first[arrow] = fits ? count : -1;
            if (fits) count += bends[arrow];
        }

        return first;
    }
}
