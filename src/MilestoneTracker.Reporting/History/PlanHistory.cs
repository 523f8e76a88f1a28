namespace MilestoneTracker.Reporting;

/// <summary>What became of a plan: its latest changes, and progress over time (burn-up).</summary>
/// <remarks>Immutable and safe from any thread. It is read from the log in two passes.</remarks>
public sealed class PlanHistory
{
    /// <summary>How many events of a change an entry has at most.</summary>
    public const int MaxEvents = 20;

    /// <summary>At how many moments the plan is looked at, at most.</summary>
    internal const int MaxPoints = 60;

    internal PlanHistory(IReadOnlyList<HistoryPoint> points, IReadOnlyList<HistoryEntry> entries, long changes) =>
        (Points, Entries, Changes) = (points, entries, changes);

    /// <summary>Progress over time: at most 60 moments at equal distances, from the first change to the last. Empty where nothing
    /// has happened.</summary>
    public IReadOnlyList<HistoryPoint> Points { get; }

    /// <summary>The latest changes, the latest first (<see cref="PlanReportOptions.MaxChanges"/>).</summary>
    public IReadOnlyList<HistoryEntry> Entries { get; }

    /// <summary>How many changes there were in all.</summary>
    public long Changes { get; }
}
