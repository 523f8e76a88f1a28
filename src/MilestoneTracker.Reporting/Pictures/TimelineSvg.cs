using MilestoneTracker.Reporting.Forecasts;

namespace MilestoneTracker.Reporting.Pictures;

// The timeline as a stand-alone picture (SvgDocument), light or dark as the reader's screen. The title of each row says in words what is
// drawn in it.
internal static class TimelineSvg
{
    public static void Write(PlanReport report, TextWriter output)
    {
        TimelinePicture timeline = report.Timeline;
        const double Top = SvgDocument.Margin + 50;
        string style = TimelineStyle.Alone + (timeline.Baseline is null ? "" : ForecastStyle.Baseline);
        Markup svg = SvgDocument.Begin(
            output, "timeline", report.Title, timeline.Description,
            (TimelinePicture.Width, Top + timeline.Height + SvgDocument.Margin), style, StatusIcons.Symbols);
        svg.Add($"<g transform=\"translate({SvgDocument.Margin} {Top})\">\n");
        timeline.Draw(svg);
        svg.Literal("</g>\n</svg>\n");
    }
}
