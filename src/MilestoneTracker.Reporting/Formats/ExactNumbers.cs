using System.Globalization;

namespace MilestoneTracker.Reporting.Formats;

// Numbers and moments for programs. Progress has 17 significant digits: every reader gets the very same double back, which the
// shortest text does not promise on every runtime. Moments are ISO 8601 in UTC, to the tick where there is more than a second.
internal static class ExactNumbers
{
    public static string Format(double progress) => progress.ToString("G17", CultureInfo.InvariantCulture);

    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
