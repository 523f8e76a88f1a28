using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Levelling;

// The time in which a milestone can work: the minutes of its own calendar in which every resource that it asks for offers enough. It
// answers the two questions that a calendar answers, W(t) and nth(k), counted from the beginning of a day; unlike a calendar it may come
// to an end, because capacities do.
//
// Laid out as far as it is asked for, by ranges of days within which a week repeats: so a quiet millennium costs nothing, and an absence in
// the year 9998 as much as one of tomorrow. One thread at a time, because asking lays out.
internal sealed class StaffedTime
{
    /// <summary>There is no such minute.</summary>
    public const long None = -1;

    private readonly long _start;
    private MetRanges _ranges;
    private Segment[] _segments = new Segment[4];
    private int _count;
    private int _next; // not laid out from here on
    private long _work; // in what is laid out
    private int _last; // the segment of the last answer

    public StaffedTime(WorkRanges[] parts, int firstDay, Dictionary<(WeekHours, WeekHours), WeekHours>? met = null)
    {
        (_next, _start) = (firstDay, (long)firstDay * CivilTime.Day);
        _ranges = new MetRanges(parts, firstDay, met);
    }

    /// <summary>Whether it is all of the time from the first day on.</summary>
    public bool IsAlways { get; private set; }

    /// <summary>Working minutes before a time.</summary>
    public long W(long time)
    {
        if (time <= _start) return 0;
        if (IsAlways) return Math.Min(time, CivilTime.Max) - _start;
        int day = (int)Math.Min(time / CivilTime.Day, WorkRanges.EndDay);
        while (_next <= day && _next < WorkRanges.EndDay) Extend();
        if (day >= WorkRanges.EndDay) return _work;
        if (IsAlways) return time - _start;
        ref readonly Segment segment = ref _segments[SegmentOf(day)];
        return segment.Offset + segment.Week.BeforeDay(day) + segment.Week[day].Before((int)(time - ((long)day * CivilTime.Day)));
    }

    /// <summary>The beginning of the working minute of a number; <see cref="None"/> beyond the last.</summary>
    public long Nth(long number)
    {
        if (IsAlways) return _start + number < CivilTime.Max ? _start + number : None;
        while (_work <= number && _next < WorkRanges.EndDay) Extend();
        if (_work <= number) return None;
        if (IsAlways) return Nth(number);
        ref readonly Segment segment = ref _segments[SegmentWith(number)];
        return segment.Week.Nth(number - segment.Offset);
    }

    /// <summary>The first working minute at or after a time; <see cref="None"/> where there is none.</summary>
    public long Next(long time) => IsAlways && time >= _start ? time : Nth(W(time));

    /// <summary>The stretches of working time within two times that were answered before, ascending; those of two days may touch.</summary>
    public IEnumerable<(long From, long To)> PiecesWithin(long from, long to)
    {
        if (IsAlways)
        {
            yield return (from, to);
            yield break;
        }

        int segment = SegmentOf((int)(from / CivilTime.Day));
        for (int day = (int)(from / CivilTime.Day); (long)day * CivilTime.Day < to; day++)
        {
            if (segment + 1 < _count && _segments[segment + 1].First == day) segment++;
            WeekHours week = _segments[segment].Week;
            if (week.Minutes == 0)
            {
                day = (segment + 1 < _count ? _segments[segment + 1].First : _next) - 1;
                continue;
            }

            long midnight = (long)day * CivilTime.Day;
            foreach (WorkInterval interval in week[day].Intervals)
            {
                long first = Math.Max(midnight + interval.FromMinute, from);
                long last = Math.Min(midnight + interval.ToMinute, to);
                if (first < last) yield return (first, last);
            }
        }
    }

    /// <summary>The stretches of time within two times in which all parts work, ascending and apart from each other.</summary>
    public static IEnumerable<(long From, long To)> PiecesOf(WorkRanges[] parts, long from, long to)
    {
        (long begin, long end) = (-1, -1);
        if (from >= to) yield break;
        MetRanges ranges = new(parts, (int)(from / CivilTime.Day));
        while (ranges.MoveNext() && (long)ranges.First * CivilTime.Day < to)
        {
            WeekHours week = ranges.Week;
            if (week.Minutes == 0) continue;
            for (int day = ranges.First; day < ranges.End && (long)day * CivilTime.Day < to; day++)
            {
                long midnight = (long)day * CivilTime.Day;
                foreach (WorkInterval interval in week[day].Intervals)
                {
                    long first = Math.Max(midnight + interval.FromMinute, from);
                    long last = Math.Min(midnight + interval.ToMinute, to);
                    if (first >= last) continue;
                    if (first == end)
                    {
                        end = last;
                        continue;
                    }

                    if (end > begin) yield return (begin, end);
                    (begin, end) = (first, last);
                }
            }
        }

        if (end > begin) yield return (begin, end);
    }

    private void Extend()
    {
        _ranges.MoveNext();
        WeekHours week = _ranges.Week;
        IsAlways = _count == 0 && _ranges.End == WorkRanges.EndDay && week.IsAlways;
        bool isSame = _count > 0 && ReferenceEquals(_segments[_count - 1].Week, week);
        if (!isSame)
        {
            if (_count == _segments.Length) Array.Resize(ref _segments, 2 * _count);
            _segments[_count++] = new Segment(_next, week, _work, _work - week.BeforeDay(_next));
        }

        _work += week.BeforeDay(_ranges.End) - week.BeforeDay(_next);
        _next = _ranges.End;
    }

    private int SegmentOf(int day)
    {
        if (_segments[_last].First <= day && (_last + 1 == _count || day < _segments[_last + 1].First)) return _last;
        (int low, int high) = (0, _count); // the segments before low begin at or before the day
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_segments[middle].First <= day) low = middle + 1;
            else high = middle;
        }

        return _last = low - 1;
    }

    private int SegmentWith(long number)
    {
        if (_segments[_last].Before <= number && (_last + 1 == _count || number < _segments[_last + 1].Before)) return _last;
        (int low, int high) = (0, _count); // the segments before low begin at or before the minute
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_segments[middle].Before <= number) low = middle + 1;
            else high = middle;
        }

        return _last = low - 1;
    }

    // A range of days in which a week repeats: its first day, the work before all of it, and that less what its week, repeated from the
    // beginning of time, has before it.
    private readonly record struct Segment(int First, WeekHours Week, long Before, long Offset);
}
