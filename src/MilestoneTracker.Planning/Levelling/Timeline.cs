using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Levelling;

// How much of a resource is free, as a function of time that changes at breakpoints: its capacity by days less what is booked. Days off are
// not in it; who asks works in the time of the resource only. Where pinned milestones ask for more than there is, it is below 0.
//
// Each breakpoint has its time and its number: the minutes before it in which anything of the resource is there. Whoever works in all of
// these minutes searches among numbers, where a stretch of work is as long as the work; whoever works in some of them, among times, and no
// stretch has more of its minutes than numbers say. A search passes every breakpoint once: it goes on behind a place where too little is
// free, because every start before meets the same place. A booking moves the breakpoints behind it.
internal sealed class Timeline
{
    private Break[] _breaks; // and one beyond the last, which no search passes
    private int _count;

    public Timeline(ResourceOffer offer, StaffedTime presence)
    {
        _count = offer.Ranges;
        _breaks = new Break[_count + 1];
        for (int range = 0; range < _count; range++)
        {
            (int day, int capacity) = offer.RangeAt(range);
            long time = (long)day * CivilTime.Day;
            _breaks[range] = new Break(time, presence.W(time), capacity);
        }

        _breaks[_count] = new Break(long.MaxValue, long.MaxValue, long.MaxValue);
    }

    public void CopyFrom(Timeline other)
    {
        if (_breaks.Length <= other._count) _breaks = new Break[other._breaks.Length];
        other._breaks.AsSpan(0, other._count + 1).CopyTo(_breaks);
        _count = other._count;
    }

    /// <summary>The place in which a minute of a number lies.</summary>
    public int PlaceOfNumber(long number)
    {
        Break[] breaks = _breaks;
        (int low, int high) = (0, _count); // the breakpoints before low are at or before the number
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (breaks[middle].Number <= number) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }

    /// <summary>The place in which a time lies.</summary>
    public int PlaceOfTime(long time)
    {
        Break[] breaks = _breaks;
        (int low, int high) = (0, _count); // the breakpoints before low are at or before the time
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (breaks[middle].Time <= time) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }

    /// <summary>The first number from one on from which so many minutes follow with a quantity free; −1 where there is none.</summary>
    /// <param name="place">A place in which the number lies, or one before; in the end the place of the answer.</param>
    /// <param name="number">The number from which on it is searched.</param>
    /// <param name="work">How many minutes.</param>
    /// <param name="quantity">How much must be free.</param>
    public long FirstFree(ref int place, long number, int work, int quantity)
    {
        Break[] breaks = _breaks;
        int at = place;
        while (breaks[at + 1].Number <= number) at++;
        place = at;
        for (long end = number + work; breaks[at].Number < end; at++)
        {
            if (breaks[at].Free >= quantity || breaks[at + 1].Number == breaks[at].Number) continue;
            do at++;
            while (breaks[at].Free < quantity);
            if (at == _count) return -1;
            number = breaks[at].Number;
            end = number + work;
            while (breaks[at + 1].Number <= number) at++;
            place = at--;
        }

        return number;
    }

    /// <summary>The greatest number up to one before which so many minutes lie with a quantity free; −1 where there is none.</summary>
    /// <param name="place">The place before the number, or one behind; in the end the place before the answer.</param>
    /// <param name="number">The number up to which it is searched.</param>
    /// <param name="work">How many minutes.</param>
    /// <param name="quantity">How much must be free.</param>
    public long LastFree(ref int place, long number, int work, int quantity)
    {
        Break[] breaks = _breaks;
        int at = place;
        while (at > 0 && breaks[at].Number >= number) at--;
        place = at;
        for (long begin = number - work; at >= 0 && breaks[at + 1].Number > begin; at--)
        {
            if (breaks[at].Free >= quantity || breaks[at + 1].Number == breaks[at].Number) continue;
            while (at > 0 && breaks[at - 1].Free < quantity) at--;
            number = breaks[at].Number;
            begin = number - work;
            place = Math.Max(0, at - 1);
        }

        return number >= work ? number : -1;
    }

    /// <summary>The end of the first place between two times in which somebody works at it and too little is free, drawn out as far as too
    /// little is free; −1 where there is none.</summary>
    /// <param name="place">A place in which the first time lies, or one before; in the end that place.</param>
    /// <param name="from">The first time.</param>
    /// <param name="to">The second time.</param>
    /// <param name="quantity">How much must be free.</param>
    /// <param name="time">The minutes in which it is needed.</param>
    public long EndOfConflict(ref int place, long from, long to, int quantity, StaffedTime time)
    {
        while (_breaks[place + 1].Time <= from) place++;
        for (int at = place; _breaks[at].Time < to; at++)
        {
            if (_breaks[at].Free >= quantity) continue;
            long begin = Math.Max(_breaks[at].Time, from);
            int end = at;
            do end++;
            while (_breaks[end].Free < quantity);
            if (time.W(Math.Min(_breaks[end].Time, to)) > time.W(begin)) return Math.Min(_breaks[end].Time, CivilTime.Max);
            at = end - 1;
        }

        return -1;
    }

    /// <summary>The beginning of the first such place, drawn out the other way; −1 where there is none.</summary>
    public long StartOfFirstConflict(long from, long to, int quantity, StaffedTime time)
    {
        for (int place = PlaceOfTime(from); place < _count && _breaks[place].Time < to; place++)
        {
            if (_breaks[place].Free >= quantity) continue;
            long begin = Math.Max(_breaks[place].Time, from);
            if (time.W(Math.Min(_breaks[place + 1].Time, to)) <= time.W(begin)) continue;
            while (place > 0 && _breaks[place - 1].Free < quantity) place--;
            return _breaks[place].Time;
        }

        return -1;
    }

    /// <summary>Takes a quantity away between two times with their numbers.</summary>
    /// <param name="place">A place near the first time.</param>
    /// <param name="from">The first time.</param>
    /// <param name="fromNumber">Its number.</param>
    /// <param name="to">The second time.</param>
    /// <param name="toNumber">Its number.</param>
    /// <param name="quantity">How much.</param>
    public void Book(int place, long from, long fromNumber, long to, long toNumber, int quantity)
    {
        while (_breaks[place].Time > from) place--;
        while (_breaks[place + 1].Time <= from) place++;
        int end = place;
        while (_breaks[end + 1].Time < to) end++; // the last place that begins before the end
        bool hasFrom = _breaks[place].Time == from;
        bool hasTo = _breaks[end + 1].Time == to;
        int added = (hasFrom ? 0 : 1) + (hasTo ? 0 : 1);
        if (_count + added >= _breaks.Length) Array.Resize(ref _breaks, (2 * _breaks.Length) + 6);
        Break[] breaks = _breaks;

        // What lies behind moves once, with the one beyond the last; what lies within by the first breakpoint only.
        if (added > 0) breaks.AsSpan(end + 1, _count - end).CopyTo(breaks.AsSpan(end + 1 + added));
        if (!hasTo) breaks[end + added] = new Break(to, toNumber, breaks[end].Free);
        if (!hasFrom)
        {
            breaks.AsSpan(place, end - place + 1).CopyTo(breaks.AsSpan(place + 1));
            (breaks[place + 1].Time, breaks[place + 1].Number) = (from, fromNumber);
            place++;
            end++;
        }

        _count += added;
        for (; place <= end; place++) breaks[place].Free -= quantity;
    }

    // Where what is free changes: the time, its number, and how much is free up to the next one.
    private record struct Break(long Time, long Number, long Free);
}
