using System.Globalization;
using System.Text;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Pictures;

// Progress over time (burn-up): the scope, the completed milestones, and between them the progress, counted in milestones so that all
// three share one scale from zero. A value holds until the next point, so the lines are steps. The plot is as wide as its container: only
// the lines are stretched, not their strokes or the text. O(points).
internal static class BurnUp
{
    private const int Top = 20;
    private const int Plot = 220;
    private const int Bottom = 26;
    private const int Across = 1000;
    private const int Tail = 15; // the last value is extended a little to be visible

    public static void Draw(Markup svg, IReadOnlyList<HistoryPoint> points)
    {
        int most = Math.Max(1, points.Max(point => point.Scope));
        int step = Step(most);
        int ceiling = (most + step - 1) / step * step;
        string text = InWords(points);
        svg.Add($"<svg class=\"burn-up\" width=\"100%\" height=\"{Top + Plot + Bottom}\" role=\"img\" "
            + $"aria-label=\"{text}\"><title>{text}</title>\n");
        for (int value = 0; value <= ceiling; value += step)
        {
            double y = Top + Plot - (double)Plot * value / ceiling;
            svg.Add($"<line class=\"{(value == 0 ? "axis" : "rule")}\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/>");
            if (value > 0) svg.Add($"<text x=\"0\" y=\"{y - 4}\">{PictureText.Number(value)}</text>");
        }

        svg.Add($"\n<svg y=\"{Top}\" width=\"100%\" height=\"{Plot}\" viewBox=\"0 0 {Across} {Plot}\" preserveAspectRatio=\"none\" "
            + $"overflow=\"visible\">");
        string completed = Steps(points, point => point.Completed, ceiling);
        svg.Add($"<path class=\"area\" d=\"{completed}V{Plot}H0Z\"/>");
        svg.Add($"<path class=\"line scope\" d=\"{Steps(points, point => point.Scope, ceiling)}\"/>");
        svg.Add($"<path class=\"line progress\" d=\"{Steps(points, point => (point.Completion.Value ?? 0) * point.Scope, ceiling)}\"/>");
        svg.Add($"<path class=\"line completed\" d=\"{completed}\"/></svg>\n");
        int y0 = Top + Plot + 18;
        svg.Add($"<text x=\"0\" y=\"{y0}\">{PictureText.Day(points[0].Time)}</text><text class=\"middle\" x=\"50%\" "
            + $"y=\"{y0}\">{PictureText.Day(points[points.Count / 2].Time)}</text><text class=\"end\" x=\"100%\" "
                + $"y=\"{y0}\">{PictureText.Day(points[^1].Time)}</text>\n</svg>\n");
    }

    private static string InWords(IReadOnlyList<HistoryPoint> points)
    {
        (HistoryPoint first, HistoryPoint last) = (points[0], points[^1]);
        return $"From {PictureText.Day(first.Time)} to {PictureText.Day(last.Time)}: scope, {first.Scope} at first and "
            + $"{last.Scope} at the end; completed, {first.Completed} and {last.Completed}; progress, "
                + $"{ProgressText.Percent(first.Completion)} and {ProgressText.Percent(last.Completion)}.";
    }

    private static string Steps(IReadOnlyList<HistoryPoint> points, Func<HistoryPoint, double> value, int ceiling)
    {
        StringBuilder path = new();
        double first = points[0].Time.UtcTicks, span = Math.Max(1, points[^1].Time.UtcTicks - first);
        double? before = null;
        foreach (HistoryPoint point in points)
        {
            double height = Plot - Plot * value(point) / ceiling;
            string x = Text((Across - Tail) * (point.Time.UtcTicks - first) / span);
            if (before is null) path.Append('M').Append(x).Append(' ').Append(Text(height));
            else if (before != height) path.Append('H').Append(x).Append('V').Append(Text(height));
            before = height;
        }

        return path.Append('H').Append(Across).ToString();
    }

    // 1, 2 or 5 times a power of ten, so that there are at most five lines.
    private static int Step(int most)
    {
        for (int power = 1; ; power *= 10)
            foreach (int factor in (int[])[1, 2, 5])
                if ((most + factor * power - 1) / (factor * power) <= 5 || power >= 100_000_000) return factor * power;
    }

    private static string Text(double number) => (Math.Round(number, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);
}
