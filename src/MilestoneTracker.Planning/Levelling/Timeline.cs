using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Levelling;

// How much of a resource is free, as a function of time that changes at breakpoints: its capacity by days less what is booked. Days off are
// not in it; who asks works in the time of the resource only. Where pinned milestones ask for more than there is, it is below 0.
//
// A search goes back from the end of a stretch to the last place where too little is free, because no earlier start can avoid it. O(log
// breakpoints) and the breakpoints within the stretch; a booking moves the breakpoints behind it.
internal sealed class Timeline
{
    private long[] _times = [0];
    private long[] _free = [0];
    private int _count = 1;

    public Timeline(ResourceOffer offer)
    {
        (_times, _free) = (new long[offer.Ranges], new long[offer.Ranges]);
        for (int range = 0; range < offer.Ranges; range++)
        {
            (int day, int capacity) = offer.RangeAt(range);
            (_times[range], _free[range]) = ((long)day * CivilTime.Day, capacity);
        }

        _count = offer.Ranges;
    }

    public void CopyFrom(Timeline other)
    {
        if (_times.Length < other._count) (_times, _free) = (new long[other._times.Length], new long[other._times.Length]);
        Array.Copy(other._times, _times, other._count);
        Array.Copy(other._free, _free, other._count);
        _count = other._count;
    }

    /// <summary>How much is free at a time.</summary>
    public long FreeAt(long time) => _free[PlaceOf(time)];

    /// <summary>The end of the last part of a stretch in which somebody works at it and less than a quantity is free, drawn out as far as
    /// too little is free; −1 where there is no such part.</summary>
    public long EndOfLastConflict(long from, long to, int quantity, StaffedTime time)
    {
        for (int place = PlaceOf(to - 1); ; place--)
        {
            if (_free[place] < quantity)
            {
                long begin = Math.Max(_times[place], from);
                if (time.IsAlways || (time.Next(begin) is >= 0 and long next && next < Math.Min(EndOf(place), to)))
                {
                    while (place + 1 < _count && _free[place + 1] < quantity) place++;
                    return EndOf(place);
                }
            }

            if (_times[place] <= from) return -1;
        }
    }

    /// <summary>The beginning of the first such part, drawn out the other way; −1 where there is none.</summary>
    public long StartOfFirstConflict(long from, long to, int quantity, StaffedTime time)
    {
        for (int place = PlaceOf(from); place < _count && _times[place] < to; place++)
        {
            if (_free[place] >= quantity) continue;
            long begin = Math.Max(_times[place], from);
            bool isUsed = time.IsAlways || (time.Next(begin) is >= 0 and long next && next < Math.Min(EndOf(place), to));
            if (!isUsed) continue;
            while (place > 0 && _free[place - 1] < quantity) place--;
            return _times[place];
        }

        return -1;
    }

    public void Book(long from, long to, int quantity)
    {
        int first = BreakAt(from);
        int end = BreakAt(to);
        for (int place = first; place < end; place++) _free[place] -= quantity;
    }

    private long EndOf(int place) => place + 1 < _count ? _times[place + 1] : CivilTime.Max;

    private int BreakAt(long time)
    {
        int place = PlaceOf(time);
        if (_times[place] == time) return place;
        if (_count == _times.Length)
        {
            Array.Resize(ref _times, (2 * _count) + 6);
            Array.Resize(ref _free, (2 * _count) + 6);
        }

        place++;
        Array.Copy(_times, place, _times, place + 1, _count - place);
        Array.Copy(_free, place, _free, place + 1, _count - place);
        _times[place] = time;
        _free[place] = _free[place - 1];
        _count++;
        return place;
    }

    private int PlaceOf(long time)
    {
        (int low, int high) = (0, _count); // the breakpoints before low are at or before the time
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (_times[middle] <= time) low = middle + 1;
            else high = middle;
        }

        return low - 1;
    }
}
