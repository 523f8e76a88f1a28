namespace MilestoneTracker.Reporting.Layout;

// Boxes and edges in layers from left to right: every edge that is not on a cycle leads to the right.
//
// Connected components are laid out one by one and then packed (ConnectedComponentLayout, Packing). A component goes through the phases
// of Sugiyama, Tagawa and Toda (1981): CycleBreaking, Ranking, Ordering, Coordinates, Routing; each file names its source.
//
// Guarantees: boxes do not overlap; a route touches no box but its two ends; everything lies within 0 .. Width and 0 .. Height; the same
// input gives the same layout. Every input is valid: cycles, multiple edges, loops, no boxes. Nothing is recursive, so chains may be
// long. Cost: near linear; the effort of the other phases (NetworkSimplex, Ordering) is bounded (see docs/performance.md). The layout
// does not know the content of boxes, does not draw curves, and does not keep a layout similar to an earlier one.
internal sealed class LayeredLayout
{
    private LayeredLayout(Point[] centers, int[] layers, Point[][] routes, double width, double height) =>
        (Centers, Layers, Routes, Width, Height) = (centers, layers, routes, width, height);

    public double Width { get; }

    public double Height { get; }

    /// <summary>The middle of each box.</summary>
    public IReadOnlyList<Point> Centers { get; }

    /// <summary>The layer of each box, from 0 in each connected component.</summary>
    public IReadOnlyList<int> Layers { get; }

    /// <summary>For each edge its path as a polyline, from the right border of its first box to the left border of the second one. An edge
    /// that was reversed to break a cycle runs backwards: from a left border to a right border. A loop is drawn at the right border of its
    /// box.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Routes { get; }

    public static LayeredLayout Compute(
        IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, Gaps gaps, CancellationToken cancellationToken = default)
    {
        int[] componentOf = ConnectedComponents.Find(boxes.Count, arrows);
        int count = boxes.Count == 0 ? 0 : componentOf.Max() + 1;
        Adjacency boxesOf = Adjacency.By(componentOf, count);
        Adjacency arrowsOf = Adjacency.By([.. arrows.Select(arrow => componentOf[arrow.From])], count);

        int[] places = new int[boxes.Count];
        ConnectedComponentLayout[] components = new ConnectedComponentLayout[count];
        for (int component = 0; component < count; component++)
        {
            int[] members = boxesOf[component].ToArray();
            for (int i = 0; i < members.Length; i++) places[members[i]] = i;
            Arrow[] own =
                [.. arrowsOf[component].ToArray().Select(arrow => new Arrow(places[arrows[arrow].From], places[arrows[arrow].To]))];
            components[component] = ConnectedComponentLayout.Compute([.. members.Select(box => boxes[box])], own, gaps, cancellationToken);
        }

        Packing packing = Packing.Pack([.. components.Select(component => component.Size)], gaps);
        Point[] centers = new Point[boxes.Count];
        int[] layers = new int[boxes.Count];
        Point[][] routes = new Point[arrows.Count][];
        for (int component = 0; component < count; component++)
        {
            Point corner = packing.Corners[component];
            foreach (int box in boxesOf[component])
                (centers[box], layers[box]) =
                    (Shifted(components[component].Centers[places[box]], corner), components[component].Layers[places[box]]);
            int next = 0;
            foreach (int arrow in arrowsOf[component])
                routes[arrow] = [.. components[component].Routes[next++].Select(point => Shifted(point, corner))];
        }

        return new LayeredLayout(centers, layers, routes, packing.Size.Width, packing.Size.Height);
    }

    private static Point Shifted(Point point, Point by) => new(point.X + by.X, point.Y + by.Y);
}
