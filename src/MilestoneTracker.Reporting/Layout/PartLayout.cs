namespace MilestoneTracker.Reporting.Layout;

// One part of boxes that hang together, laid out from (0, 0). It ends between two phases where somebody wants it to; what each may cost is bounded.
internal sealed record PartLayout(Spot[] Centers, int[] Layers, Spot[][] Routes, BoxSize Size)
{
    public static PartLayout Of(BoxSize[] boxes, Arrow[] arrows, Gaps gaps, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        int[] between = [.. Enumerable.Range(0, arrows.Length).Where(i => arrows[i].From != arrows[i].To)];
        Arrow[] ahead = [.. between.Select(i => arrows[i])];
        bool[] turned = CycleBreaking.Turned(boxes.Length, ahead);
        for (int i = 0; i < ahead.Length; i++)
            if (turned[i]) ahead[i] = new Arrow(ahead[i].To, ahead[i].From);

        LayeredGraph graph = new(boxes.Length, ahead, Ranking.Of(boxes.Length, ahead));
        cancellationToken.ThrowIfCancellationRequested();
        Ordering.Run(graph);
        cancellationToken.ThrowIfCancellationRequested();
        graph = Folding.Of(graph, ahead, boxes, gaps);
        int[] ranks = graph.Ranks[..boxes.Length];
        double[] middles = Coordinates.Of(graph, boxes, gaps);
        cancellationToken.ThrowIfCancellationRequested();
        Columns columns = Columns.Of(graph, boxes, middles, gaps);
        Spot[] centers = [.. Enumerable.Range(0, boxes.Length).Select(box => new Spot(columns.Middle(ranks[box]), middles[box]))];

        Routing routing = new(graph, boxes, centers, middles, columns, gaps);
        Spot[][] routes = new Spot[arrows.Length][];
        for (int i = 0; i < between.Length; i++)
        {
            Spot[] route = routing.Route(i, ahead[i]);
            if (turned[i]) Array.Reverse(route);
            routes[between[i]] = route;
        }

        for (int i = 0; i < arrows.Length; i++) routes[i] ??= routing.Loop(arrows[i].From);
        return Framed(boxes, centers, ranks, routes);
    }

    // What is outermost decides the size: the boxes, and the routes that lead round them.
    private static PartLayout Framed(BoxSize[] boxes, Spot[] centers, int[] ranks, Spot[][] routes)
    {
        double top = 0, right = 0, bottom = 0;
        for (int box = 0; box < boxes.Length; box++)
        {
            right = Math.Max(right, centers[box].X + boxes[box].Width / 2);
            bottom = Math.Max(bottom, centers[box].Y + boxes[box].Height / 2);
        }

        foreach (Spot spot in routes.SelectMany(route => route))
            (top, right, bottom) = (Math.Min(top, spot.Y), Math.Max(right, spot.X), Math.Max(bottom, spot.Y));
        if (top < 0)
        {
            centers = [.. centers.Select(Lowered)];
            routes = [.. routes.Select(route => route.Select(Lowered).ToArray())];
        }

        return new PartLayout(centers, ranks, routes, new BoxSize(right, bottom - top));

        Spot Lowered(Spot spot) => spot with { Y = spot.Y - top };
    }
}
