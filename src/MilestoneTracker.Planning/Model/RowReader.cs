using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Model;

// From the fields, the status and the history of a milestone to its row. What people report wins over what the history says; a history
// is asked only where nothing was reported, and of a planned milestone never: nothing has happened since it was last planned.
internal readonly struct RowReader(PlanView view, PlanInputs plan, long now)
{
    private const int Millionths = 1_000_000;

    public Row Read(int position)
    {
        Problems problems = default;
        MilestoneFields fields = new(view.FieldsAt(position), plan, ref problems);
        MilestoneStatus status = view.StatusAt(position);
        Row row = new()
        {
            LagCalendar = fields.CalendarNumber,
            Calendar = fields.IsElapsed ? CalendarSet.AroundTheClock : fields.CalendarNumber,
            Started = Row.None,
            Finished = Row.None,
            Duration = fields.Duration?.GetMinutes(plan.Units) ?? fields.Estimate?.GetLikelyMinutes(plan.Units) ?? 0,
            Flags = (problems.Any ? RowFlags.Problem : RowFlags.None) | (fields.Owner is null ? RowFlags.None : RowFlags.Owned)
                | (fields.IsElapsed ? RowFlags.Elapsed : RowFlags.None),
        };
        if (status == MilestoneStatus.Cancelled)
        {
            row.Flags |= RowFlags.Cancelled;
            return row;
        }

        WorkCalendar calendar = plan.Set[row.Calendar];
        row.Started = fields.Started is { } started ? started.StartIn(calendar) : status == MilestoneStatus.Planned ? Row.None
            : StartInHistory(position);
        row.Dates = DatesOf(fields, calendar);
        if (status == MilestoneStatus.Completed) Complete(ref row, position, fields, calendar);
        else LeaveOpen(ref row, status, fields, calendar);
        return row;
    }

    private void Complete(ref Row row, int position, in MilestoneFields fields, WorkCalendar calendar)
    {
        row.Flags |= RowFlags.Completed;
        row.Finished = fields.Finished is { } finished ? finished.FinishIn(calendar) : FinishInHistory(position);
        if (row.Started < 0)
        {
            row.Started = calendar.Sub(row.Finished, row.Duration);
            row.Flags |= RowFlags.AssumedStart;
        }

        if (row.Started > row.Finished)
        {
            row.Flags |= RowFlags.BadStart;
            row.Started = row.Finished;
        }

        if (row.Finished > now) row.Flags |= RowFlags.BadFinish;
    }

    private void LeaveOpen(ref Row row, MilestoneStatus status, in MilestoneFields fields, WorkCalendar calendar)
    {
        if (fields.Finished is not null) row.Flags |= RowFlags.BadFinish;
        if (row.Started > now) row.Flags |= RowFlags.BadStart;
        if (status is MilestoneStatus.Blocked or MilestoneStatus.OnHold) row.Flags |= RowFlags.Paused;
        if (fields.Duration is null && fields.Estimate is null && fields.Remaining is null
            && row.Dates is not ({ Pinned: >= 0 } or { NotBefore: >= 0 } or { FinishNotBefore: >= 0 })) row.Flags |= RowFlags.NoEstimate;

        row.Remaining = row.Duration;
        if (fields.Remaining is { } remaining)
        {
            row.Remaining = remaining.GetMinutes(plan.Units);
        }
        else if (fields.Progress is { } progress)
        {
            long left = row.Duration * (long)(Millionths - MillionthsOf(progress));
            row.Remaining = (int)((left + Millionths - 1) / Millionths);
        }
        else if (row.IsStarted)
        {
            row.Remaining = (int)Math.Max(0, row.Duration - Math.Max(0, calendar.Work(row.Started, now)));
            if (row.Duration > 0 && row.Remaining == 0) row.Flags |= RowFlags.Stale;
        }
    }

    // The first "in progress" after the last "planned".
    private long StartInHistory(int position)
    {
        IReadOnlyList<StatusChange> history = view.StatusHistoryAt(position);
        long start = Row.None;
        for (int i = history.Count - 1; i >= 0 && history[i].Status != MilestoneStatus.Planned; i--)
            if (history[i].Status == MilestoneStatus.InProgress) start = plan.CivilOf(history[i].Time);
        return start;
    }

    // Of a completed milestone the last entry, for a status that it has is not given to it again.
    private long FinishInHistory(int position)
    {
        IReadOnlyList<StatusChange> history = view.StatusHistoryAt(position);
        return plan.CivilOf(history[^1].Time);
    }

    private static RowDates? DatesOf(in MilestoneFields fields, WorkCalendar calendar) =>
        fields.Target is null && fields.NotBefore is null && fields.FinishNotBefore is null && fields.Pinned is null ? null : new RowDates
        {
            Target = fields.Target,
            NotBefore = fields.NotBefore is { } start ? calendar.Next(start.StartIn(calendar)) : Row.None,
            FinishNotBefore = fields.FinishNotBefore is { } finish ? finish.FinishIn(calendar) : Row.None,
            Pinned = fields.Pinned is { } pinned ? pinned.FinishIn(calendar) : Row.None,
        };

    // The core has checked the text: 0, 1, or a fraction with at most six decimals.
    private static int MillionthsOf(string progress)
    {
        if (progress.Length == 1) return progress[0] == '1' ? Millionths : 0;
        int millionths = PlanMoment.Number(progress.AsSpan(2));
        for (int decimals = progress.Length - 2; decimals < 6; decimals++) millionths *= 10;
        return millionths;
    }
}
