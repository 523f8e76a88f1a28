using MilestoneTracker.Reporting.Layout;

namespace MilestoneTracker.Reporting.Pictures;

// Places the boxes of a picture: connected ones in layers (Layout/), isolated ones below in a grid, row by row in the order of the nodes,
// those that are finished last. The grid is as wide as the layers, or for many boxes about half as wide again as high.
//
// A layout that starts from an earlier one keeps places: in layers by Restart, in the grid by cell; a new isolated box goes to the first
// free cell. The grid moves down if the layers reach it. Of the same graph the earlier layout is the result. Cost: the layered layout, and
// each box once.
internal sealed class GraphLayout
{
    private const double MinWidth = 1080;
    private const double AboveGrid = 40;
    private const double GridTitle = 28;
    private const double GridGap = 16;
    private const double MaxGridGap = 300;
    private const double AspectRatio = 1.5;
    private static readonly Gaps Gaps = new(Boxes: 20, Layers: 56);

    private readonly BoxSize[] _boxes;
    private readonly Arrow[] _arrows;
    private readonly Point[] _corners;
    private readonly IReadOnlyList<Point>[] _routes;
    private readonly int[] _inLayers;
    private readonly int[] _cells;
    private LayeredLayout? _layered;
    private int _columns;
    private BoxSize _cell;

    private GraphLayout(IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows)
    {
        (_boxes, _arrows) = ([.. boxes], [.. arrows]);
        (_corners, _routes) = (new Point[boxes.Count], new IReadOnlyList<Point>[arrows.Count]);
        (_inLayers, _cells) = (new int[boxes.Count], new int[boxes.Count]);
        Array.Fill(_inLayers, -1);
        Array.Fill(_cells, -1);
    }

    /// <summary>The upper left corner of each box.</summary>
    public IReadOnlyList<Point> Corners => _corners;

    /// <summary>The path of each arrow.</summary>
    public IReadOnlyList<IReadOnlyList<Point>> Routes => _routes;

    public double Width { get; private set; }

    public double Height { get; private set; }

    /// <summary>The top of the title of the grid, if there is a grid below layers.</summary>
    public double? GridTop { get; private set; }

    /// <summary>The column of each box, numbered from 0 without a gap: its layer, so that connected components beside each other share
    /// columns, or its place in a row of the grid if there are no layers. -1 for a box in a grid below layers.</summary>
    public IReadOnlyList<int> ColumnOf => field ??= FindColumns();

    /// <summary>The crossings of arrows in the gaps between layers.</summary>
    public long Crossings => _layered?.Crossings ?? 0;

    /// <summary>The layout.</summary>
    /// <param name="boxes">The sizes of the boxes.</param>
    /// <param name="arrows">The arrows, by the indices of their boxes.</param>
    /// <param name="finished">Whether each box is finished work (default: none is).</param>
    /// <param name="earlier">The layout to start from, if any.</param>
    /// <param name="before">The index of each box in it, or -1.</param>
    /// <param name="compares">Whether a layout that starts from an earlier one is compared with one from nothing in any case
    /// (Restart).</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static GraphLayout Compute(
        IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, IReadOnlyList<bool>? finished = null, GraphLayout? earlier = null,
        IReadOnlyList<int>? before = null, bool compares = false, CancellationToken cancellationToken = default)
    {
        if (earlier is not null && before is not null && earlier.IsOf(boxes, arrows, before)) return earlier;
        GraphLayout layout = new(boxes, arrows);
        bool[] connected = new bool[boxes.Count];
        foreach (Arrow arrow in arrows) connected[arrow.From] = connected[arrow.To] = true;
        int[] was = before is null || earlier is null ? [.. Enumerable.Repeat(-1, boxes.Count)] : [.. before];
        if (arrows.Count > 0)
            layout.SetLayers(
                [.. Enumerable.Range(0, boxes.Count).Where(box => connected[box])], boxes, arrows, finished, earlier, was,
                compares, cancellationToken);
        if (connected.Contains(false))
        {
            int[] isolated = [.. Enumerable.Range(0, boxes.Count).Where(box => !connected[box]).OrderBy(box => finished?[box] == true)];
            layout.SetGrid(isolated, boxes, earlier, was);
        }

        return layout;
    }

    // Whether this is the layout of the very same graph.
    private bool IsOf(IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, IReadOnlyList<int> before) =>
        boxes.Count == _boxes.Length && Enumerable.Range(0, boxes.Count).All(box => before[box] == box) && boxes.SequenceEqual(_boxes)
        && arrows.SequenceEqual(_arrows);

    private void SetLayers(
        int[] members, IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, IReadOnlyList<bool>? finished, GraphLayout? earlier,
        int[] before, bool compares, CancellationToken cancellationToken)
    {
        for (int i = 0; i < members.Length; i++) _inLayers[members[i]] = i;
        BoxSize[] sizes = [.. members.Select(box => boxes[box])];
        Arrow[] own = [.. arrows.Select(arrow => new Arrow(_inLayers[arrow.From], _inLayers[arrow.To]))];
        bool[]? done = finished is null ? null : [.. members.Select(box => finished[box])];
        _layered = earlier?._layered is { } start
            ? Restart.Compute(
                sizes, own, Gaps, start, [.. members.Select(box => before[box] < 0 ? -1 : earlier._inLayers[before[box]])], done,
                compares, cancellationToken)
            : LayeredLayout.Compute(sizes, own, Gaps, done, cancellationToken);
        foreach (int box in members)
        {
            Point center = _layered.Centers[_inLayers[box]];
            _corners[box] = new Point(center.X - boxes[box].Width / 2, center.Y - boxes[box].Height / 2);
        }

        for (int i = 0; i < arrows.Count; i++) _routes[i] = _layered.Routes[i];
        (Width, Height) = (_layered.Width, _layered.Height);
    }

    private int[] FindColumns()
    {
        int[] columns = [.. Enumerable.Range(0, _boxes.Length).Select(box => _layered is null ? _cells[box] % _columns
            : _inLayers[box] < 0 ? -1 : _layered.Layers[_inLayers[box]])];
        int[] used = [.. columns.Where(column => column >= 0).Distinct().Order()];
        return [.. columns.Select(column => column < 0 ? -1 : Array.BinarySearch(used, column))];
    }

    // Not where most of the grid would be new, or most of its cells empty.
    private static bool KeepsItsShape(int[] isolated, GraphLayout earlier, int[] before)
    {
        int[] kept = [.. isolated.Where(box => before[box] >= 0).Select(box => earlier._cells[before[box]]).Where(cell => cell >= 0)];
        return 2 * kept.Length >= isolated.Length && kept.Max() < 2 * (isolated.Length + earlier._columns);
    }

    private void SetGrid(int[] isolated, IReadOnlyList<BoxSize> boxes, GraphLayout? earlier, int[] before)
    {
        GraphLayout? start = earlier is { _columns: > 0 } && KeepsItsShape(isolated, earlier, before) ? earlier : null;
        _cell = new BoxSize(
            Math.Max(start?._cell.Width ?? 0, isolated.Max(box => boxes[box].Width) + GridGap),
            Math.Max(start?._cell.Height ?? 0, isolated.Max(box => boxes[box].Height) + GridGap));
        double page = Math.Max(Math.Max(Width, MinWidth), Math.Sqrt(isolated.Length * _cell.Width * _cell.Height * AspectRatio));
        _columns = start?._columns ?? Math.Max(1, (int)((page + GridGap) / _cell.Width));
        double top = 0;
        if (Height > 0)
        {
            GridTop = Height + AboveGrid;
            if (start?.GridTop is { } was && was >= GridTop && was <= GridTop + MaxGridGap) GridTop = was;
            top = GridTop.Value + GridTitle;
        }

        HashSet<int> taken = [];
        foreach (int box in isolated)
            if (start is not null && before[box] >= 0 && start._cells[before[box]] is int cell and >= 0 && taken.Add(cell))
                _cells[box] = cell;
        int free = 0;
        foreach (int box in isolated)
        {
            while (_cells[box] < 0)
                if (taken.Add(free++)) _cells[box] = free - 1;
            _corners[box] = new Point(_cells[box] % _columns * _cell.Width, top + _cells[box] / _columns * _cell.Height);
            Width = Math.Max(Width, _corners[box].X + boxes[box].Width);
            Height = Math.Max(Height, _corners[box].Y + boxes[box].Height);
        }
    }
}
