using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.People;

// Load charts as a stand-alone SVG 1.1 picture with its style sheet: valid XML, no script, no external reference; light or dark as the
// reader's screen. Its title and description say in words what is drawn, and so does the title of each panel.
internal static class LoadSvg
{
    private const double Margin = 24;

    public static void Write(PlanReport report, TextWriter output)
    {
        LoadPicture loads = report.Loads;
        const double Width = LoadPicture.Width;
        const double Top = Margin + 50;
        double height = Top + loads.Height + Margin;
        Markup svg = new(output);
        svg.Literal("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        svg.Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" class=\"load\" width=\"{Width + 2 * Margin}\" "
            + $"height=\"{height}\" viewBox=\"0 0 {Width + 2 * Margin} {height}\" role=\"graphics-document document\" "
            + $"aria-labelledby=\"load-title\" aria-describedby=\"load-description\">\n");
        svg.Add($"<title id=\"load-title\">{report.Title}</title>\n<desc id=\"load-description\">{loads.Description}</desc>\n");
        svg.Literal("<style>\n" + LoadStyle.Alone + "</style>\n<rect class=\"ground\" width=\"100%\" height=\"100%\"/>\n");
        svg.Add($"<text class=\"title\" x=\"{Margin}\" y=\"{Margin + 18}\">{TextFit.Line(report.Title, Width, 20, bold: true)}</text>\n");
        svg.Add($"<g transform=\"translate({Margin} {Top})\">\n");
        loads.Draw(svg);
        svg.Literal("</g>\n</svg>\n");
    }
}
