namespace MilestoneTracker.Reporting.Layout;

// Orders the nodes in their layers by where they were in an earlier layout. New ones begin at the mean of their neighbours, and then sift
// to the position with the fewest crossings: dummy nodes and new boxes freely, the others as they may. Cost: that of Sifting, with its
// effort bounded as in Ordering.
internal static class KeptOrder
{
    private const long Effort = 20_000_000;
    private const long EffortEach = 1_000;
    private const int ReachDivisor = 20;
    private const long MaxReach = 1_000;

    /// <summary>Orders the layers. Returns the height at which each node would like to be.</summary>
    /// <param name="graph">The graph; the order of its layers is replaced.</param>
    /// <param name="arrows">The edges that it was made from.</param>
    /// <param name="before">The earlier place of each box, if it has one.</param>
    /// <param name="bends">The earlier way of each edge, if it has one.</param>
    /// <param name="ofKept">How boxes with an earlier place move.</param>
    public static double[] Run(LayeredGraph graph, Arrow[] arrows, KeptPlace?[] before, KeptBends?[] bends, Freedom ofKept)
    {
        double[] heights = new double[graph.Count];
        double bottom = before.Max(place => place?.Height ?? 0);
        bool[] known = [.. before.Select(place => place is not null)];
        for (int box = 0; box < graph.Boxes; box++) heights[box] = before[box]?.Height ?? bottom;
        for (bool found = true; found;)
        {
            found = false;
            foreach (int box in Enumerable.Range(0, graph.Boxes).Where(box => !known[box]))
            {
                double[] near = [.. arrows.Where(arrow => arrow.From == box && known[arrow.To] || arrow.To == box && known[arrow.From])
                    .Select(arrow => heights[arrow.From == box ? arrow.To : arrow.From])];
                if (near.Length == 0) continue;
                (heights[box], known[box], found) = (near.Average(), true, true);
            }
        }

        for (int i = 0; i < arrows.Length; i++)
        {
            if (graph.FirstSegments[i] < 0) continue;
            (int from, int to) = arrows[i];
            int length = graph.Ranks[to] - graph.Ranks[from];
            for (int step = 1; step < length; step++)
            {
                int dummy = graph.To[graph.FirstSegments[i] + step - 1];
                heights[dummy] = bends[i]?.At(graph.Ranks[dummy]) ?? heights[from] + (heights[to] - heights[from]) * step / length;
            }
        }

        foreach (int[] layer in graph.Layers)
        {
            Array.Sort(layer, (a, b) => (heights[a], a).CompareTo((heights[b], b)));
            graph.Number(layer);
        }

        Freedom[] freedoms = [.. Enumerable.Range(0, graph.Count)
            .Select(node => !graph.IsDummy(node) && before[node]?.Rank == graph.Ranks[node] ? ofKept : Freedom.Any)];
        long effort = Math.Max(Effort, EffortEach * graph.From.Length);
        new Sifting(graph, (int)Math.Min(MaxReach, effort / ReachDivisor / (graph.From.Length + 1)), freedoms).Run(effort);
        return heights;
    }
}
