using MilestoneTracker.Changes;

namespace MilestoneTracker.Auditing;

// The reference implementation of IAuditLog, written to be read. Events lie in one array that only grows; what lies
// below the count never changes, so a reader takes array and count together and needs no lock from there on.

/// <summary>A log in memory: for tests, for tools that need no durability, and as the example of what a log must do.</summary>
/// <remarks>Safe from any thread. Appending costs O(events) amortised, reading O(1) an event. It keeps what <see cref="IAuditSink"/> promises: whole changes, in sequence, all or nothing.</remarks>
public sealed class InMemoryAuditLog : IAuditLog
{
    private readonly object _gate = new();
    private AuditEvent[] _events = [];
    private int _count;

    /// <inheritdoc/>
    public long LastSequence
    {
        get
        {
            using (Uninterrupted.Lock(_gate)) return _count;
        }
    }

    /// <inheritdoc/>
    public void Append(IReadOnlyList<AuditEvent> events)
    {
        if (events is null) throw new ArgumentNullException(nameof(events));
        using (Uninterrupted.Lock(_gate))
        {
            WholeChanges.Check(events, _count + 1L);
            int total = checked(_count + events.Count);
            if (total > _events.Length) Array.Resize(ref _events, Math.Max(total, _events.Length * 2));
            for (int i = 0; i < events.Count; i++) _events[_count + i] = events[i];
            _count = total;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
        fromSequence >= 1
            ? ReadFrom(fromSequence, cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(fromSequence), fromSequence, "Sequence numbers begin at 1.");

    private IEnumerable<AuditEvent> ReadFrom(long fromSequence, CancellationToken cancellationToken)
    {
        AuditEvent[] events;
        int count;
        using (Uninterrupted.Lock(_gate)) (events, count) = (_events, _count);
        for (long i = fromSequence - 1; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return events[i];
        }
    }
}
