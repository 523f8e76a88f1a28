using MilestoneTracker.Reporting.Layout;

namespace MilestoneTracker.Reporting.Pictures;

// Places the boxes of a picture: connected ones in layers (Layout/), isolated ones below in a grid, row by row in the order of the nodes.
// The grid is as wide as the layers, or for many boxes about half as wide again as high. Cost: the layered layout, and each box once.
internal sealed class GraphLayout
{
    private const double MinWidth = 1080;
    private const double AboveGrid = 40;
    private const double GridTitle = 28;
    private const double GridGap = 16;
    private const double AspectRatio = 1.5;
    private static readonly Gaps Gaps = new(Boxes: 20, Layers: 56);

    private readonly Point[] _corners;
    private readonly IReadOnlyList<Point>[] _routes;

    private GraphLayout(int boxes, int arrows) => (_corners, _routes) = (new Point[boxes], new IReadOnlyList<Point>[arrows]);

    /// <summary>The upper left corner of each box.</summary>
    public IReadOnlyList<Point> Corners => _corners;

    /// <summary>The path of each arrow.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Routes => _routes;

    public double Width { get; private set; }

    public double Height { get; private set; }

    /// <summary>The top of the title of the grid, if there is a grid below layers.</summary>
    public double? GridTop { get; private set; }

    public static GraphLayout Compute(
        IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, CancellationToken cancellationToken = default)
    {
        GraphLayout layout = new(boxes.Count, arrows.Count);
        bool[] connected = new bool[boxes.Count];
        foreach (Arrow arrow in arrows) connected[arrow.From] = connected[arrow.To] = true;
        if (arrows.Count > 0)
            layout.SetLayers([.. Enumerable.Range(0, boxes.Count).Where(box => connected[box])], boxes, arrows, cancellationToken);
        if (connected.Contains(false)) layout.SetGrid([.. Enumerable.Range(0, boxes.Count).Where(box => !connected[box])], boxes);
        return layout;
    }

    private void SetLayers(int[] members, IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, CancellationToken cancellationToken)
    {
        int[] place = new int[boxes.Count];
        for (int i = 0; i < members.Length; i++) place[members[i]] = i;
        LayeredLayout layered = LayeredLayout.Compute(
            [.. members.Select(box => boxes[box])], [.. arrows.Select(arrow => new Arrow(place[arrow.From], place[arrow.To]))], Gaps,
            cancellationToken);
        foreach (int box in members)
            _corners[box] =
                new Point(layered.Centers[place[box]].X - boxes[box].Width / 2, layered.Centers[place[box]].Y - boxes[box].Height / 2);
        for (int i = 0; i < arrows.Count; i++) _routes[i] = layered.Routes[i];
        (Width, Height) = (layered.Width, layered.Height);
    }

    private void SetGrid(int[] isolated, IReadOnlyList<BoxSize> boxes)
    {
        double column = isolated.Max(box => boxes[box].Width) + GridGap;
        double page =
            Math.Max(Math.Max(Width, MinWidth), Math.Sqrt(isolated.Sum(box => column * (boxes[box].Height + GridGap)) * AspectRatio));
        int columns = Math.Max(1, (int)((page + GridGap) / column));
        if (Height > 0)
        {
            GridTop = Height + AboveGrid;
            Height += AboveGrid + GridTitle;
        }

        for (int from = 0; from < isolated.Length; from += columns)
        {
            if (from > 0) Height += GridGap;
            int[] row = isolated[from..Math.Min(from + columns, isolated.Length)];
            for (int i = 0; i < row.Length; i++) _corners[row[i]] = new Point(i * column, Height);
            Height += row.Max(box => boxes[box].Height);
            Width = Math.Max(Width, row.Length * column - GridGap);
        }
    }
}
