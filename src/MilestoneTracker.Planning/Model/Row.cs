namespace MilestoneTracker.Planning.Model;

// A milestone as the passes see it: what its fields, status and history come to, in minutes. Times are minutes of civil plan time, None where there
// is none. What few milestones have lies behind a reference.
internal struct Row
{
    public const long None = -1;

    /// <summary>The actual start; of a completed one that has none, what its duration says.</summary>
    public long Started;

    /// <summary>Of a completed one the actual finish.</summary>
    public long Finished;

    /// <summary>Dates that few have; <see langword="null"/> where it has none of them.</summary>
    public RowDates? Dates;

    /// <summary>Working minutes in all.</summary>
    public int Duration;

    /// <summary>Working minutes that remain; 0 of a completed one.</summary>
    public int Remaining;

    /// <summary>The calendar that it works in: <c>24x7</c> where its duration is elapsed time.</summary>
    public int Calendar;

    /// <summary>The calendar that it names, in which its lags run.</summary>
    public int LagCalendar;

    public RowFlags Flags;

    public readonly bool IsOpen => (Flags & (RowFlags.Completed | RowFlags.Cancelled)) == RowFlags.None;

    public readonly bool IsCompleted => (Flags & RowFlags.Completed) != RowFlags.None;

    public readonly bool IsCancelled => (Flags & RowFlags.Cancelled) != RowFlags.None;

    public readonly bool IsStarted => Started >= 0;

    public readonly bool IsPinned => Dates is { Pinned: >= 0 };

    public readonly bool Has(RowFlags flag) => (Flags & flag) != RowFlags.None;
}

/// <summary>The dates of a milestone that few milestones have, in its calendar.</summary>
internal sealed class RowDates
{
    /// <summary>The first start that is not before the date.</summary>
    public long NotBefore { get; init; } = Row.None;

    public long FinishNotBefore { get; init; } = Row.None;

    public long Pinned { get; init; } = Row.None;

    public Values.PlanMoment? Target { get; init; }

    /// <summary>Until when the target is kept: the end of its day, which is 00:00 of the next, or its time.</summary>
    public long Limit => Target is not { } target ? Row.None : target.IsDay ? target.Minute + Calendars.CivilTime.Day : target.Minute;
}

[Flags]
internal enum RowFlags
{
    None = 0,
    Completed = 1,
    Cancelled = 1 << 1,

    /// <summary>Blocked or on hold.</summary>
    Paused = 1 << 2,

    /// <summary>Started, nothing reported, and its time is used up.</summary>
    Stale = 1 << 3,

    /// <summary>Nothing says how long it takes or when it is.</summary>
    Unsaid = 1 << 4,

    /// <summary>A field counts as not set; which one is asked again when findings are read.</summary>
    Problem = 1 << 5,

    /// <summary>The actual start contradicts something.</summary>
    BadStart = 1 << 6,

    /// <summary>The actual finish contradicts something.</summary>
    BadFinish = 1 << 7,

    /// <summary>It depends on a cancelled milestone, and is not completed.</summary>
    Gap = 1 << 8,

    /// <summary>A field of one of its dependencies counts as not set.</summary>
    LinkProblem = 1 << 9,

    /// <summary>It has somebody who answers for it.</summary>
    Owned = 1 << 10,
}
