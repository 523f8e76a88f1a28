namespace MilestoneTracker.Reporting.Pictures;

// What the shapes of a timeline mean, below it: a line of shapes with words, and as many lines as are needed.
internal sealed class TimelineLegend
{
    private const double Size = 11.5;
    private const double ShapeWidth = 30;
    private const double LineHeight = 24;

    private readonly List<(double X, double Y, string Shape, string Words)> _items = [];
    private readonly double _height;

    public TimelineLegend(TimelinePicture picture, double width)
    {
        double x = 0, y = 0;
        foreach ((string shape, string words) in Items(picture))
        {
            double needed = ShapeWidth + TextWidth.Measure(words, Size) + 20;
            if (x > 0 && x + needed > width) (x, y) = (0, y + LineHeight);
            _items.Add((x, y, shape, words));
            x += needed;
        }

        _height = y + LineHeight;
    }

    public double Height => _height;

    /// <summary>Where it begins, below something.</summary>
    public static double Top(double below) => below + 12;

    public void Draw(Markup svg, double below)
    {
        svg.Literal("<g class=\"legend\">\n");
        foreach ((double x, double y, string shape, string words) in _items)
        {
            svg.Add($"<g transform=\"translate({x} {Top(below) + y})\"><g aria-hidden=\"true\">");
            svg.Literal(shape);
            svg.Add($"</g><text class=\"when\" x=\"{ShapeWidth}\" y=\"14\">{words}</text></g>\n");
        }

        svg.Literal("</g>\n");
    }

    private static IEnumerable<(string Shape, string Words)> Items(TimelinePicture picture)
    {
        yield return ("<rect class=\"past\" y=\"5\" width=\"22\" height=\"10\" rx=\"2\"/>", "finished");
        yield return ("<rect class=\"begun\" y=\"7\" width=\"22\" height=\"6\" rx=\"1\"/>", "begun");
        yield return ("<rect class=\"left\" x=\".5\" y=\"4.5\" width=\"21\" height=\"11\" rx=\"2\"/>", "to come, by forecast");
        yield return (
            "<g class=\"must\"><rect class=\"left\" x=\".5\" y=\"4.5\" width=\"21\" height=\"11\" rx=\"2\"/></g>",
            "critical: it may not slip");
        yield return ("<path class=\"past\" d=\"M0 10L6 4L12 10L6 16Z\"/>", "a moment");
        yield return (
            "<path class=\"promise\" d=\"M4 4H13L8.5 11Z\"/><path class=\"promise-line\" d=\"M8.5 10V17\"/>", "promised (target)");
        yield return ("<path class=\"over\" d=\"M0 10H22\"/>", "later than promised");
        if (picture.Baseline is { } baseline) yield return ("<path class=\"base\" d=\"M1 8V13H21V8\"/>", "baseline " + baseline.Name);
        if (picture.HasChain) yield return ("<path class=\"drive\" d=\"M2 3V15H22\"/>", "drives the finish");
        if (picture.HasNow) yield return ("<g class=\"now\"><path d=\"M10 1V19\"/></g>", "now");
        if (picture.HasDaysOff) yield return ("<rect class=\"off\" y=\"3\" width=\"22\" height=\"14\"/>", "days off");
    }
}
