namespace MilestoneTracker.Reporting.Layout;

// The layout of one connected component, from (0, 0). Cancellation is checked between the phases, the cost of each of which is bounded.
internal sealed record ConnectedComponentLayout(Point[] Centers, int[] Layers, Point[][] Routes, BoxSize Size)
{
    public static ConnectedComponentLayout Compute(BoxSize[] boxes, Arrow[] arrows, Gaps gaps, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int[] between = [.. Enumerable.Range(0, arrows.Length).Where(i => arrows[i].From != arrows[i].To)];
        Arrow[] forward = [.. between.Select(i => arrows[i])];
        bool[] reversed = CycleBreaking.FindReversed(boxes.Length, forward);
        for (int i = 0; i < forward.Length; i++)
            if (reversed[i]) forward[i] = new Arrow(forward[i].To, forward[i].From);

        LayeredGraph graph = new(boxes.Length, forward, Ranking.Rank(boxes.Length, forward));
        cancellationToken.ThrowIfCancellationRequested();
        Ordering.Run(graph);
        cancellationToken.ThrowIfCancellationRequested();
        graph = LayerSplitting.Split(graph, forward, boxes, gaps);
        int[] ranks = graph.Ranks[..boxes.Length];
        double[] middles = Coordinates.Compute(graph, boxes, gaps);
        cancellationToken.ThrowIfCancellationRequested();
        Columns columns = Columns.Compute(graph, boxes, middles, gaps);
        Point[] centers = [.. Enumerable.Range(0, boxes.Length).Select(box => new Point(columns.Middle(ranks[box]), middles[box]))];

        Routing routing = new(graph, boxes, centers, middles, columns, gaps);
        Point[][] routes = new Point[arrows.Length][];
        for (int i = 0; i < between.Length; i++)
        {
            Point[] route = routing.Route(i, forward[i]);
            if (reversed[i]) Array.Reverse(route);
            routes[between[i]] = route;
        }

        for (int i = 0; i < arrows.Length; i++) routes[i] ??= routing.Loop(arrows[i].From);
        return Framed(boxes, centers, ranks, routes);
    }

    // The size includes the boxes and the routes around them.
    private static ConnectedComponentLayout Framed(BoxSize[] boxes, Point[] centers, int[] ranks, Point[][] routes)
    {
        double top = 0, right = 0, bottom = 0;
        for (int box = 0; box < boxes.Length; box++)
        {
            right = Math.Max(right, centers[box].X + boxes[box].Width / 2);
            bottom = Math.Max(bottom, centers[box].Y + boxes[box].Height / 2);
        }

        foreach (Point point in routes.SelectMany(route => route))
            (top, right, bottom) = (Math.Min(top, point.Y), Math.Max(right, point.X), Math.Max(bottom, point.Y));
        if (top < 0)
        {
            centers = [.. centers.Select(Lowered)];
            routes = [.. routes.Select(route => route.Select(Lowered).ToArray())];
        }

        return new ConnectedComponentLayout(centers, ranks, routes, new BoxSize(right, bottom - top));

        Point Lowered(Point point) => point with { Y = point.Y - top };
    }
}
