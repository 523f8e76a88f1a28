namespace MilestoneTracker.Reporting;

/// <summary>The history of a plan: its latest changes, and progress over time (burn-up).</summary>
/// <remarks>Immutable and thread-safe. It is read from the log in two passes.</remarks>
public sealed class PlanHistory
{
    /// <summary>The maximum number of events in an entry.</summary>
    public const int MaxEvents = 20;

    /// <summary>The maximum number of points.</summary>
    internal const int MaxPoints = 60;

    internal PlanHistory(IReadOnlyList<HistoryPoint> points, IReadOnlyList<HistoryEntry> entries, long changes) =>
        (Points, Entries, Changes) = (points, entries, changes);

    /// <summary>Progress over time: at most 60 evenly spaced points, from the first change to the last. Empty if there are no
    /// changes.</summary>
    public IReadOnlyList<HistoryPoint> Points { get; }

    /// <summary>The latest changes, the latest first (<see cref="PlanReportOptions.MaxChanges"/>).</summary>
    public IReadOnlyList<HistoryEntry> Entries { get; }

    /// <summary>The total number of changes.</summary>
    public long Changes { get; }
}
