using System.Collections;

namespace MilestoneTracker.State;

/// <summary>A status history as a list, oldest first, built when it is first read. Immutable and safe from any thread.</summary>
internal sealed class StatusHistory(StatusHistoryEntry last) : IReadOnlyList<StatusChange>
{
    private StatusChange[]? _changes;

    public int Count => last.Count;

    private StatusChange[] Changes => _changes ??= LayOut();

    // The last entry, which is read most, does not need the list.
    public StatusChange this[int index] => index == Count - 1 ? last.Change : Changes[index];

    public bool HasSameChanges(StatusHistory other) =>
        ReferenceEquals(Last, other.Last) || (Count == other.Count && Changes.SequenceEqual(other.Changes));

    public IEnumerator<StatusChange> GetEnumerator() => ((IEnumerable<StatusChange>)Changes).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private StatusHistoryEntry Last => last;

    private StatusChange[] LayOut()
    {
        StatusChange[] changes = new StatusChange[last.Count];
        for (StatusHistoryEntry? entry = last; entry is not null; entry = entry.Previous) changes[entry.Count - 1] = entry.Change;
        return changes;
    }
}
