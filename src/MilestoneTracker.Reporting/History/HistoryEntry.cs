using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting;

/// <summary>A change of the plan, as recorded in its log.</summary>
public sealed record HistoryEntry
{
    internal HistoryEntry(DateTimeOffset time, long version, ChangeContext context, int count, IReadOnlyList<AuditEvent> events) =>
        (Time, Version, Context, Count, Events) = (time, version, context, count, events);

    /// <summary>The time of the change, by the clock of its registry.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The version after the change: the sequence number of its last event.</summary>
    public long Version { get; }

    /// <summary>The actor, the reason and the correlation ID.</summary>
    public ChangeContext Context { get; }

    /// <summary>The number of its events.</summary>
    public int Count { get; }

    /// <summary>Its first events, at most <see cref="PlanHistory.MaxEvents"/>.</summary>
    public IReadOnlyList<AuditEvent> Events { get; }
}
