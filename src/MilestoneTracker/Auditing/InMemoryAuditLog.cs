using MilestoneTracker.Changes;

namespace MilestoneTracker.Auditing;

// The reference implementation of IAuditLog, written to be read. Events lie in parts of one size, so that appending never
// copies what is there. What lies below the count never changes, so a reader takes the parts and the count together and needs
// no lock from there on.

/// <summary>A log in memory: for tests, for tools that need no durability, and as the example of what a log must do.</summary>
/// <remarks>Safe from any thread. Appending costs O(events) amortised, reading O(1) an event. It keeps what <see cref="IAuditSink"/> promises: whole changes, in sequence, all or nothing.</remarks>
public sealed class InMemoryAuditLog : IAuditLog
{
    private const int PartSize = 4096;

    private readonly object _gate = new();
    private AuditEvent[][] _parts = [];
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
            MakeRoom(total);
            for (int i = _count; i < total; i++) _parts[i / PartSize][i % PartSize] = events[i - _count];
            _count = total;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
        fromSequence >= 1
            ? ReadFrom(fromSequence, cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(fromSequence), fromSequence, "Sequence numbers begin at 1.");

    private void MakeRoom(int total)
    {
        int needed = ((total - 1) / PartSize) + 1;
        if (needed > _parts.Length) Array.Resize(ref _parts, Math.Max(needed, _parts.Length * 2));
        for (int part = _count / PartSize; part < needed; part++) _parts[part] ??= new AuditEvent[PartSize];
    }

    private IEnumerable<AuditEvent> ReadFrom(long fromSequence, CancellationToken cancellationToken)
    {
        AuditEvent[][] parts;
        int count;
        using (Uninterrupted.Lock(_gate)) (parts, count) = (_parts, _count);
        for (long i = fromSequence - 1; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return parts[i / PartSize][i % PartSize];
        }
    }
}
