using System.Globalization;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Forecasts;

// Finishes, shares and numbers of statistics as cells. People see days and whole per cent; programs get minutes, and numbers with at most
// four decimals, because the last bits of a PERT estimate are those of the machine.
internal static class ForecastCells
{
    public static Cell Finish(DateTime finish) => new(DateText.Day(DayOf(finish)), DateText.Exactly(finish));

    /// <summary>The day that a finish belongs to; at midnight the one before.</summary>
    public static DateOnly DayOf(DateTime finish) =>
        DateOnly.FromDateTime(finish > DateTime.MinValue && finish.TimeOfDay == TimeSpan.Zero ? finish.AddDays(-1) : finish);

    public static Cell Share(double share) => new(Percent(share), Exactly(share));

    /// <summary>A number from −1 to 1 or more, with two decimals for people.</summary>
    public static Cell Ratio(double ratio) => new(Rounded(ratio), Exactly(ratio));

    /// <summary>Per cent of a share, rounded; neither 0 nor 100 unless it is exactly that.</summary>
    public static string Percent(double share)
    {
        double percent = share is 0 or 1 ? share * 100 : Math.Clamp(Math.Round(share * 100), 1, 99);
        return percent.ToString("0", CultureInfo.InvariantCulture) + " %";
    }

    public static string Rounded(double number) => (Math.Round(number, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>A number for programs.</summary>
    public static double ForPrograms(double number) => Math.Round(number, 4) + 0.0; // no minus zero

    private static string Exactly(double number) => ForPrograms(number).ToString("0.####", CultureInfo.InvariantCulture);
}
