using MilestoneTracker.Auditing;

namespace MilestoneTracker.State;

/// <summary>One entry of a status history, linked to those before it. Immutable, and shared by all versions that have it. It does not
/// hold the event, because a log does not have to be in memory.</summary>
internal sealed class StatusHistoryEntry(
    MilestoneStatus status, DateTimeOffset time, long sequence, ChangeContext context, StatusHistoryEntry? previous)
{
    public StatusHistoryEntry(AuditEvent recorded, MilestoneStatus status, StatusHistoryEntry? previous)
        : this(status, recorded.Time, recorded.Sequence, recorded.Context, previous)
    {
    }

    public MilestoneStatus Status => status;

    public long Sequence => sequence;

    public StatusHistoryEntry? Previous => previous;

    public int Count { get; } = previous is null ? 1 : previous.Count + 1;

    public StatusChange Change => new(status, time, sequence, context);
}
