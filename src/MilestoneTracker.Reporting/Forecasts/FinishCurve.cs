using System.Globalization;
using System.Text;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Forecasts;

// The curve of the finish (S-curve): by when it is finished in how many per cent of the iterations. As wide as its container: only the
// lines are stretched, not their strokes or the text. Each marker has a label in a row of its own above the plot, the earliest on top and
// all to the right of their lines, so no line crosses a label; the margins leave room for the labels on both sides. O(1).
internal static class FinishCurve
{
    private const int RowHeight = 16;
    private const int Plot = 200;
    private const int Bottom = 26;
    private const int Across = 1000;
    private const double Left = 0.15; // for the labels of the scale
    private const double Right = 0.8; // behind it is room for the labels of markers
    private static readonly int[] Lines = [0, 50, 80, 100];

    public static void Draw(Markup svg, Simulation simulation, IReadOnlyList<FinishMarker> markers)
    {
        (long first, long last) = (simulation.FinishAt(1).Ticks, simulation.FinishAt(100).Ticks);
        long span = Math.Max(TimeSpan.TicksPerDay, last - first);
        FinishMarker[] shown = [.. markers.Where(marker => IsNear(marker.Time.Ticks, first, last, span))
            .OrderBy(marker => marker.Time).ThenBy(marker => marker.Label, StringComparer.Ordinal)];
        first = Math.Min(first, shown.Min(marker => marker.Time.Ticks));
        last = Math.Max(Math.Max(last, shown.Max(marker => marker.Time.Ticks)), first + TimeSpan.TicksPerDay);
        int top = (shown.Length * RowHeight) + 12;
        string text = InWords(simulation, markers);
        svg.Add($"<svg class=\"burn-up finish-curve\" width=\"100%\" height=\"{top + Plot + Bottom}\" role=\"img\" "
            + $"aria-label=\"{text}\"><title>{text}</title>\n");
        foreach (int percent in Lines)
        {
            double y = Y(percent, top);
            svg.Add($"<line class=\"{(percent == 0 ? "axis" : "rule")}\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/>");
            if (percent > 0) svg.Add($"<text x=\"0\" y=\"{y - 4}\">{percent} %</text>");
        }

        svg.Add($"\n<svg y=\"{top}\" width=\"100%\" height=\"{Plot}\" viewBox=\"0 0 {Across} {Plot}\" preserveAspectRatio=\"none\" "
            + $"overflow=\"visible\"><path class=\"line share-of\" d=\"{Path(simulation, time => X(time.Ticks))}\"/></svg>\n");
        for (int row = 0; row < shown.Length; row++)
        {
            double x = 100 * X(shown[row].Time.Ticks), y = (row * RowHeight) + 12;
            svg.Add($"<line class=\"mark {shown[row].Style}\" x1=\"{x}%\" x2=\"{x}%\" y1=\"{y - 10}\" y2=\"{top + Plot}\"/>"
                + $"<text class=\"mark-label\" x=\"{x}%\" dx=\"5\" y=\"{y}\">{shown[row].Label}</text>\n");
        }

        int below = top + Plot + 18;
        svg.Add($"<text x=\"{100 * Left}%\" y=\"{below}\">{Day(first)}</text>"
            + $"<text class=\"end\" x=\"{100 * Right}%\" y=\"{below}\">{Day(last)}</text>\n</svg>\n");

        double X(long ticks) => Left + ((Right - Left) * (ticks - first) / (last - first));
    }

    // A date that is far away would leave no room for the curve; it is in the list all the same.
    private static bool IsNear(long ticks, long first, long last, long span) => ticks >= first - (2 * span) && ticks <= last + (2 * span);

    private static string Path(Simulation simulation, Func<DateTime, double> x)
    {
        StringBuilder path = new("M0 " + Text(Plot));
        path.Append('H').Append(Text(Across * x(simulation.FinishAt(1))));
        for (int percent = 1; percent <= 100; percent++)
        {
            path.Append('L').Append(Text(Across * x(simulation.FinishAt(percent)))).Append(' ').Append(Text(Y(percent, 0)));
        }

        return path.Append('H').Append(Across).ToString();
    }

    private static double Y(int percent, int top) => top + Plot - (Plot * percent / 100.0);

    private static string InWords(Simulation simulation, IReadOnlyList<FinishMarker> markers) =>
        $"By when {simulation.Toward ?? "the plan"} is finished, from {Day(simulation.FinishAt(1).Ticks)} in 1 per cent of the iterations "
        + $"to {Day(simulation.FinishAt(100).Ticks)} in all of them; "
        + string.Join(", ", markers.Select(marker => $"{marker.Label} {DateText.Day(marker.Date)}")) + ".";

    private static string Day(long ticks) => DateText.Day(FinishMarkers.DayOf(new DateTime(ticks)));

    private static string Text(double number) => (Math.Round(number, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);
}
