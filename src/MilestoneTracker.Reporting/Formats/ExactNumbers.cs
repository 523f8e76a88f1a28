using System.Globalization;

namespace MilestoneTracker.Reporting.Formats;

// Numbers and times for programs. Progress has 17 significant digits, so that every reader gets the same double back; the shortest text
// does not guarantee that on every runtime. Times are ISO 8601 in UTC, with fractional digits down to the tick if there are any.
internal static class ExactNumbers
{
    public static string Format(double progress) => progress.ToString("G17", CultureInfo.InvariantCulture);

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
