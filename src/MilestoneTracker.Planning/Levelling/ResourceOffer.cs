using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Planning.Levelling;

// What a resource offers: a calendar, and by ranges of days how much there is in its working time, the steps of its capacity lowered by its
// absences. In hundredths. Immutable.
internal sealed class ResourceOffer
{
    private readonly int[] _from; // first days of ranges; the first is 0
    private readonly int[] _capacities;

    public ResourceOffer(Resource resource, PlanInputs plan)
    {
        Name = resource.Name;
        Calendar = resource.Calendar is { } name && plan.Set.TryGet(name, out int number) ? plan.Set[number] : plan.Calendar;
        SortedSet<int> days = [0];
        foreach (CapacityStep step in resource.Capacity.Steps) days.Add(step.From.DayNumber);
        foreach (Absence absence in resource.Unavailable)
        {
            days.Add(absence.First.DayNumber);
            days.Add(absence.Last.DayNumber + 1);
        }

        List<int> from = [];
        List<int> capacities = [];
        foreach (int day in days)
        {
            int capacity = CapacityOf(resource, day);
            if (capacities.Count > 0 && capacities[^1] == capacity) continue;
            from.Add(day);
            capacities.Add(capacity);
        }

        (_from, _capacities) = ([.. from], [.. capacities]);
        Levels = [.. capacities.Distinct().Order()];
    }

    public string Name { get; }

    public WorkCalendar Calendar { get; }

    /// <summary>The different amounts that there are in its working time, ascending.</summary>
    public int[] Levels { get; }

    /// <summary>How many ranges of days there are; the last one does not end.</summary>
    public int Ranges => _from.Length;

    /// <summary>The first day of a range, and how much there is in its working time.</summary>
    public (int From, int Capacity) RangeAt(int range) => (_from[range], _capacities[range]);

    /// <summary>How much there is on a day, in working time.</summary>
    public int CapacityOn(int day) => _capacities[RangeOf(day)];

    /// <summary>How many of the different amounts are too little: the same number, the same days on which there is enough.</summary>
    public int LevelOf(int quantity)
    {
        int level = 0;
        while (level < Levels.Length && Levels[level] < quantity) level++;
        return level;
    }

    /// <summary>How much there is at a minute.</summary>
    public int CapacityAt(long time)
    {
        int day = (int)(time / CivilTime.Day);
        int minute = (int)(time % CivilTime.Day);
        foreach (WorkInterval interval in Calendar.HoursOf(day).Intervals)
            if (interval.FromMinute <= minute && minute < interval.ToMinute) return CapacityOn(day);
        return 0;
    }

    /// <summary>How much it offers between two times, in hundredths of minutes; nothing where the second does not come later.</summary>
    public Int128 Work(long from, long to)
    {
        Int128 sum = 0;
        for (int range = 0; range < Ranges; range++)
        {
            long begin = Math.Max(from, (long)_from[range] * CivilTime.Day);
            long end = range + 1 < Ranges ? Math.Min(to, (long)_from[range + 1] * CivilTime.Day) : to;
            if (begin < end) sum += (Int128)Calendar.Work(begin, end) * _capacities[range];
        }

        return sum;
    }

    private int RangeOf(int day)
    {
        int place = Array.BinarySearch(_from, day);
        return place >= 0 ? place : ~place - 1;
    }

    private static int CapacityOf(Resource resource, int day)
    {
        DateOnly date = DateOnly.FromDayNumber(day);
        int capacity = resource.Capacity.On(date).Hundredths;
        foreach (Absence absence in resource.Unavailable)
            if (absence.First <= date && date <= absence.Last) capacity = Math.Min(capacity, absence.Left.Hundredths);
        return capacity;
    }
}
