using MilestoneTracker.Reporting.Forecasts;

namespace MilestoneTracker.Reporting.Pictures;

// The timeline as a stand-alone SVG 1.1 picture with its style sheet: valid XML, no script, no external reference; light or dark as the
// reader's screen. Its title and description say in words what is drawn, and so does the title of each row.
internal static class TimelineSvg
{
    private const double Margin = 24;

    public static void Write(PlanReport report, TextWriter output)
    {
        TimelinePicture timeline = report.Timeline;
        const double Width = TimelinePicture.Width;
        const double Top = Margin + 50;
        double height = Top + timeline.Height + Margin;
        Markup svg = new(output);
        svg.Literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        svg.Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" "
            + $"class=\"timeline\" width=\"{Width + 2 * Margin}\" height=\"{height}\" viewBox=\"0 0 {Width + 2 * Margin} {height}\" "
            + $"role=\"graphics-document document\" aria-labelledby=\"timeline-title\" aria-describedby=\"timeline-description\">\n");
        svg.Add($"<title id=\"timeline-title\">{report.Title}</title>\n"
            + $"<desc id=\"timeline-description\">{timeline.Description}</desc>\n");
        string baseline = timeline.Baseline is null ? "" : ForecastStyle.Baseline;
        svg.Literal("<style>\n" + TimelineStyle.Alone + baseline + "</style>\n<defs>\n" + StatusIcons.Symbols + "</defs>\n");
        svg.Literal("<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");
        svg.Add($"<text class=\"title\" x=\"{Margin}\" y=\"{Margin + 18}\">{TextFit.Line(report.Title, Width, 20, bold: true)}</text>\n");
        svg.Add($"<g transform=\"translate({Margin} {Top})\">\n");
        timeline.Draw(svg);
        svg.Literal("</g>\n</svg>\n");
    }
}
