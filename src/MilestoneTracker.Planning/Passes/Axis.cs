using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Passes;

// One calendar as an axis of whole numbers, on which the passes only add and compare: twice the working minutes since now, and the
// side. Friday 17:00 and Monday 08:00 have the same work before them; the finish is the even place of the two, the start the odd one.
// Within working time both places are the same minute, and in a gap between them there is none: such a time counts as the start behind
// it on the way forward, and as the finish before it on the way back.
//
// A place has 32 bits. What does not fit with a margin, or comes near an end of time where work is cut off, is not for this axis: see Fits.
internal sealed class Axis
{
    /// <summary>More than one step of a pass can move a place by: twice a duration and a lag, both at their greatest.</summary>
    private const long Step = 4L * Values.PlanDuration.MaxMinutes;

    // so that a place from which all work of a path is taken stays far from what no place is (LatePlaces)
    private const long Farthest = 1 << 29;
    private readonly WorkCalendar _calendar;
    private readonly long _origin;

    public Axis(WorkCalendar calendar, long now)
    {
        (_calendar, _origin) = (calendar, calendar.W(now));
        Least = Math.Max(-Farthest, (-2 * _origin) + (2 * Step));
        Greatest = Math.Min(Farthest, (2 * (calendar.Most - _origin)) - (2 * Step));
    }

    public WorkCalendar Calendar => _calendar;

    /// <summary>The least place that a pass may come to.</summary>
    public long Least { get; }

    /// <summary>The greatest place that a pass may come to.</summary>
    public long Greatest { get; }

    /// <summary>The place of a time on the way forward.</summary>
    public long Up(long time) => PlaceOf(time, gap: 1);

    /// <summary>The place of a time on the way back.</summary>
    public long Down(long time) => PlaceOf(time, gap: 0);

    /// <summary>The time of a place.</summary>
    public long TimeOf(int place)
    {
        long work = (place >> 1) + _origin;
        return (place & 1) == 0 ? _calendar.FinishOf(work) : _calendar.Nth(work);
    }

    /// <summary>Whether a place is the beginning of a working minute: an odd one always is, an even one where no gap follows.</summary>
    public bool IsStart(int place) => (place & 1) != 0 || HasNoGap(place);

    /// <summary>Whether the two places of this work are the same minute.</summary>
    public bool HasNoGap(int place)
    {
        long work = (place >> 1) + _origin;
        return _calendar.FinishOf(work) == _calendar.Nth(work);
    }

    private long PlaceOf(long time, int gap)
    {
        long work = _calendar.W(time);
        long place = 2 * (work - _origin);
        if (_calendar.Nth(work) == time) return place + 1;
        return _calendar.FinishOf(work) == time ? place : place + gap;
    }
}
