namespace MilestoneTracker.Reporting.Layout;

// A layer that stands far higher than a screen of its part's size is folded into several columns, once its order is known.
//
// No arrow leads within a layer, so its boxes may lie in any of the columns: they are dealt out in turn, from the top. An arrow to
// a box behind has a bend in each
// column before it, at the place that the box had, so it passes between the boxes there: the columns are a staircase, and there is
// no crossing more than before. Our own;
// Coffman and Graham ("Optimal scheduling for two-processor systems", 1972) bound layers from the start, at the cost of longer
// arrows everywhere.
// Cost: O(nodes log nodes), and the bends that it adds. Only for layers of more than Least boxes and more than Slack times as high
// as they should be.
internal static class LayerSplitting
{
    private const double Shape = 1.5;
    private const double Slack = 2;
    private const int Least = 20;

    /// <summary>The same graph where no layer is too full; otherwise one with more layers, in order.</summary>
    public static LayeredGraph Split(LayeredGraph graph, Arrow[] arrows, BoxSize[] boxes, Gaps gaps)
    {
        double column = boxes.Average(box => box.Width) + gaps.Layers, row = boxes.Average(box => box.Height) + gaps.Boxes;
        int most = (int)Math.Max(Least, Slack * Math.Sqrt(boxes.Length * column / row / Shape));
        if (graph.Layers.All(layer => layer.Count(node => !graph.IsDummy(node)) <= most) || graph.FirstSegments.Contains(-1)) return graph;

        int[] ranks = new int[boxes.Length];
        List<int> layerOf = [];
        for (int layer = 0; layer < graph.Layers.Length; layer++)
        {
            int[] members = [.. graph.Layers[layer].Where(node => !graph.IsDummy(node))];
            int columns = (members.Length + most - 1) / most;
            for (int i = 0; i < members.Length; i++) ranks[members[i]] = layerOf.Count + i % columns;
            layerOf.AddRange(Enumerable.Repeat(layer, columns));
        }

        LayeredGraph folded = new(boxes.Length, arrows, ranks);
        (int, int)[] order = Order(graph, folded, arrows, layerOf);
        foreach (int[] layer in folded.Layers)
        {
            Array.Sort(layer, (a, b) => (order[a], a).CompareTo((order[b], b)));
            folded.Number(layer);
        }

        return folded;
    }

    // The place of each node of the folded graph before it was folded; of bends that stand for one box, then the place of what the
    // arrow joins it to.
    private static (int Place, int Other)[] Order(LayeredGraph graph, LayeredGraph folded, Arrow[] arrows, List<int> layerOf)
    {
        (int, int)[] order = new (int, int)[folded.Count];
        for (int box = 0; box < folded.Boxes; box++) order[box] = (graph.Places[box], 0);
        for (int i = 0; i < arrows.Length; i++)
        {
            if (folded.FirstSegments[i] < 0) continue;
            (int from, int to) = arrows[i];
            int first = graph.FirstSegments[i], last = first + graph.Ranks[to] - graph.Ranks[from] - 1;
            for (int segment = folded.FirstSegments[i]; folded.To[segment] != to; segment++)
            {
                int layer = layerOf[folded.Ranks[folded.To[segment]]] - graph.Ranks[from];
                order[folded.To[segment]] = layer == 0 ? (graph.Places[from], graph.Places[graph.To[first]])
                    : layer > last - first ? (graph.Places[to], graph.Places[graph.From[last]])
                    : (graph.Places[graph.To[first + layer - 1]], 0);
            }
        }

        return order;
    }
}
