using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Levelling;

// Walks through the ranges of days in which one week repeats in all parts of a working time, from a day on. A step costs O(parts): a week
// that was met before is not met again. For one thread.
internal struct MetRanges
{
    private readonly WorkRanges[] _parts;
    private readonly int[] _at; // by part
    private readonly Dictionary<(WeekHours, WeekHours), WeekHours>? _met;

    /// <param name="parts">What must work all together; one at least.</param>
    /// <param name="day">The first day.</param>
    /// <param name="met">Weeks that have met before, to be shared by whoever walks on the same thread.</param>
    public MetRanges(WorkRanges[] parts, int day, Dictionary<(WeekHours, WeekHours), WeekHours>? met = null)
    {
        (_parts, _met, End) = (parts, met, day);
        _at = new int[parts.Length];
        for (int part = 0; part < parts.Length; part++) _at[part] = parts[part].RangeOf(day);
        Week = WeekHours.Off;
    }

    /// <summary>The week of the range.</summary>
    public WeekHours Week { get; private set; }

    /// <summary>The first day of the range.</summary>
    public int First { get; private set; }

    /// <summary>The day after the range.</summary>
    public int End { get; private set; }

    /// <summary>Goes to the next range, where there is one.</summary>
    public bool MoveNext()
    {
        if (End >= WorkRanges.EndDay) return false;
        First = End;
        End = WorkRanges.EndDay;
        for (int part = 0; part < _parts.Length; part++)
        {
            if (_parts[part].EndOf(_at[part]) <= First) _at[part]++;
            WeekHours week = _parts[part].WeekAt(_at[part]);
            Week = part == 0 ? week : Meet(Week, week);
            End = Math.Min(End, _parts[part].EndOf(_at[part]));
        }

        return true;
    }

    private readonly WeekHours Meet(WeekHours one, WeekHours other)
    {
        if (ReferenceEquals(one, other)) return one;
        if (one.Minutes == 0 || other.Minutes == 0) return WeekHours.Off;
        if (_met is null) return WeekHours.Meet(one, other);
        if (!_met.TryGetValue((one, other), out WeekHours? week)) _met.Add((one, other), week = WeekHours.Meet(one, other));
        return week;
    }
}
