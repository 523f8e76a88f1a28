namespace MilestoneTracker.Planning.Calendars;

// The working hours of a day: intervals that ascend and neither overlap nor touch. Immutable; shared by all days that have them.
internal sealed class DayHours
{
    private DayHours(WorkInterval[] intervals)
    {
        Intervals = intervals;
        foreach (WorkInterval interval in intervals) Minutes += interval.Minutes;
    }

    public static DayHours Off { get; } = new([]);

    public static DayHours AllDay { get; } = new([new WorkInterval(0, CivilTime.Day)]);

    public static DayHours Usual { get; } = new([new WorkInterval(8 * 60, 12 * 60), new WorkInterval(13 * 60, 17 * 60)]);

    public WorkInterval[] Intervals { get; }

    /// <summary>Working minutes of the day.</summary>
    public int Minutes { get; }

    /// <summary>The beginning of the day's first interval; 0 where it has none.</summary>
    public int Start => Intervals.Length == 0 ? 0 : Intervals[0].FromMinute;

    /// <summary>The end of the day's last interval; 24:00 where it has none.</summary>
    public int End => Intervals.Length == 0 ? CivilTime.Day : Intervals[^1].ToMinute;

    /// <summary>Working minutes of the day before a minute of it.</summary>
    public int Before(int minute)
    {
        int sum = 0;
        foreach (WorkInterval interval in Intervals) sum += Math.Clamp(minute - interval.FromMinute, 0, interval.Minutes);
        return sum;
    }

    /// <summary>Where in the day its working minute of a number lies, which is below <see cref="Minutes"/>.</summary>
    public int Nth(int number)
    {
        int at = 0;
        while (number >= Intervals[at].Minutes) number -= Intervals[at++].Minutes;
        return Intervals[at].FromMinute + number;
    }

    /// <summary>The hours that both have.</summary>
    public static DayHours Meet(DayHours one, DayHours other)
    {
        if (ReferenceEquals(one, other) || other.Minutes == CivilTime.Day) return one;
        if (one.Minutes == CivilTime.Day) return other;
        List<WorkInterval> both = [];
        foreach (WorkInterval interval in one.Intervals)
        {
            foreach (WorkInterval second in other.Intervals)
            {
                int from = Math.Max(interval.FromMinute, second.FromMinute);
                int to = Math.Min(interval.ToMinute, second.ToMinute);
                if (from < to) both.Add(new WorkInterval(from, to));
            }
        }

        return new DayHours([.. both]);
    }

    /// <summary>Reads <c>off</c>, or intervals such as <c>08:00-12:00 13:00-17:00</c>; those that touch are joined.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DayHours hours)
    {
        hours = Off;
        if (text is "off") return true;
        List<WorkInterval> intervals = [];
        foreach (Range part in text.Split(' '))
        {
            ReadOnlySpan<char> word = text[part];
            if (word.Length != 11 || word[5] != '-') return false;
            if (!TryReadClock(word[..5], out int from) || !TryReadClock(word[6..], out int to) || from >= to) return false;
            int last = intervals.Count - 1;
            if (last >= 0 && intervals[last].ToMinute > from) return false;
            if (last >= 0 && intervals[last].ToMinute == from) intervals[last] = new WorkInterval(intervals[last].FromMinute, to);
            else intervals.Add(new WorkInterval(from, to));
        }

        hours = new DayHours([.. intervals]);
        return true;
    }

    private static bool TryReadClock(ReadOnlySpan<char> text, out int minute)
    {
        minute = 0;
        if (text[2] != ':') return false;
        (int hours, int minutes) = (Values.PlanMoment.Number(text[..2]), Values.PlanMoment.Number(text[3..]));
        if (hours < 0 || minutes is < 0 or > 59) return false;
        minute = (hours * 60) + minutes;
        return minute <= CivilTime.Day;
    }
}
