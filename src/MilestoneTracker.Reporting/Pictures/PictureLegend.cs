namespace MilestoneTracker.Reporting.Pictures;

// What the shapes of a picture mean, below it: a line of shapes with words, and as many lines as are needed.
internal sealed class PictureLegend
{
    private const double Size = 11.5;
    private const double ShapeWidth = 30;
    private const double LineHeight = 24;

    private readonly List<(double X, double Y, string Shape, string Words)> _items = [];

    /// <param name="items">Shapes, as markup, with their words.</param>
    /// <param name="width">The width of the picture.</param>
    public PictureLegend(IEnumerable<(string Shape, string Words)> items, double width)
    {
        double x = 0, y = 0;
        foreach ((string shape, string words) in items)
        {
            double needed = ShapeWidth + TextWidth.Measure(words, Size) + 20;
            if (x > 0 && x + needed > width) (x, y) = (0, y + LineHeight);
            _items.Add((x, y, shape, words));
            x += needed;
        }

        Height = y + LineHeight;
    }

    public double Height { get; }

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
}
