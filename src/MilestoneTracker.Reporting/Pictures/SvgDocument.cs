namespace MilestoneTracker.Reporting.Pictures;

// What every stand-alone SVG 1.1 picture begins with: its size, a title and a description for those who cannot see it, its style sheet,
// the icons that it uses, the ground, and the title in large letters. No script, no external reference.
internal static class SvgDocument
{
    public const double Margin = 24;

    /// <summary>Begins a picture; the element <c>svg</c> stays open.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="kind">The class of the picture, such as <c>graph</c>, from which its identifiers are made.</param>
    /// <param name="title">The title.</param>
    /// <param name="description">What is drawn, in some sentences.</param>
    /// <param name="size">Its size, without the margins at both sides; with those above and below.</param>
    /// <param name="style">The style sheet.</param>
    /// <param name="symbols">The icons; empty if it uses none.</param>
    public static Markup Begin(
        TextWriter output, string kind, string title, string description, (double Width, double Height) size, string style,
        string symbols)
    {
        (double width, double height) = (size.Width + 2 * Margin, size.Height);
        Markup svg = new(output);
        svg.Literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
            + (symbols.Length > 0 ? "xmlns:xlink=\"http://www.w3.org/1999/xlink\" " : ""));
        svg.Add($"version=\"1.1\" class=\"{kind}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" "
            + $"role=\"graphics-document document\" aria-labelledby=\"{kind}-title\" aria-describedby=\"{kind}-description\">\n");
        svg.Add($"<title id=\"{kind}-title\">{title}</title>\n<desc id=\"{kind}-description\">{description}</desc>\n");
        svg.Literal("<style>\n" + style + "</style>\n" + (symbols.Length > 0 ? "<defs>\n" + symbols + "</defs>\n" : "")
            + "<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");
        svg.Add($"<text class=\"title\" x=\"{Margin}\" y=\"{Margin + 18}\">{TextFit.Line(title, size.Width, 20, bold: true)}</text>\n");
        return svg;
    }
}
