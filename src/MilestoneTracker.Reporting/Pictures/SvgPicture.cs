namespace MilestoneTracker.Reporting.Pictures;

// The graph as a stand-alone SVG 1.1 picture with its style sheet: valid XML, no script, no external reference. It looks the same opened
// alone, in <img> and inlined in a page; light or dark as the reader's screen. Its title and description say in words what is drawn and
// what was left out, and so does the title of each node. The picture is as large as it needs to be; nothing is scaled. Cost: the layout,
// and each node and edge once. PlanReport.Graph decides what is drawn.
internal static class SvgPicture
{
    private const double Margin = SvgDocument.Margin;

    public static void Write(PlanReport report, TextWriter output)
    {
        GraphPicture graph = report.Picture;
        double width = Math.Max(graph.Width, 480);
        IReadOnlyList<string> summary = TextFit.Lines(Summary(report), width, 12.5);
        IReadOnlyList<string> notes = report.Graph.LeftOut is { } leftOut ? TextFit.Lines(leftOut, width, 12.5) : [];
        double top = Margin + 30 + summary.Count * 18 + 20;
        double height = top + graph.Height + (notes.Count > 0 ? 16 + notes.Count * 18 : 0) + Margin;

        Markup svg = SvgDocument.Begin(
            output, "graph", report.Title, graph.Description, (width, height), PictureStyle.Alone, StatusIcons.Symbols);
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
