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

    private const int Week = 7;
    private static readonly int EndDay = (int)(CivilTime.Max / CivilTime.Day);

    private readonly IReadOnlyList<IWorkDays> _parts;
    private readonly long _start;
    private Segment[] _segments = new Segment[4];
    private int _count;
    private int _next; // not laid out from here on
    private long _work; // in what is laid out
    private int _last; // the segment of the last answer

    public StaffedTime(IReadOnlyList<IWorkDays> parts, int firstDay) =>
        (_parts, _next, _start) = (parts, firstDay, (long)firstDay * CivilTime.Day);

    /// <summary>Whether it is all of the time from the first day on.</summary>
    public bool IsAlways { get; private set; }

    /// <summary>Working minutes before a time.</summary>
    public long W(long time)
    {
        if (time <= _start) return 0;
        if (IsAlways) return Math.Min(time, CivilTime.Max) - _start;
        int day = (int)Math.Min(time / CivilTime.Day, EndDay);
        while (_next <= day && _next < EndDay) Extend();
        if (day >= EndDay) return _work;
        if (IsAlways) return time - _start;
        ref readonly Segment segment = ref _segments[SegmentOf(day)];
        (int weeks, int place) = Math.DivRem(day - segment.First, Week);
        return segment.Before + ((long)weeks * segment.Minutes[^1]) + segment.Minutes[place]
            + segment.Hours[place].Before((int)(time - ((long)day * CivilTime.Day)));
    }

    /// <summary>The beginning of the working minute of a number; <see cref="None"/> beyond the last.</summary>
    public long Nth(long number)
    {
        if (IsAlways)
        {
            return _start + number < CivilTime.Max ? _start + number : None;
        }

        while (_work <= number && _next < EndDay) Extend();
        if (_work <= number) return None;
        if (IsAlways) return Nth(number);
        ref readonly Segment segment = ref _segments[SegmentWith(number)];
        (long weeks, long rest) = Math.DivRem(number - segment.Before, segment.Minutes[^1]);
        int place = 0;
        while (rest >= segment.Minutes[place + 1]) place++;
        return ((segment.First + (weeks * Week) + place) * CivilTime.Day) + segment.Hours[place].Nth((int)(rest - segment.Minutes[place]));
    }

    /// <summary>The first working minute at or after a time; <see cref="None"/> where there is none.</summary>
    public long Next(long time) => IsAlways && time >= _start ? time : Nth(W(time));

    /// <summary>The stretches of working time within two times, ascending and apart from each other.</summary>
    public IEnumerable<(long From, long To)> Pieces(long from, long to) => PiecesOf(_parts, from, to);

    /// <summary>The stretches of time within two times in which all parts work.</summary>
    public static IEnumerable<(long From, long To)> PiecesOf(IReadOnlyList<IWorkDays> parts, long from, long to)
    {
        (long begin, long end) = (-1, -1);
        (int idle, int until) = (0, 0);
        for (int day = (int)(from / CivilTime.Day); day < EndDay && (long)day * CivilTime.Day < to; day++)
        {
            if (day >= until) (idle, until) = (0, ChangeAfter(parts, day));
            DayHours hours = HoursOf(parts, day);
            idle = hours.Minutes == 0 ? idle + 1 : 0;
            if (idle >= Week)
            {
                day = until - 1; // nothing in a whole week of it: on to where it changes
                continue;
            }

            long midnight = (long)day * CivilTime.Day;
            foreach (WorkInterval interval in hours.Intervals)
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

        if (end > begin) yield return (begin, end);
    }

    private static DayHours HoursOf(IReadOnlyList<IWorkDays> parts, int day)
    {
        DayHours hours = parts[0].HoursOf(day);
        for (int part = 1; part < parts.Count && hours.Minutes > 0; part++) hours = DayHours.Meet(hours, parts[part].HoursOf(day));
        return hours;
    }

    private static int ChangeAfter(IReadOnlyList<IWorkDays> parts, int day)
    {
        int until = EndDay;
        for (int part = 0; part < parts.Count; part++) until = Math.Min(until, parts[part].ChangeAfter(day));
        return until;
    }

    private void Extend()
    {
        int end = ChangeAfter(_parts, _next);
        int days = Math.Min(Week, end - _next);
        DayHours[] hours = new DayHours[days];
        int[] minutes = new int[days + 1];
        for (int day = 0; day < days; day++)
        {
            hours[day] = HoursOf(_parts, _next + day);
            minutes[day + 1] = minutes[day] + hours[day].Minutes;
        }

        IsAlways = _count == 0 && end == EndDay && minutes[^1] == days * CivilTime.Day;
        if (_count == _segments.Length) Array.Resize(ref _segments, 2 * _count);
        _segments[_count++] = new Segment(_next, hours, minutes, _work);
        (int weeks, int rest) = Math.DivRem(end - _next, Week);
        _work += days < Week ? minutes[days] : ((long)weeks * minutes[Week]) + minutes[rest];
        _next = end;
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

    // A range of days in which a week repeats: its first day, the hours of up to seven days from there, the sums of their minutes, and the
    // work before all of it.
    private readonly record struct Segment(int First, DayHours[] Hours, int[] Minutes, long Before);
}
