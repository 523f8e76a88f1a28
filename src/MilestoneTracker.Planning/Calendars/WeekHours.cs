namespace MilestoneTracker.Planning.Calendars;

// The hours of the seven days of a week that repeats, from Monday 0001-01-01 on, and the sums that counting them needs. There is work
// in it.
internal sealed class WeekHours
{
    private readonly DayHours[] _days;
    private readonly int[] _before = new int[8]; // working minutes of the week before a day of it

    public WeekHours(DayHours[] days)
    {
        _days = days;
        for (int day = 0; day < 7; day++) _before[day + 1] = _before[day] + days[day].Minutes;
    }

    public DayHours[] Days => _days;

    public int Minutes => _before[7];

    public DayHours this[int day] => _days[day % 7];

    /// <summary>Working minutes before a day.</summary>
    public long BeforeDay(int day) => ((long)(day / 7) * Minutes) + _before[day % 7];

    /// <summary>The beginning of the working minute of a number.</summary>
    public long Nth(long number)
    {
        (long week, long rest) = Math.DivRem(number, Minutes);
        int day = 0;
        while (rest >= _before[day + 1]) day++;
        return (((week * 7) + day) * CivilTime.Day) + _days[day].Nth((int)(rest - _before[day]));
    }
}
