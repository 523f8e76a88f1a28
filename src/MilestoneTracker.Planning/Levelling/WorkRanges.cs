using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Levelling;

// Working time as ranges of days in each of which a week repeats, ascending and without gaps from the first day of all to the last: of a
// calendar, or of a resource where it offers at least so much. What repeats for a thousand years is one range. Immutable; compared by
// reference, so the same time is made once.
internal sealed class WorkRanges
{
    /// <summary>The day on which time ends; it does not belong to it.</summary>
    public static readonly int EndDay = (int)(CivilTime.Max / CivilTime.Day);

    private readonly int[] _first;
    private readonly WeekHours[] _weeks;

    private WorkRanges(WorkCalendar calendar, List<int> first, List<WeekHours> weeks) =>
        (Calendar, _first, _weeks) = (calendar, [.. first], [.. weeks]);

    /// <summary>The calendar outside of which it does not work.</summary>
    public WorkCalendar Calendar { get; }

    /// <summary>The working time of a calendar.</summary>
    public static WorkRanges Of(WorkCalendar calendar)
    {
        (List<int> first, List<WeekHours> weeks) = ([], []);
        for (int day = 0; day < EndDay; day = calendar.ChangeAfter(day)) Add(first, weeks, day, calendar.WeekOf(day));
        return new WorkRanges(calendar, first, weeks);
    }

    /// <summary>The part of it in which a resource offers at least so much.</summary>
    public WorkRanges WhereOffered(ResourceOffer offer, int least)
    {
        (List<int> first, List<WeekHours> weeks) = ([], []);
        (int mine, int range) = (0, 0);
        for (int day = 0; day < EndDay;)
        {
            Add(first, weeks, day, offer.RangeAt(range).Capacity >= least ? _weeks[mine] : WeekHours.Off);
            int end = range + 1 < offer.Ranges ? offer.RangeAt(range + 1).From : EndDay;
            day = Math.Min(EndOf(mine), end);
            if (EndOf(mine) == day) mine++;
            if (end == day) range++;
        }

        return new WorkRanges(Calendar, first, weeks);
    }

    /// <summary>The range that a day is in.</summary>
    public int RangeOf(int day)
    {
        int place = Array.BinarySearch(_first, day);
        return place >= 0 ? place : ~place - 1;
    }

    /// <summary>The week that repeats in a range.</summary>
    public WeekHours WeekAt(int range) => _weeks[range];

    /// <summary>The day after a range.</summary>
    public int EndOf(int range) => range + 1 < _first.Length ? _first[range + 1] : EndDay;

    private static void Add(List<int> first, List<WeekHours> weeks, int day, WeekHours week)
    {
        if (weeks.Count > 0 && ReferenceEquals(weeks[^1], week)) return;
        first.Add(day);
        weeks.Add(week);
    }
}
