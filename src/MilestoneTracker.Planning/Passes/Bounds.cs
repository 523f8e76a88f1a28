using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Passes;

// The bounds of an open milestone, one after the other, each with the place that it gives to the start of what remains. It is the
// forward pass in small: the pass takes the greatest place, and what asks for reasons takes those bounds whose place is the greatest.
internal readonly struct Bounds(Times times, int position)
{
    private PlanModel Model => times.Model;

    private ref readonly Row Row => ref times.Model.Rows[position];

    /// <summary>Whether dependencies hold it: not what was started, where the plan's logic is to override them.</summary>
    public bool HasLinks => !(Model.IsOverride && Row.IsStarted);

    /// <summary>The start of what remains, pins left aside.</summary>
    /// <remarks>A later time never has an earlier place, so of the bounds of each end only the latest is asked of the calendar, and not
    /// even that one where it is no later than what is there.</remarks>
    public long Start()
    {
        long start = Model.NextNow(Row.Calendar);
        if (!Row.IsStarted) start = Math.Max(start, Model.NextStart(Row.Calendar));
        (long latest, long latestFinish) = (0, 0);
        if (Row.Dates is { } dates)
        {
            if (!Row.IsStarted) start = Math.Max(start, dates.NotBefore);
            latestFinish = Math.Max(latestFinish, dates.FinishNotBefore);
        }

        for (int link = HasLinks ? Model.Starts[position] : int.MaxValue; link < Model.Starts[position + 1]; link++)
        {
            LinkTerms terms = Model.TermsAt(link);
            long time = TimeOf(link, terms);
            if (terms.IsToStart) latest = Math.Max(latest, time);
            else latestFinish = Math.Max(latestFinish, time);
        }

        if (latest > start) start = Math.Max(start, PlaceOfStart(latest));
        return latestFinish > start ? Math.Max(start, PlaceOfFinish(latestFinish)) : start;
    }

    /// <summary>The place that a link gives.</summary>
    public long PlaceOf(int link)
    {
        LinkTerms terms = Model.TermsAt(link);
        long time = TimeOf(link, terms);
        return terms.IsToStart ? PlaceOfStart(time) : PlaceOfFinish(time);
    }

    /// <summary>The place that a bound of the finish gives.</summary>
    public long PlaceOfFinish(long time)
    {
        WorkCalendar calendar = Model.CalendarOf(Row);
        return Row.Remaining > 0 ? calendar.Nth(Math.Max(0, calendar.W(time) - Row.Remaining)) : calendar.Settle(time);
    }

    private long PlaceOfStart(long time)
    {
        WorkCalendar calendar = Model.CalendarOf(Row);
        return Row.Remaining > 0 ? calendar.Next(time) : calendar.Settle(time);
    }

    private long TimeOf(int link, LinkTerms terms)
    {
        int dependency = Model.Needs[link];
        long time = terms.IsFromFinish ? times.FinishOf(dependency) : times.StartOf(dependency);
        return terms.Lagged(time, Model.LagCalendarOf(Row));
    }
}
