namespace MilestoneTracker.Reporting.Layout;

// Boxes and edges in layers from left to right: every edge that is not on a cycle leads to the right.
//
// Connected components are laid out one by one and then packed (ConnectedComponentLayout, Packing). A component goes through the phases
// of Sugiyama, Tagawa and Toda (1981): CycleBreaking, Ranking, Ordering, Coordinates, Routing; each file names its source. A layout that
// starts from an earlier one moves as few boxes as possible instead (Restart).
//
// Guarantees: boxes do not overlap; a route touches no box but its two ends; everything lies within 0 .. Width and 0 .. Height; the same
// input gives the same layout. Every input is valid: cycles, multiple edges, loops, no boxes. Nothing is recursive, so chains may be
// long. Cost: near linear; the effort of the other phases (NetworkSimplex, Ordering) is bounded (see docs/performance.md). The layout
// does not know the content of boxes, and does not draw curves.
internal sealed class LayeredLayout
{
    private readonly ConnectedComponentLayout[] _parts;

    private LayeredLayout(IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, LayoutPart[] parts)
    {
        Arrows = [.. arrows];
        _parts = [.. parts.Select(part => part.Layout)];
        Point[] centers = new Point[boxes.Count];
        (int[] layers, int[] partOf) = (new int[boxes.Count], new int[boxes.Count]);
        (Point[][] routes, double[][] bends) = (new Point[arrows.Count][], new double[arrows.Count][]);
        for (int number = 0; number < parts.Length; number++)
        {
            LayoutPart part = parts[number];
            for (int i = 0; i < part.Boxes.Length; i++)
            {
                int box = part.Boxes[i];
                (centers[box], layers[box], partOf[box]) = (part.Layout.Centers[i], part.Layout.Layers[i], number);
                Width = Math.Max(Width, centers[box].X + boxes[box].Width / 2);
                Height = Math.Max(Height, centers[box].Y + boxes[box].Height / 2);
            }

            for (int i = 0; i < part.Arrows.Length; i++)
                (routes[part.Arrows[i]], bends[part.Arrows[i]]) = (part.Layout.Routes[i], part.Layout.Bends[i]);
        }

        foreach (Point point in routes.SelectMany(route => route)) (Width, Height) = (Math.Max(Width, point.X), Math.Max(Height, point.Y));
        (Centers, Layers, PartOf, Routes, Bends) = (centers, layers, partOf, routes, bends);
        Standard = new Standard(Crossings, Width * Height, boxes.Count + arrows.Count);
    }

    public double Width { get; }

    public double Height { get; }

    public IReadOnlyList<Arrow> Arrows { get; }

    /// <summary>The middle of each box.</summary>
    public IReadOnlyList<Point> Centers { get; }

    /// <summary>The layer of each box, from 0 in each part.</summary>
    public IReadOnlyList<int> Layers { get; }

    /// <summary>The part of each box: a connected component, or several that were one in an earlier layout.</summary>
    public IReadOnlyList<int> PartOf { get; }

    /// <summary>For each edge its path as a polyline, from the right border of its first box to the left border of the second one. An edge
    /// that was reversed to break a cycle runs backwards: from a left border to a right border. A loop is drawn at the right border of its
    /// box.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Routes { get; }

    /// <summary>For each edge its heights in the layers between its ends, from the lower layer on.</summary>
    public IReadOnlyList<double[]> Bends { get; }

    /// <summary>The crossings in the gaps between layers.</summary>
    public long Crossings => _parts.Sum(part => part.Crossings);

    /// <summary>What the next layout that starts from this one is held against.</summary>
    public Standard Standard { get; private set; }

    /// <summary>The columns of a part.</summary>
    public Columns ColumnsOf(int part) => _parts[part].Columns;

    /// <summary>A layout from nothing.</summary>
    /// <param name="boxes">The sizes of the boxes.</param>
    /// <param name="arrows">The edges.</param>
    /// <param name="gaps">The minimum distances.</param>
    /// <param name="finished">Whether each box is finished work; connected components of nothing else come last (default: none is).</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static LayeredLayout Compute(
        IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, Gaps gaps, bool[]? finished = null,
        CancellationToken cancellationToken = default)
    {
        LayoutPart[] parts = LayoutPart.Split(boxes.Count, arrows, ConnectedComponents.Find(boxes.Count, arrows));
        foreach (LayoutPart part in parts)
            part.Layout = ConnectedComponentLayout.Compute(part.SizesIn(boxes), part.ArrowsIn(arrows), gaps, cancellationToken);
        Packing packing = Packing.Pack(
            [.. parts.Select(part => part.Layout.Size)], gaps,
            [.. parts.Select(part => finished is not null && Array.TrueForAll(part.Boxes, box => finished[box]))]);
        for (int i = 0; i < parts.Length; i++) parts[i].Layout = parts[i].Layout.Shifted(packing.Corners[i]);
        return Of(boxes, arrows, parts);
    }

    /// <summary>Puts parts together that have their places.</summary>
    public static LayeredLayout Of(IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, LayoutPart[] parts) =>
        new(boxes, arrows, parts);

    /// <summary>This layout with another standard than itself; for the one that made it.</summary>
    public LayeredLayout HeldAgainst(Standard standard)
    {
        Standard = standard;
        return this;
    }
}
