using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting.History;

// Keeps the latest changes of those that go by, each with its first events. How many there will be is known before, so of the
// others nothing is kept.
internal sealed class LatestChanges(long changes, int most)
{
    private readonly List<HistoryEntry> _entries = [];
    private readonly long _passedOver = Math.Max(0, changes - most);
    private List<AuditEvent> _events = [];
    private long _seen;

    /// <summary>What was kept, the latest first.</summary>
    public IReadOnlyList<HistoryEntry> Entries => [.. Enumerable.Reverse(_entries)];

    public void Add(AuditEvent? next)
    {
        if (next is null) return; // that one is missing is for the replay to say
        bool isKept = _seen >= _passedOver && _seen < changes;
        if (isKept && next.Index == 1) _events = [];
        if (isKept && _events.Count < PlanHistory.MaxEvents) _events.Add(next);
        if (next.Index < next.Count) return;
        _seen++;
        if (isKept) _entries.Add(new HistoryEntry(next.Time, next.Sequence, next.Context, next.Count, _events.AsReadOnly()));
    }
}
