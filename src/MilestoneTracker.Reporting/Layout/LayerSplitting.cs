namespace MilestoneTracker.Reporting.Layout;

// Splits a layer that would be far higher than a screen into several columns, once its order is known.
//
// No edge leads within a layer, so its boxes may be in any of the columns: they are distributed in turn, from the top. An edge to a box
// in a later column has a dummy node in each column before it, at the position of the box, so it passes between the boxes there, and no
// crossings are added. The method is our own; Coffman and Graham ("Optimal scheduling for two-processor systems", 1972) limit layers from
// the start, at the cost of longer edges everywhere. Cost: O(nodes log nodes), plus the added dummy nodes. Only for layers of more than
// MinBoxes boxes and more than Slack times the ideal height.
internal static class LayerSplitting
{
    private const double AspectRatio = 1.5;
    private const double Slack = 2;
    private const int MinBoxes = 20;

    /// <summary>The same graph if no layer is too high; otherwise one with more layers, in order.</summary>
    public static LayeredGraph Split(LayeredGraph graph, Arrow[] arrows, BoxSize[] boxes, Gaps gaps)
    {
        double column = boxes.Average(box => box.Width) + gaps.Layers, row = boxes.Average(box => box.Height) + gaps.Boxes;
        int max = (int)Math.Max(MinBoxes, Slack * Math.Sqrt(boxes.Length * column / row / AspectRatio));
        if (graph.Layers.All(layer => layer.Count(node => !graph.IsDummy(node)) <= max) || graph.FirstSegments.Contains(-1)) return graph;

        int[] ranks = new int[boxes.Length];
        List<int> layerOf = [];
        for (int layer = 0; layer < graph.Layers.Length; layer++)
        {
            int[] members = [.. graph.Layers[layer].Where(node => !graph.IsDummy(node))];
            int columns = (members.Length + max - 1) / max;
            for (int i = 0; i < members.Length; i++) ranks[members[i]] = layerOf.Count + i % columns;
            layerOf.AddRange(Enumerable.Repeat(layer, columns));
        }

        LayeredGraph split = new(boxes.Length, arrows, ranks);
        (int, int)[] order = Order(graph, split, arrows, layerOf);
        foreach (int[] layer in split.Layers)
        {
            Array.Sort(layer, (a, b) => (order[a], a).CompareTo((order[b], b)));
            split.Number(layer);
        }

        return split;
    }

    // The position of each node of the split graph in the original one. Dummy nodes that stand for the same box are then ordered by the
    // position of the other end of their edge.
    private static (int Place, int Other)[] Order(LayeredGraph graph, LayeredGraph split, Arrow[] arrows, List<int> layerOf)
    {
        (int, int)[] order = new (int, int)[split.Count];
        for (int box = 0; box < split.Boxes; box++) order[box] = (graph.Places[box], 0);
        for (int i = 0; i < arrows.Length; i++)
        {
            if (split.FirstSegments[i] < 0) continue;
            (int from, int to) = arrows[i];
            int first = graph.FirstSegments[i], last = first + graph.Ranks[to] - graph.Ranks[from] - 1;
            for (int segment = split.FirstSegments[i]; split.To[segment] != to; segment++)
            {
                int layer = layerOf[split.Ranks[split.To[segment]]] - graph.Ranks[from];
                order[split.To[segment]] = layer == 0 ? (graph.Places[from], graph.Places[graph.To[first]])
                    : layer > last - first ? (graph.Places[to], graph.Places[graph.From[last]])
                    : (graph.Places[graph.To[first + layer - 1]], 0);
            }
        }

        return order;
    }
}
