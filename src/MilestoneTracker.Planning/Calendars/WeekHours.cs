namespace MilestoneTracker.Planning.Calendars;

// The hours of the seven days of a week that repeats, from Monday 0001-01-01 on, and the sums that counting them needs. Immutable.
internal sealed class WeekHours
{
    private readonly DayHours[] _days;
    private readonly int[] _before = new int[8]; // working minutes of the week before a day of it

    public WeekHours(DayHours[] days)
    {
        _days = days;
        for (int day = 0; day < 7; day++) _before[day + 1] = _before[day] + days[day].Minutes;
    }

    /// <summary>No work on any day.</summary>
    public static WeekHours Off { get; } = OfDay(DayHours.Off);

    public DayHours[] Days => _days;

    public int Minutes => _before[7];

    public bool IsAlways => Minutes == 7 * CivilTime.Day;

    public DayHours this[int day] => _days[day % 7];

    /// <summary>The same hours on every day.</summary>
    public static WeekHours OfDay(DayHours hours) => new([hours, hours, hours, hours, hours, hours, hours]);

    /// <summary>The hours that both have.</summary>
    public static WeekHours Meet(WeekHours one, WeekHours other)
    {
        if (ReferenceEquals(one, other) || other.IsAlways) return one;
        if (one.IsAlways) return other;
        if (one.Minutes == 0 || other.Minutes == 0) return Off;
        DayHours[] days = new DayHours[7];
        for (int day = 0; day < 7; day++) days[day] = DayHours.Meet(one._days[day], other._days[day]);
        return new WeekHours(days);
    }

    /// <summary>Working minutes before a day.</summary>
    public long BeforeDay(int day) => ((long)(day / 7) * Minutes) + _before[day % 7];

    /// <summary>The beginning of the working minute of a number, where there is work in the week.</summary>
    public long Nth(long number)
    {
        (long week, long rest) = Math.DivRem(number, Minutes);
        int day = 0;
        while (rest >= _before[day + 1]) day++;
        return (((week * 7) + day) * CivilTime.Day) + _days[day].Nth((int)(rest - _before[day]));
    }
}
