using MilestoneTracker.Planning.Trends;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Pages;

namespace MilestoneTracker.Reporting.Forecasts;

// How forecasts moved, on a page: the chart with a list of its lines, and the same as a table.
internal static class TrendFigure
{
    public static void Write(Page page)
    {
        IReadOnlyList<ForecastTrend> trends = [.. page.Report.Forecasts.Trends!.Where(HasPoints)];
        page.Begin("trend", "How forecasts moved");
        page.Html.Literal(
            "<p class=\"lead\">Each report asks: when would this be finished, as things were then? A line that rises slips; on the dotted "
            + "line a milestone is finished.</p>\n<figure class=\"trend-figure\">\n<ul class=\"key\">");
        for (int i = 0; i < trends.Count; i++)
        {
            page.Html.Add(
                $"<li><svg class=\"stroke\" aria-hidden=\"true\"><path class=\"line trend-line dash-{i}\" d=\"M1 6H27\"/>"
                + $"<g class=\"trend-mark\" transform=\"translate(14 6)\"><path d=\"{TrendChart.MarkerOf(i)}\"/></g></svg><span>");
            if (trends[i].Milestone is { } name) page.Name(name);
            else page.Html.Literal("<b>the plan</b>");
            page.Html.Add($" {TrendText.InWords(trends[i])}</span></li>");
        }

        page.Html.Literal("</ul>\n<div class=\"trend-grid\">");
        TrendChart.Draw(page.Html, trends);
        page.Html.Literal("</div>\n</figure>\n");
        Table(page, trends);
        page.End();
    }

    /// <summary>Whether there is anything to draw.</summary>
    public static bool IsAny(IReadOnlyList<ForecastTrend>? trends) => trends?.Any(HasPoints) == true;

    private static bool HasPoints(ForecastTrend trend) => trend.Points.Any(point => point.Forecast is not null);

    private static void Table(Page page, IReadOnlyList<ForecastTrend> trends)
    {
        page.Html.Literal(
            "<details><summary>The same as a table</summary>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
            + "aria-label=\"The table of forecasts\"><table class=\"trends\">\n<thead><tr><th scope=\"col\">Report</th>");
        foreach (ForecastTrend trend in trends)
        {
            page.Html.Literal("<th scope=\"col\">");
            if (trend.Milestone is { } name) page.Name(name);
            else page.Html.Literal("the plan");
            page.Html.Literal("</th>");
        }

        page.Html.Literal("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < trends[0].Points.Count; i++)
        {
            page.Html.Add($"<tr><th scope=\"row\">{DateText.Time(trends[0].Points[i].Report)}</th>");
            foreach (ForecastTrend trend in trends)
                page.Html.Add($"<td>{(trend.Points[i].Forecast is { } forecast ? DateText.Day(FinishMarkers.DayOf(forecast)) : "")}</td>");
            page.Html.Literal("</tr>\n");
        }

        page.Html.Literal("</tbody>\n</table></div>\n</details>\n");
    }
}
