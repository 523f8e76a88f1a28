namespace MilestoneTracker.Planning.Model;

// A milestone as the passes see it: what its fields, status and history come to, in minutes. Times are minutes of civil plan time, None
// where there is none. What few milestones have lies behind a reference.
internal struct Row
{
    public const long None = -1;

    /// <summary>The actual start; if a completed milestone has none, its finish minus its duration.</summary>
    public long Started;

    /// <summary>The actual finish of a completed milestone.</summary>
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
