using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Model;

// A link as the passes see it, and the two functions of its lag: from a time of the dependency to the bound of its dependent, and back
// to the latest time that still keeps a bound. The second is the exact inverse of the first. Lags run in the calendar that the
// dependent names.
internal readonly record struct LinkTerms(LinkKind Kind, bool IsElapsed, int Lag)
{
    public LinkTerms(LinkInputs link, WorkUnits units)
        : this(link.Kind, link.Lag.Duration.IsElapsed, link.Lag.GetMinutes(units))
    {
    }

    /// <summary>Whether it is the finish of the dependency that holds.</summary>
    public bool IsFromFinish => Kind is LinkKind.FinishToStart or LinkKind.FinishToFinish;

    /// <summary>Whether it is the start of the dependent that is held.</summary>
    public bool IsToStart => Kind is LinkKind.FinishToStart or LinkKind.StartToStart;

    public long Lagged(long time, WorkCalendar calendar)
    {
        if (Lag == 0) return time;
        if (IsElapsed) return CivilTime.Clamp(time + Lag);
        return Lag > 0 ? calendar.Add(time, Lag) : calendar.Sub(time, -Lag);
    }

    /// <summary>The greatest time that <see cref="Lagged"/> takes to no later than a bound.</summary>
    public long Unlagged(long bound, WorkCalendar calendar)
    {
        if (Lag == 0) return bound;
        if (IsElapsed) return CivilTime.Clamp(bound - Lag);
        long work = calendar.W(bound) - Lag;
        return calendar.Nth(Lag < 0 && calendar.Next(bound) != bound ? work - 1 : work);
    }
}
