namespace MilestoneTracker.Reporting.Pictures;

// The graph as a stand-alone SVG 1.1 picture with its style sheet: valid XML, no script, no external reference. It looks the same opened
// alone, in <img> and inlined in a page; light or dark as the reader's screen. Its title and description say in words what is drawn and
// what was left out, and so does the title of each node. The picture is as large as it needs to be; nothing is scaled. Cost: the layout,
// and each node and edge once. PlanReport.Graph decides what is drawn.
internal static class SvgPicture
{
    private const double Margin = 24;

    public static void Write(PlanReport report, TextWriter output)
    {
        GraphPicture graph = report.Picture;
        double width = Math.Max(graph.Width, 480);
        IReadOnlyList<string> summary = TextFit.Lines(Summary(report), width, 12.5);
        IReadOnlyList<string> notes = report.Graph.LeftOut is { } leftOut ? TextFit.Lines(leftOut, width, 12.5) : [];
        double top = Margin + 30 + summary.Count * 18 + 20;
        double height = top + graph.Height + (notes.Count > 0 ? 16 + notes.Count * 18 : 0) + Margin;

        Markup svg = new(output);
        svg.Literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        svg.Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" "
            + $"class=\"graph\" width=\"{width + 2 * Margin}\" height=\"{height}\" viewBox=\"0 0 {width + 2 * Margin} {height}\" "
                + $"role=\"graphics-document document\" aria-labelledby=\"graph-title\" aria-describedby=\"graph-description\">\n");
        svg.Add($"<title id=\"graph-title\">{report.Title}</title>\n<desc id=\"graph-description\">{graph.Description}</desc>\n");
        svg.Literal("<style>\n" + PictureStyle.Alone + "</style>\n<defs>\n" + StatusIcons.Symbols + "</defs>\n");
        svg.Literal("<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");
        svg.Add($"<text class=\"title\" x=\"{Margin}\" y=\"{Margin + 18}\">{TextFit.Line(report.Title, width, 20, bold: true)}</text>\n");
        Note(svg, summary, Margin + 30);
        svg.Add($"<g transform=\"translate({Margin} {top})\">\n");
        graph.Draw(svg);
        svg.Literal("</g>\n");
        Note(svg, notes, top + graph.Height + 16);
        svg.Literal("</svg>\n");
    }

    private static string Summary(PlanReport report) =>
        (report.Time is { } time ? PictureText.Format(time) + " · " : "")
        + System.FormattableString.Invariant($"version {report.Snapshot.Version} · ") + PictureText.Format(report.Total) + ".";

    private static void Note(Markup svg, IReadOnlyList<string> lines, double y)
    {
        foreach (string line in lines)
        {
            y += 18;
            svg.Add($"<text class=\"note\" x=\"{Margin}\" y=\"{y - 4}\">{line}</text>\n");
        }
    }
}
