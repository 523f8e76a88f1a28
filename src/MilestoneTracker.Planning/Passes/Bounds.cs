using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Passes;

// The bounds of an open milestone, one after the other, each with the place that it gives to the start of what remains. It is the forward pass in
// small: the pass takes the greatest place, and what asks for reasons takes those bounds whose place is the greatest.
internal readonly struct Bounds(Times times, int position)
{
    private PlanModel Model => times.Model;

    private ref readonly Row Row => ref times.Model.Rows[position];

    /// <summary>Whether dependencies hold it: not what was started, where the plan's logic is to override them.</summary>
    public bool HasLinks => !(Model.IsOverride && Row.IsStarted);

    /// <summary>The start of what remains, pins left aside.</summary>
    public long Start()
    {
        long start = Model.NextNow[Row.Calendar];
        if (!Row.IsStarted) start = Math.Max(start, Model.NextStart[Row.Calendar]);
        if (Row.Dates is { } dates)
        {
            if (dates.NotBefore >= 0 && !Row.IsStarted) start = Math.Max(start, dates.NotBefore);
            if (dates.FinishNotBefore >= 0) start = Math.Max(start, PlaceOfFinish(dates.FinishNotBefore));
        }

        if (!HasLinks) return start;
        for (int link = Model.Starts[position]; link < Model.Starts[position + 1]; link++) start = Math.Max(start, PlaceOf(link));
        return start;
    }

    /// <summary>The place that a link gives.</summary>
    public long PlaceOf(int link)
    {
        LinkTerms terms = Model.TermsAt(link);
        int dependency = Model.Needs[link];
        long time = terms.IsFromFinish ? times.FinishOf(dependency) : times.StartOf(dependency);
        time = terms.Lagged(time, Model.LagCalendarOf(Row));
        if (!terms.IsToStart) return PlaceOfFinish(time);
        WorkCalendar calendar = Model.CalendarOf(Row);
        return Row.Remaining > 0 ? calendar.Next(time) : calendar.Settle(time);
    }

    /// <summary>The place that a bound of the finish gives.</summary>
    public long PlaceOfFinish(long time)
    {
        WorkCalendar calendar = Model.CalendarOf(Row);
        return Row.Remaining > 0 ? calendar.Nth(Math.Max(0, calendar.W(time) - Row.Remaining)) : calendar.Settle(time);
    }
}
