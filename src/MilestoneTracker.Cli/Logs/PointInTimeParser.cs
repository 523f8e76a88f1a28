using System.Globalization;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Logs;

// Parses a point in time: a version, a day or a time.
internal static class PointInTimeParser
{
    public const string Form = "a version (a number), a day (2026-01-31, which is its end in UTC) " + Time;
    public const string FormOfBeginning = "a version (a number), a day (2026-01-31, which is its beginning in UTC) " + Time;

    private const string Time = "or a time (2026-01-31T12:00, in UTC unless it ends in an offset)";

    private static readonly string[] TimeForms =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK"];

    public static PointInTime? TryParse(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long version)) return version;
        if (TryParseDay(text) is { } begin) return begin.AddTicks(TimeSpan.TicksPerDay - 1);
        return TryParseTime(text) is { } time ? time : null;
    }

    /// <summary>The beginning of a day in UTC.</summary>
    public static DateTimeOffset? TryParseDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) : null;

    public static DateTimeOffset? TryParseTime(string text) =>
        DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
        ? time.ToUniversalTime() : null;
}
