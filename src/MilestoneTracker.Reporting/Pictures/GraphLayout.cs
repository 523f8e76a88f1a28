using MilestoneTracker.Reporting.Layout;

namespace MilestoneTracker.Reporting.Pictures;

// Where the boxes of a picture are: those that arrows join in layers (Layout/), and those that nothing joins below them, in a grid
// that is read row
// by row in the order of the nodes. The grid is as wide as what is above it, or where it is long about half as wide again as high.
// Cost: that of the layered layout, and each box once.
internal sealed class GraphLayout
{
    private const double LeastWidth = 1080;
    private const double AboveGrid = 40;
    private const double GridTitle = 28;
    private const double BetweenSingles = 16;
    private const double Shape = 1.5;
    private static readonly Gaps Gaps = new(Boxes: 20, Layers: 56);

    private readonly Point[] _corners;
    private readonly IReadOnlyList<Point>[] _routes;

    private GraphLayout(int boxes, int arrows) => (_corners, _routes) = (new Point[boxes], new IReadOnlyList<Point>[arrows]);

    /// <summary>The upper left corner of each box.</summary>
    public IReadOnlyList<Point> Corners => _corners;

    /// <summary>The way of each arrow.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Routes => _routes;

    public double Width { get; private set; }

    public double Height { get; private set; }

    /// <summary>Where the title of the grid belongs, if there is a grid and something above it.</summary>
    public double? GridTop { get; private set; }

    public static GraphLayout Compute(
        IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, CancellationToken cancellationToken = default)
    {
        GraphLayout arrangement = new(boxes.Count, arrows.Count);
        bool[] joined = new bool[boxes.Count];
        foreach (Arrow arrow in arrows) joined[arrow.From] = joined[arrow.To] = true;
        if (arrows.Count > 0)
            arrangement.SetLayers([.. Enumerable.Range(0, boxes.Count).Where(box => joined[box])], boxes, arrows, cancellationToken);
        if (joined.Contains(false)) arrangement.SetGrid([.. Enumerable.Range(0, boxes.Count).Where(box => !joined[box])], boxes);
        return arrangement;
    }

    private void SetLayers(int[] members, IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, CancellationToken cancellationToken)
    {
        int[] place = new int[boxes.Count];
        for (int i = 0; i < members.Length; i++) place[members[i]] = i;
        LayeredLayout layout = LayeredLayout.Compute(
            [.. members.Select(box => boxes[box])], [.. arrows.Select(arrow => new Arrow(place[arrow.From], place[arrow.To]))], Gaps,
            cancellationToken);
        foreach (int box in members)
            _corners[box] =
                new Point(layout.Centers[place[box]].X - boxes[box].Width / 2, layout.Centers[place[box]].Y - boxes[box].Height / 2);
        for (int i = 0; i < arrows.Count; i++) _routes[i] = layout.Routes[i];
        (Width, Height) = (layout.Width, layout.Height);
    }

    private void SetGrid(int[] singles, IReadOnlyList<BoxSize> boxes)
    {
        double column = singles.Max(box => boxes[box].Width) + BetweenSingles;
        double page =
            Math.Max(Math.Max(Width, LeastWidth), Math.Sqrt(singles.Sum(box => column * (boxes[box].Height + BetweenSingles)) * Shape));
        int columns = Math.Max(1, (int)((page + BetweenSingles) / column));
        if (Height > 0)
        {
            GridTop = Height + AboveGrid;
            Height += AboveGrid + GridTitle;
        }

        for (int from = 0; from < singles.Length; from += columns)
        {
            if (from > 0) Height += BetweenSingles;
            int[] row = singles[from..Math.Min(from + columns, singles.Length)];
            for (int i = 0; i < row.Length; i++) _corners[row[i]] = new Point(i * column, Height);
            Height += row.Max(box => boxes[box].Height);
            Width = Math.Max(Width, row.Length * column - BetweenSingles);
        }
    }
}
