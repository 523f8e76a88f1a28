namespace MilestoneTracker.Planning.Calendars;

// The days of a calendar whose hours are not those of the week, as ranges of days with the same hours, ascending and apart from each
// other, and how much work lies before each. The sum of a calendar's work is quick with them: whole weeks by multiplication, and one
// search among the ranges. O(items · log items) to make. Immutable.
internal sealed class ExceptionDays
{
    private readonly int[] _from;
    private readonly int[] _end; // after the last day
    private readonly DayHours[] _hours;
    private readonly long[] _workBefore; // of each range
    private readonly WeekHours _week;

    /// <summary>The ranges that items come to, of which a later one wins.</summary>
    public ExceptionDays(WeekHours week, IReadOnlyList<(int From, int To, DayHours Hours)> items)
    {
        _week = week;
        List<(int Day, int Item, bool IsBegin)> borders = [];
        for (int item = 0; item < items.Count; item++)
        {
            borders.Add((items[item].From, item, true));
            borders.Add((items[item].To + 1, item, false));
        }

        borders.Sort((one, other) => one.Day.CompareTo(other.Day));
        List<(int From, int End, DayHours Hours)> ranges = [];
        SortedSet<int> open = [];
        for (int border = 0; border < borders.Count;)
        {
            int day = borders[border].Day;
            for (; border < borders.Count && borders[border].Day == day; border++)
                _ = borders[border].IsBegin ? open.Add(borders[border].Item) : open.Remove(borders[border].Item);
            if (open.Count > 0) ranges.Add((day, borders[border].Day, items[open.Max].Hours));
        }

        _from = [.. ranges.Select(range => range.From)];
        _end = [.. ranges.Select(range => range.End)];
        _hours = [.. ranges.Select(range => range.Hours)];
        _workBefore = new long[ranges.Count];
        for (int range = 0; range < ranges.Count; range++)
            _workBefore[range] = range == 0 ? week.BeforeDay(_from[0])
                : BehindOf(range - 1) + week.BeforeDay(_from[range]) - week.BeforeDay(_end[range - 1]);
    }

    public int Count => _from.Length;

    public DayHours HoursOf(int day) => LastFrom(day) is >= 0 and int range && day < _end[range] ? _hours[range] : _week[day];

    /// <summary>The week that repeats on a day and up to the next change.</summary>
    public WeekHours WeekOf(int day) => LastFrom(day) is not (>= 0 and int range) || day >= _end[range] ? _week
        : _hours[range].Minutes == 0 ? WeekHours.Off : WeekHours.OfDay(_hours[range]);

    /// <summary>The first day after a day from which on other hours may hold than those of the range, or of the week, that the day is
    /// in.</summary>
    public int ChangeAfter(int day)
    {
        int range = LastFrom(day);
        if (range >= 0 && day < _end[range]) return _end[range];
        return range + 1 < _from.Length ? _from[range + 1] : int.MaxValue;
    }

    /// <summary>Working minutes before a day.</summary>
    public long BeforeDay(int day, out DayHours hours)
    {
        int range = LastFrom(day);
        hours = _week[day];
        if (range < 0) return _week.BeforeDay(day);
        if (day >= _end[range]) return BehindOf(range) + _week.BeforeDay(day) - _week.BeforeDay(_end[range]);
        hours = _hours[range];
        return _workBefore[range] + ((long)(day - _from[range]) * hours.Minutes);
    }

    /// <summary>The beginning of the working minute of a number.</summary>
    public long Nth(long number)
    {
        int range = Last(_workBefore, number);
        if (range < 0) return _week.Nth(number);
        long within = number - _workBefore[range];
        int minutes = _hours[range].Minutes;
        long all = (long)(_end[range] - _from[range]) * minutes;
        if (within < all) return ((_from[range] + (within / minutes)) * CivilTime.Day) + _hours[range].Nth((int)(within % minutes));
        return _week.Nth(_week.BeforeDay(_end[range]) + within - all);
    }

    private long BehindOf(int range) => _workBefore[range] + ((long)(_end[range] - _from[range]) * _hours[range].Minutes);

    private int LastFrom(int day)
    {
        (int low, int high) = (0, _from.Length); // the ranges before low begin at or before the day
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_from[middle] <= day) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }

    private static int Last(long[] values, long value)
    {
        (int low, int high) = (0, values.Length);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (values[middle] <= value) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }
}
