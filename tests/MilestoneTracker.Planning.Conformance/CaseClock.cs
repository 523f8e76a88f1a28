using System.Globalization;

namespace MilestoneTracker.Planning.Conformance;

// The time of changes, as a case says it.
internal sealed class CaseClock : TimeProvider
{
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    /// <summary>Goes to a time in UTC; stays where there is none.</summary>
    public void Set(string? time)
    {
        if (time is not null) _now = TimeOf(time);
    }

    public static DateTimeOffset TimeOf(string time) =>
        DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public override DateTimeOffset GetUtcNow() => _now;
}
