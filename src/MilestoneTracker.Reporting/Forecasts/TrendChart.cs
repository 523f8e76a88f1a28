using System.Globalization;
using System.Text;
using MilestoneTracker.Planning.Trends;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Forecasts;

// The milestone trend chart: reports from left to right, forecasts from bottom to top, so that a line that rises slips. Each line has a
// dash and a marker of its own, which the list above it names. The scale stands in a picture beside it, so that no label can lie on a line.
// Where a forecast is the day of its report, a milestone is finished: that is the dotted line. O(points).
internal static class TrendChart
{
    public const int ScaleWidth = 84;

    private const int Top = 14;
    private const int Plot = 260;
    private const int Bottom = 30;
    private const int Across = 1000;
    private const int Steps = 4;
    private const double Edge = 0.02; // for the markers at both ends

    private static readonly string[] Markers =
    [
        "M-4.5 -4.5H4.5V4.5H-4.5Z", "M0 -5.5L5.5 4.5H-5.5Z", "M-5.5 0L0 -5.5L5.5 0L0 5.5Z", "M-5 0A5 5 0 1 1 5 0A5 5 0 1 1 -5 0Z",
        "M0 5.5L-5.5 -4.5H5.5Z", "M-5.5 -1.5H-1.5V-5.5H1.5V-1.5H5.5V1.5H1.5V5.5H-1.5V1.5H-5.5Z",
    ];

    /// <summary>The shape of the marker of a line.</summary>
    public static string MarkerOf(int line) => Markers[line % Markers.Length];

    public static void Draw(Markup svg, IReadOnlyList<ForecastTrend> trends)
    {
        ForecastPoint[] all = [.. trends.SelectMany(trend => trend.Points).Where(point => point.Forecast is not null)];
        long earliest = all.Min(point => point.Forecast!.Value).Date.Ticks;
        long latest = Math.Max(all.Max(point => point.Forecast!.Value).Date.Ticks, earliest) + TimeSpan.TicksPerDay;
        (long first, long last) = (trends[0].Points[0].Report.Ticks, trends[0].Points[^1].Report.Ticks);
        string text = InWords(trends);
        svg.Add($"<svg class=\"burn-up trend-scale\" width=\"{ScaleWidth}\" height=\"{Top + Plot + Bottom}\" aria-hidden=\"true\">");
        foreach ((long ticks, double y) in Rules(earliest, latest))
            svg.Add($"<text x=\"0\" y=\"{y + 4}\">{Day(ticks)}</text>");
        svg.Add($"</svg><svg class=\"burn-up trend\" width=\"100%\" height=\"{Top + Plot + Bottom}\" role=\"img\" aria-label=\"{text}\">"
            + $"<title>{text}</title>\n");
        foreach ((_, double y) in Rules(earliest, latest)) svg.Add($"<line class=\"rule\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/>");
        svg.Add($"\n<svg y=\"{Top}\" width=\"100%\" height=\"{Plot}\" viewBox=\"0 0 {Across} {Plot}\" preserveAspectRatio=\"none\">"
            + $"<path class=\"line on-the-day\" d=\"M{Text(Across * X(first))} {Text(Y(first))}"
            + $"L{Text(Across * X(last))} {Text(Y(last))}\"/>");
        for (int i = 0; i < trends.Count; i++)
            svg.Add($"<path class=\"line trend-line dash-{i}\" d=\"{Path(trends[i])}\"/>");
        svg.Literal("</svg>\n");
        for (int i = 0; i < trends.Count; i++)
        {
            foreach (ForecastPoint point in trends[i].Points)
            {
                if (point.Forecast is not { } forecast) continue;
                double x = 100 * X(point.Report.Ticks), y = Top + Y(forecast.Ticks);
                svg.Add($"<svg class=\"trend-mark\" x=\"{x}%\" y=\"{y}\" overflow=\"visible\"><path d=\"{MarkerOf(i)}\"/></svg>");
            }

            svg.Literal("\n");
        }

        int below = Top + Plot + 20;
        svg.Add($"<text x=\"0\" y=\"{below}\">{Day(first)}</text>"
            + $"<text class=\"end\" x=\"100%\" y=\"{below}\">{Day(last)}</text>\n</svg>\n");

        double X(long ticks) => first == last ? 0.5 : Edge + ((1 - (2 * Edge)) * (ticks - first) / (last - first));

        double Y(long ticks) => Plot - (Plot * (double)(ticks - earliest) / (latest - earliest));

        string Path(ForecastTrend trend)
        {
            StringBuilder path = new();
            bool isDrawing = false;
            foreach (ForecastPoint point in trend.Points)
            {
                if (point.Forecast is { } forecast)
                {
                    path.Append(isDrawing ? 'L' : 'M').Append(Text(Across * X(point.Report.Ticks)));
                    path.Append(' ').Append(Text(Y(forecast.Ticks)));
                }

                isDrawing = point.Forecast is not null;
            }

            return path.ToString();
        }
    }

    // Lines at whole days, the lowest at the earliest forecast.
    private static IEnumerable<(long Ticks, double Y)> Rules(long earliest, long latest)
    {
        long days = (latest - earliest) / TimeSpan.TicksPerDay;
        long step = Math.Max(1, days / Steps);
        for (long day = 0; day <= days; day += step)
            yield return (earliest + (day * TimeSpan.TicksPerDay), Top + Plot - (Plot * (double)day / days));
    }

    private static string InWords(IReadOnlyList<ForecastTrend> trends) =>
        $"Forecasts of {PictureText.Format(trends.Count, "date", "dates")} "
        + $"in {PictureText.Format(trends[0].Points.Count, "report", "reports")}: "
        + string.Join("; ", trends.Select(trend => $"{trend.Milestone ?? "the plan"} {TrendText.InWords(trend)}")) + ".";

    private static string Day(long ticks) => DateText.Day(DateOnly.FromDateTime(new DateTime(ticks)));

    private static string Text(double number) => (Math.Round(number, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);
}
