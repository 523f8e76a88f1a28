namespace MilestoneTracker.Reporting.Layout;

// One part of boxes that hang together, laid out from (0, 0). It ends between two phases where somebody wants it to; what each may
// cost is bounded.
internal sealed record ConnectedComponentLayout(Point[] Centers, int[] Layers, Point[][] Routes, BoxSize Size)
{
    public static ConnectedComponentLayout Compute(BoxSize[] boxes, Arrow[] arrows, Gaps gaps, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int[] between = [.. Enumerable.Range(0, arrows.Length).Where(i => arrows[i].From != arrows[i].To)];
        Arrow[] ahead = [.. between.Select(i => arrows[i])];
        bool[] turned = CycleBreaking.FindReversed(boxes.Length, ahead);
        for (int i = 0; i < ahead.Length; i++)
            if (turned[i]) ahead[i] = new Arrow(ahead[i].To, ahead[i].From);

        LayeredGraph graph = new(boxes.Length, ahead, Ranking.Rank(boxes.Length, ahead));
        cancellationToken.ThrowIfCancellationRequested();
        Ordering.Run(graph);
        cancellationToken.ThrowIfCancellationRequested();
        graph = LayerSplitting.Split(graph, ahead, boxes, gaps);
        int[] ranks = graph.Ranks[..boxes.Length];
        double[] middles = Coordinates.Compute(graph, boxes, gaps);
        cancellationToken.ThrowIfCancellationRequested();
        Columns columns = Columns.Compute(graph, boxes, middles, gaps);
        Point[] centers = [.. Enumerable.Range(0, boxes.Length).Select(box => new Point(columns.Middle(ranks[box]), middles[box]))];

        Routing routing = new(graph, boxes, centers, middles, columns, gaps);
        Point[][] routes = new Point[arrows.Length][];
        for (int i = 0; i < between.Length; i++)
        {
            Point[] route = routing.Route(i, ahead[i]);
            if (turned[i]) Array.Reverse(route);
            routes[between[i]] = route;
        }

        for (int i = 0; i < arrows.Length; i++) routes[i] ??= routing.Loop(arrows[i].From);
        return Framed(boxes, centers, ranks, routes);
    }

    // What is outermost decides the size: the boxes, and the routes that lead round them.
    private static ConnectedComponentLayout Framed(BoxSize[] boxes, Point[] centers, int[] ranks, Point[][] routes)
    {
        double top = 0, right = 0, bottom = 0;
        for (int box = 0; box < boxes.Length; box++)
        {
            right = Math.Max(right, centers[box].X + boxes[box].Width / 2);
            bottom = Math.Max(bottom, centers[box].Y + boxes[box].Height / 2);
        }

        foreach (Point spot in routes.SelectMany(route => route))
            (top, right, bottom) = (Math.Min(top, spot.Y), Math.Max(right, spot.X), Math.Max(bottom, spot.Y));
        if (top < 0)
        {
            centers = [.. centers.Select(Lowered)];
            routes = [.. routes.Select(route => route.Select(Lowered).ToArray())];
        }

        return new ConnectedComponentLayout(centers, ranks, routes, new BoxSize(right, bottom - top));

        Point Lowered(Point spot) => spot with { Y = spot.Y - top };
    }
}
