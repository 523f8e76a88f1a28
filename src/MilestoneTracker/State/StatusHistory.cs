using System.Collections;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.State;

/// <summary>A status history as a list, oldest first, laid out when first read. Immutable and safe from any thread.</summary>
internal sealed class StatusHistory(HistoryEntry last) : IReadOnlyList<StatusChange>
{
    private StatusChange[]? _changes;

    public int Count => last.Count;

    private StatusChange[] Changes => _changes ??= LayOut();

    public StatusChange this[int index] => index == Count - 1 ? last.Change : Changes[index]; // nothing is laid out for the last, which is asked for most

    public bool HasSameChanges(StatusHistory other) =>
        ReferenceEquals(Last, other.Last) || (Count == other.Count && Changes.SequenceEqual(other.Changes));

    public IEnumerator<StatusChange> GetEnumerator() => ((IEnumerable<StatusChange>)Changes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private HistoryEntry Last => last;

    private StatusChange[] LayOut()
    {
        StatusChange[] changes = new StatusChange[last.Count];
        for (HistoryEntry? entry = last; entry is not null; entry = entry.Previous) changes[entry.Count - 1] = entry.Change;
        return changes;
    }
}

/// <summary>One entry of a status history, and the ones before it. Immutable, and shared by all versions that have it. The event itself is not held: a log need not lie in memory.</summary>
internal sealed class HistoryEntry(MilestoneStatus status, DateTimeOffset time, long sequence, ChangeContext context, HistoryEntry? previous)
{
    public HistoryEntry(AuditEvent recorded, MilestoneStatus status, HistoryEntry? previous)
        : this(status, recorded.Time, recorded.Sequence, recorded.Context, previous)
    {
    }

    public MilestoneStatus Status => status;

    public long Sequence => sequence;

    public HistoryEntry? Previous => previous;

    public int Count { get; } = previous is null ? 1 : previous.Count + 1;

    public StatusChange Change => new(status, time, sequence, context);
}
