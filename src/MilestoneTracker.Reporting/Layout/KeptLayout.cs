namespace MilestoneTracker.Reporting.Layout;

// The layout of boxes at least half of which have a place already, in the coordinates of that earlier layout: the layers (KeptRanks), the
// order (KeptOrder) and the heights (KeptHeights) start from it, and columns stay where they are. The boxes need not be connected.
internal static class KeptLayout
{
    /// <summary>The layout, or <see langword="null"/> if the edges have too little in common with the earlier ones.</summary>
    public static ConnectedComponentLayout? Compute(
        BoxSize[] boxes, Arrow[] arrows, KeptPlace?[] before, KeptBends?[] bends, Columns columns, double top, Gaps gaps, Freedom freedom,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int[] between = [.. Enumerable.Range(0, arrows.Length).Where(i => arrows[i].From != arrows[i].To)];
        Arrow[] forward = [.. between.Select(i => arrows[i])];
        bool[] reversed = CycleBreaking.FindReversed(
            boxes.Length, forward, [.. before.Select(place => place?.Rank ?? int.MaxValue)]);
        for (int i = 0; i < forward.Length; i++)
            if (reversed[i]) forward[i] = new Arrow(forward[i].To, forward[i].From);

        if (KeptRanks.Find(forward, [.. before.Select(place => place?.Rank)]) is not { } ranks) return null;
        LayeredGraph graph = new(boxes.Length, forward, ranks);
        if (graph.FirstSegments.Contains(-1)) return null;
        double[] wishes = KeptOrder.Run(graph, forward, before, [.. between.Select(i => bends[i])], freedom);
        cancellationToken.ThrowIfCancellationRequested();
        double[] heights = KeptHeights.Compute(graph, boxes, before, wishes, gaps, top);
        graph.SortSegments();
        Columns kept = columns.Kept(graph, boxes, gaps.Layers);
        Point[] centers = [.. Enumerable.Range(0, boxes.Length).Select(box => new Point(kept.Middle(ranks[box]), heights[box]))];
        return ConnectedComponentLayout.Drawn(
            graph, boxes, arrows, forward, between, reversed, centers, heights, kept, gaps, new CrossingCount(graph).CountAll());
    }
}
