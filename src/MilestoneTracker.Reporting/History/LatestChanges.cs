using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting.History;

// Keeps the latest changes of a stream of events, each with its first events. The total is known in advance, so the others are not kept.
internal sealed class LatestChanges(long changes, int max)
{
    private readonly List<HistoryEntry> _entries = [];
    private readonly long _skipped = Math.Max(0, changes - max);
    private List<AuditEvent> _events = [];
    private long _seen;

    /// <summary>The latest changes, the latest first.</summary>
    public IReadOnlyList<HistoryEntry> Entries => [.. Enumerable.Reverse(_entries)];

    public void Add(AuditEvent? next)
    {
        if (next is null) return; // the replay reports a missing event
        bool isKept = _seen >= _skipped && _seen < changes;
        if (isKept && next.Index == 1) _events = [];
        if (isKept && _events.Count < PlanHistory.MaxEvents) _events.Add(next);
        if (next.Index < next.Count) return;
        _seen++;
        if (isKept) _entries.Add(new HistoryEntry(next.Time, next.Sequence, next.Context, next.Count, _events.AsReadOnly()));
    }
}
