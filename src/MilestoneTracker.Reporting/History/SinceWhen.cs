using System.Globalization;

namespace MilestoneTracker.Reporting.History;

// Since when a report says that something moved: the day, the time or the version that was asked for, and the versions of both plans.
internal static class SinceWhen
{
    /// <summary>"since 2026-01-31", "since version 5".</summary>
    public static string Short(PointInTime? asked, RegistrySnapshot earlier) => asked?.Time is { } time
        ? $"since {Day(time) ?? asked.Value.ToString()}" : FormattableString.Invariant($"since version {earlier.Version}");

    /// <summary>The same with both versions.</summary>
    public static string Text(PointInTime? asked, RegistrySnapshot earlier, RegistrySnapshot later) => Short(asked, earlier)
        + (asked?.Time is null ? "" : FormattableString.Invariant($", from version {earlier.Version}"))
        + FormattableString.Invariant($" to version {later.Version}");

    // A day as a moment is its last one.
    private static string? Day(DateTimeOffset time)
    {
        DateTime end = time.UtcDateTime;
        return end.TimeOfDay.Ticks == TimeSpan.TicksPerDay - 1 ? end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }
}
