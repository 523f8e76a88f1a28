namespace MilestoneTracker.Reporting.Layout;

// The path of each edge: horizontal through the layers, slanted in the gaps between them, where there are no boxes.
//
// The edges at one border of a box are spread over it in the order of their other ends, so that they neither overlap nor cross there; the
// fan is shifted to make one of them horizontal if possible. An edge that is too long for segments (see LayeredGraph) leads over the top
// of its component. The method is our own, after the polylines of Sugiyama, Tagawa, Toda 1981. Cost: linear in the segments.
internal sealed class Routing
{
    private const double Spread = 12;
    private const double Usable = 0.8;

    private readonly LayeredGraph _graph;
    private readonly BoxSize[] _boxes;
    private readonly Point[] _centers;
    private readonly double[] _middles;
    private readonly Columns _columns;
    private readonly Gaps _gaps;
    private readonly double[] _starts;
    private readonly double[] _ends;

    public Routing(LayeredGraph graph, BoxSize[] boxes, Point[] centers, double[] middles, Columns columns, Gaps gaps)
    {
        (_graph, _boxes, _centers, _middles, _columns, _gaps) = (graph, boxes, centers, middles, columns, gaps);
        (_starts, _ends) = (new double[graph.From.Length], new double[graph.From.Length]);
        for (int box = 0; box < boxes.Length; box++)
        {
            Fan(box, graph.Ahead[box], graph.To, _starts);
            Fan(box, graph.Behind[box], graph.From, _ends);
        }
    }

    /// <summary>The path of an edge that leads to the right.</summary>
    public Point[] Route(int arrow, Arrow ends)
    {
        (int from, int to) = ends;
        Point start = new(_centers[from].X + _boxes[from].Width / 2, _centers[from].Y);
        Point end = new(_centers[to].X - _boxes[to].Width / 2, _centers[to].Y);
        int rank = _graph.Ranks[from], last = _graph.Ranks[to], segment = _graph.FirstSegments[arrow];
        if (segment < 0) return OverTheTop(start, end, rank, last);

        List<Point> path = [start with { Y = _starts[segment] }, new Point(_columns.Right[rank], _starts[segment])];
        for (rank++; rank < last; rank++, segment++)
        {
            double height = _middles[_graph.To[segment]];
            path.Add(new Point(_columns.Left[rank], height));
            path.Add(new Point(_columns.Right[rank], height));
        }

        path.Add(new Point(_columns.Left[last], _ends[segment]));
        path.Add(end with { Y = _ends[segment] });
        return Simplified(path);
    }

    /// <summary>The path of a loop.</summary>
    public Point[] Loop(int box)
    {
        double border = _centers[box].X + _boxes[box].Width / 2, beyond = border + _gaps.Layers / 3, reach = _boxes[box].Height / 4;
        (double upper, double lower) = (_centers[box].Y - reach, _centers[box].Y + reach);
        return [new Point(border, upper), new Point(beyond, upper), new Point(beyond, lower), new Point(border, lower)];
    }

    private Point[] OverTheTop(Point start, Point end, int rank, int last)
    {
        double up = _columns.Right[rank] + _gaps.Layers / 3, down = _columns.Left[last] - _gaps.Layers / 3;
        return [start, start with { X = up }, new Point(up, -_gaps.Boxes), new Point(down, -_gaps.Boxes), end with { X = down }, end];
    }

    // The heights at which edges meet a border. The segments are in the order of their other ends.
    private void Fan(int box, Span<int> segments, int[] others, double[] heights)
    {
        if (segments.IsEmpty) return;
        double usable = _boxes[box].Height * Usable, middle = _middles[box];
        double step = segments.Length == 1 ? 0 : Math.Min(Spread, usable / (segments.Length - 1));
        double first = middle - step * (segments.Length - 1) / 2, room = (usable - step * (segments.Length - 1)) / 2;
        double shift = double.MaxValue;
        for (int i = 0; i < segments.Length; i++)
        {
            double needed = _middles[others[segments[i]]] - (first + i * step);
            if (Math.Abs(needed) < Math.Abs(shift)) shift = needed;
        }

        if (Math.Abs(shift) > room) shift = 0;
        for (int i = 0; i < segments.Length; i++) heights[segments[i]] = first + i * step + shift;
    }

    // Removes points on the line between their neighbours.
    private static Point[] Simplified(List<Point> path)
    {
        List<Point> kept = [path[0]];
        for (int i = 1; i < path.Count; i++)
        {
            if (path[i] == kept[^1]) continue;
            if (kept.Count > 1 && OnOneLine(kept[^2], kept[^1], path[i])) kept.RemoveAt(kept.Count - 1);
            kept.Add(path[i]);
        }

        return [.. kept];
    }

    private static bool OnOneLine(Point a, Point b, Point c) => Math.Abs((b.X - a.X) * (c.Y - a.Y) - (c.X - a.X) * (b.Y - a.Y)) < 1e-6;
}
