using System.Globalization;

namespace MilestoneTracker.Planning.Calendars;

/// <summary>A stretch of working time within a day, from a minute up to another one that no longer belongs to it.</summary>
/// <param name="FromMinute">The first minute, counted from 00:00; 0 to 1439.</param>
/// <param name="ToMinute">The minute after the last, counted from 00:00; up to 1440, which is 24:00.</param>
public readonly record struct WorkInterval(int FromMinute, int ToMinute)
{
    /// <summary>How many minutes it has.</summary>
    public int Minutes => ToMinute - FromMinute;

    /// <summary>The interval as calendars write it, such as <c>08:00-12:00</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{FromMinute / 60:00}:{FromMinute % 60:00}-{ToMinute / 60:00}:{ToMinute % 60:00}");
}
