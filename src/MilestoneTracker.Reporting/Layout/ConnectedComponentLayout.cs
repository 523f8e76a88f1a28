namespace MilestoneTracker.Reporting.Layout;

// The layout of one connected component, from (0, 0). Cancellation is checked between the phases, the cost of each of which is bounded.
// Bends are the heights of the dummy nodes of each edge, in the direction of its layers; a later layout starts from them (KeptLayout).
internal sealed record ConnectedComponentLayout(
    Point[] Centers, int[] Layers, Point[][] Routes, double[][] Bends, Columns Columns, long Crossings, BoxSize Size)
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
        int[] ranks = graph.Ranks;
        double[] middles = Coordinates.Compute(graph, boxes, gaps);
        cancellationToken.ThrowIfCancellationRequested();
        Columns columns = Columns.Compute(graph, boxes, middles, gaps);
        Point[] centers = [.. Enumerable.Range(0, boxes.Length).Select(box => new Point(columns.Middle(ranks[box]), middles[box]))];

        long crossings = new CrossingCount(graph).CountAll();
        return Framed(boxes, Drawn(graph, boxes, arrows, forward, between, reversed, centers, middles, columns, gaps, crossings));
    }

    /// <summary>The routes of a component whose nodes have their places; not shifted.</summary>
    public static ConnectedComponentLayout Drawn(
        LayeredGraph graph, BoxSize[] boxes, Arrow[] arrows, Arrow[] forward, int[] between, bool[] reversed, Point[] centers,
        double[] middles, Columns columns, Gaps gaps, long crossings)
    {
        Routing routing = new(graph, boxes, centers, middles, columns, gaps);
        Point[][] routes = new Point[arrows.Length][];
        double[][] bends = new double[arrows.Length][];
        for (int i = 0; i < between.Length; i++)
        {
            Point[] route = routing.Route(i, forward[i]);
            if (reversed[i]) Array.Reverse(route);
            routes[between[i]] = route;
            int first = graph.FirstSegments[i], count = graph.Ranks[forward[i].To] - graph.Ranks[forward[i].From] - 1;
            bends[between[i]] =
                first < 0 ? [] : [.. Enumerable.Range(first, count).Select(segment => middles[graph.To[segment]])];
        }

        for (int i = 0; i < arrows.Length; i++) (routes[i], bends[i]) = (routes[i] ?? routing.Loop(arrows[i].From), bends[i] ?? []);
        return new ConnectedComponentLayout(centers, graph.Ranks[..boxes.Length], routes, bends, columns, crossings, default);
    }

    // The size includes the boxes and the routes around them.
    private static ConnectedComponentLayout Framed(BoxSize[] boxes, ConnectedComponentLayout drawn)
    {
        double top = 0, right = 0, bottom = 0;
        for (int box = 0; box < boxes.Length; box++)
        {
            right = Math.Max(right, drawn.Centers[box].X + boxes[box].Width / 2);
            bottom = Math.Max(bottom, drawn.Centers[box].Y + boxes[box].Height / 2);
        }

        foreach (Point point in drawn.Routes.SelectMany(route => route))
            (top, right, bottom) = (Math.Min(top, point.Y), Math.Max(right, point.X), Math.Max(bottom, point.Y));
        return drawn.Shifted(new Point(0, -top)) with { Size = new BoxSize(right, bottom - top) };
    }

    /// <summary>The same layout somewhere else.</summary>
    public ConnectedComponentLayout Shifted(Point by) => by == default ? this : this with
    {
        Centers = [.. Centers.Select(center => new Point(center.X + by.X, center.Y + by.Y))],
        Routes = [.. Routes.Select(route => route.Select(point => new Point(point.X + by.X, point.Y + by.Y)).ToArray())],
        Bends = [.. Bends.Select(heights => heights.Select(height => height + by.Y).ToArray())],
        Columns = Columns.Shifted(by.X),
    };
}
