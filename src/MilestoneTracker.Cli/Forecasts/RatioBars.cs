using System.Globalization;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning.Trends;

namespace MilestoneTracker.Cli.Forecasts;

// How many completed milestones took how many times their duration, as bars for people: rows of one width, the first and the last of them
// not empty. What took more than twice the P80 is in the last row, or one slip of a year would leave everything else in the first.
internal static class RatioBars
{
    private const int MaxRows = 8;
    private const int Longest = 24;

    private static readonly string[] Headings = ["TIMES THE DURATION", "MILESTONES", ""];
    private static readonly double[] Widths = [0.1, 0.25, 0.5];

    public static void Write(Printer printer, Calibration calibration)
    {
        (double p50, double p80) = (calibration.P50!.Value, calibration.P80!.Value);
        IReadOnlyList<double> ratios = calibration.Ratios;
        double top = Math.Min(ratios[^1], 2 * p80);
        double width = WidthOf(top - ratios[0]);
        (int first, int last) = (RowOf(ratios[0], width), RowOf(top, width));
        int[] counts = new int[last - first + 1];
        foreach (double ratio in ratios) counts[Math.Min(RowOf(ratio, width), last) - first]++;
        printer.Table(Headings, counts.Select((count, i) =>
        {
            int row = first + i;
            bool isOpen = row == last && ratios[^1] > (row + 1) * width;
            string range = isOpen ? $"more than {Edge(row * width)}" : $"{Edge(row * width)} to {Edge((row + 1) * width)}";
            int length = (count * Longest + counts.Max() - 1) / counts.Max(); // at least one where there is a milestone
            string bar = count == 0 ? "" : $"{new string('█', length)} {count.ToString(CultureInfo.InvariantCulture)}";
            string marks = string.Join(", ", new[] { ("P50", p50), ("P80", p80) }
                .Where(mark => RowOf(mark.Item2, width) == row).Select(mark => mark.Item1));
            return new Cell[] { range, bar, marks.Length == 0 ? "" : "← " + marks };
        }));
    }

    private static double WidthOf(double range)
    {
        for (double scale = 1; ; scale *= 10)
            foreach (double width in Widths)
                if (range / (width * scale) < MaxRows) return width * scale;
    }

    // A ratio at an edge is in the row below it: "at most".
    private static int RowOf(double ratio, double width) => Math.Max(0, (int)Math.Ceiling(Math.Round(ratio / width, 6)) - 1);

    private static string Edge(double edge) => ForecastCells.Rounded(edge);
}
