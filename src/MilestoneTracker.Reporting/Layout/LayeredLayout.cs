namespace MilestoneTracker.Reporting.Layout;

// Boxes and arrows in layers from left to right: every arrow that lies on no cycle leads to the right.
//
// Parts that hang together are laid out one by one and then packed onto a sheet (PartLayout, Packing). A part goes through the
// phases of Sugiyama,
// Tagawa and Toda (1981): CycleBreaking, Ranking, Ordering, Coordinates, Routing; each file names its source.
// Guarantees: boxes do not overlap; a route touches no box but its two ends; all lies within 0 .. Width and 0 .. Height; the same
// input gives the same
// picture. Any input will do: cycles, arrows twice or from a box to itself, no boxes at all. Nothing recurses, so chains may be long.
// Cost: near linear, with an upper bound on the effort of what is not (NetworkSimplex, Ordering); 10,000 boxes take a few seconds at most.
// It does not know what is in a box, bends no arrow into a curve, and does not try to keep a picture similar to an earlier one.
internal sealed class LayeredLayout
{
    private LayeredLayout(Point[] centers, int[] layers, Point[][] routes, double width, double height) =>
        (Centers, Layers, Routes, Width, Height) = (centers, layers, routes, width, height);

    public double Width { get; }

    public double Height { get; }

    /// <summary>The middle of each box.</summary>
    public IReadOnlyList<Point> Centers { get; }

    /// <summary>The layer of each box, from 0 in each part that hangs together.</summary>
    public IReadOnlyList<int> Layers { get; }

    /// <summary>
    /// For each arrow its way as a polyline, from the right border of the box that it comes from to the left border of the box that
    /// it goes to. One that
    /// had to be turned round to break a cycle runs backwards: from a left border to a right border. One from a box to itself is a
    /// loop at its right border.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Point>> Routes { get; }

    public static LayeredLayout Compute(
        IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, Gaps gaps, CancellationToken cancellationToken = default)
    {
        int[] partOf = ConnectedComponents.Find(boxes.Count, arrows);
        int count = boxes.Count == 0 ? 0 : partOf.Max() + 1;
        Adjacency boxesOf = Adjacency.By(partOf, count);
        Adjacency arrowsOf = Adjacency.By([.. arrows.Select(arrow => partOf[arrow.From])], count);

        int[] places = new int[boxes.Count];
        ConnectedComponentLayout[] parts = new ConnectedComponentLayout[count];
        for (int part = 0; part < count; part++)
        {
            int[] members = boxesOf[part].ToArray();
            for (int i = 0; i < members.Length; i++) places[members[i]] = i;
            Arrow[] own = [.. arrowsOf[part].ToArray().Select(arrow => new Arrow(places[arrows[arrow].From], places[arrows[arrow].To]))];
            parts[part] = ConnectedComponentLayout.Compute([.. members.Select(box => boxes[box])], own, gaps, cancellationToken);
        }

        Packing sheet = Packing.Pack([.. parts.Select(part => part.Size)], gaps);
        Point[] centers = new Point[boxes.Count];
        int[] layers = new int[boxes.Count];
        Point[][] routes = new Point[arrows.Count][];
        for (int part = 0; part < count; part++)
        {
            Point corner = sheet.Corners[part];
            foreach (int box in boxesOf[part])
                (centers[box], layers[box]) = (Moved(parts[part].Centers[places[box]], corner), parts[part].Layers[places[box]]);
            int next = 0;
            foreach (int arrow in arrowsOf[part]) routes[arrow] = [.. parts[part].Routes[next++].Select(spot => Moved(spot, corner))];
        }

        return new LayeredLayout(centers, layers, routes, sheet.Size.Width, sheet.Size.Height);
    }

    private static Point Moved(Point spot, Point by) => new(spot.X + by.X, spot.Y + by.Y);
}
