using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.People;

// Load charts as a stand-alone picture (SvgDocument), light or dark as the reader's screen. The title of each panel says in words what is
// drawn in it.
internal static class LoadSvg
{
    public static void Write(PlanReport report, TextWriter output)
    {
        LoadPicture loads = report.Loads;
        const double Top = SvgDocument.Margin + 50;
        Markup svg = SvgDocument.Begin(
            output, "load", report.Title, loads.Description, (LoadPicture.Width, Top + loads.Height + SvgDocument.Margin),
            LoadStyle.Alone, symbols: "");
        svg.Add($"<g transform=\"translate({SvgDocument.Margin} {Top})\">\n");
        loads.Draw(svg);
        svg.Literal("</g>\n</svg>\n");
    }
}
