using System.Globalization;

namespace MilestoneTracker.Cli.Logs;

/// <summary>A moment of a plan: a version, or a time.</summary>
internal sealed record Moment(long? Version, DateTimeOffset? Time)
{
    public const string Form = "a version (a number), a day (2026-01-31, which is its end in UTC) or a time (2026-01-31T12:00, in UTC unless it ends in an offset)";

    private static readonly string[] TimeForms = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK"];

    public static Moment? TryParse(string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long version)) return new Moment(version, null);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
            return new Moment(null, new DateTimeOffset(day, TimeOnly.MaxValue, TimeSpan.Zero));
        return TryParseTime(text) is { } time ? new Moment(null, time) : null;
    }

    public static DateTimeOffset? TryParseTime(string text) =>
        DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time.ToUniversalTime() : null;
}
