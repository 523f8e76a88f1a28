using System.Globalization;

namespace MilestoneTracker.Planning.Calendars;

// Civil plan time as a number: whole minutes since 0001-01-01T00:00, from 0 to Max. Arithmetic is done on it; DateTime is for the
// border, always of kind Unspecified, because neither UTC nor the machine's time is meant. What would pass an end stays at it.
internal static class CivilTime
{
    public const int Day = 24 * 60;

    /// <summary>9999-12-31T00:00.</summary>
    public static readonly long Max = new DateTime(9999, 12, 31).Ticks / TimeSpan.TicksPerMinute;

    public static long Clamp(long minute) => Math.Clamp(minute, 0, Max);

    public static DateTime ToDateTime(long minute) => new(minute * TimeSpan.TicksPerMinute, DateTimeKind.Unspecified);

    /// <summary>The minute of a civil time; seconds are cut off.</summary>
    public static long MinuteOf(DateTime time, string parameter) => time.Kind == DateTimeKind.Unspecified
        ? Clamp(time.Ticks / TimeSpan.TicksPerMinute)
        : throw new ArgumentException(
            $"Civil plan time is of kind Unspecified, not {time.Kind}. Pass an instant as a DateTimeOffset instead.", parameter);

    /// <summary>The minute of an instant on the wall clock of a zone.</summary>
    public static long MinuteOf(DateTimeOffset instant, TimeZoneInfo zone) =>
        Clamp(TimeZoneInfo.ConvertTime(instant, zone).DateTime.Ticks / TimeSpan.TicksPerMinute);

    /// <summary>The day that a finish belongs to: a finish sits at the end of its minute, so midnight is the end of the day
    /// before.</summary>
    public static int DayOfFinish(long minute) => (int)(Math.Max(minute - 1, 0) / Day);

    public static string Text(long minute) => ToDateTime(minute).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>A finish for people, such as <c>2026-03-02 17:00</c>: at midnight it is the end of the day before.</summary>
    public static string FinishText(DateTime finish) => finish.TimeOfDay == TimeSpan.Zero && finish > DateTime.MinValue
        ? finish.AddDays(-1).ToString("yyyy-MM-dd' 24:00'", CultureInfo.InvariantCulture)
        : finish.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static string DayText(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
