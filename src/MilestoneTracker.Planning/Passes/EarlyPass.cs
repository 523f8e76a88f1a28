using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Passes;

// The forward pass on times: one sweep in topological order, in which each open milestone takes the greatest place of its bounds. The
// arrays are written again where it is run again. O(milestones + links), a few questions to calendars for each.
internal sealed class EarlyPass(PlanModel model)
{
    /// <summary>By position the start of what remains; of a completed one its finish.</summary>
    public long[] Starts { get; } = new long[model.Rows.Length];

    /// <summary>By position.</summary>
    public long[] Finishes { get; } = new long[model.Rows.Length];

    /// <summary>Makes the pass, up to a position.</summary>
    /// <param name="times">Whose pass it is: it answers what stands here.</param>
    /// <param name="end">The position after the last.</param>
    /// <returns>The greatest finish; the plan's start where there is none.</returns>
    public long Run(Times times, int end)
    {
        long finish = Row.None;
        for (int position = 0; position < end; position++)
        {
            if (model.Rows[position].IsCancelled) continue;
            Place(times, position);
            finish = Math.Max(finish, Finishes[position]);
        }

        return finish < 0 ? model.Start : finish;
    }

    private void Place(Times times, int position)
    {
        ref readonly Row row = ref model.Rows[position];
        if (row.IsCompleted)
        {
            (Starts[position], Finishes[position]) = (row.Finished, row.Finished);
            return;
        }

        WorkCalendar calendar = model.CalendarOf(row);
        if (row.IsPinned)
        {
            Finishes[position] = Math.Max(row.Dates!.Pinned, model.Now);
            Starts[position] = calendar.Sub(Finishes[position], row.Remaining);
            return;
        }

        if (model.Terms is null && row.Remaining > 0)
        {
            PlacePlain(position, row, calendar);
            return;
        }

        Starts[position] = new Bounds(times, position).Start();
        Finishes[position] = calendar.Add(Starts[position], row.Remaining);
    }

    // The same where all links are plain, with the calendar asked once less: the work before a start is known once that is found. Each
    // bound but those of links begins a working minute already.
    private void PlacePlain(int position, in Row row, WorkCalendar calendar)
    {
        long start = model.NextNow(row.Calendar);
        if (!row.IsStarted) start = Math.Max(start, model.NextStart(row.Calendar));
        if (row.Dates is { } dates)
        {
            if (!row.IsStarted) start = Math.Max(start, dates.NotBefore);
            if (dates.FinishNotBefore > start)
                start = Math.Max(start, calendar.Nth(Math.Max(0, calendar.W(dates.FinishNotBefore) - row.Remaining)));
        }

        long latest = start;
        if (!(model.IsOverride && row.IsStarted))
        {
            foreach (int dependency in model.Needs.AsSpan(model.Starts[position]..model.Starts[position + 1]))
                latest = BranchFree.Greater(latest, Finishes[dependency]);
        }

        long work = calendar.W(latest);
        (Starts[position], Finishes[position]) = (calendar.Nth(work), calendar.FinishOf(work + row.Remaining));
    }
}
