namespace MilestoneTracker.Planning.Calendars;

// A day of a table: the work before it, counted from the table's first day, and its hours in place where they are two intervals at most.
internal readonly struct LaidOutDay
{
    private const short Many = -1;

    private readonly short _from;
    private readonly short _length;
    private readonly short _nextFrom;
    private readonly short _nextLength;

    public LaidOutDay(int workBefore, DayHours hours)
    {
        WorkBefore = workBefore;
        WorkInterval[] intervals = hours.Intervals;
        if (intervals.Length > 0) (_from, _length) = ((short)intervals[0].FromMinute, (short)intervals[0].Minutes);
        if (intervals.Length > 1) (_nextFrom, _nextLength) = ((short)intervals[1].FromMinute, (short)intervals[1].Minutes);
        if (intervals.Length > 2) _length = Many;
    }

    public int WorkBefore { get; }

    /// <summary>Whether its hours are here.</summary>
    public bool HasTwoAtMost => _length != Many;

    /// <summary>Working minutes of the day before a minute of it.</summary>
    public int Before(int minute) => Within(minute - _from, _length) + Within(minute - _nextFrom, _nextLength);

    /// <summary>Where in the day its working minute of a number lies, which it has.</summary>
    public int Nth(int number)
    {
        int isNext = ~((number - _length) >> 31); // all bits where it is in the second interval
        return _from + number + (isNext & (_nextFrom - _length - _from));
    }

    private static int Within(int minutes, int most) => Math.Min(Math.Max(minutes, 0), most);
}
