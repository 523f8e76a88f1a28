using MilestoneTracker.Changes;

namespace MilestoneTracker.Auditing;

// The reference implementation of IAuditLog, written to be read. Events lie in parts of one size, so that appending never
// copies what is there. What lies below the count never changes, so a reader takes the parts and the count together and needs
// no lock from there on.
//
// What is kept is what an event says and not the event, which is made anew when it is read: its place is its sequence number, and the
// envelopes of a million events that nobody looks at would be a million objects for the garbage collector to move (docs/performance.md).

/// <summary>A log in memory: for tests, for tools that need no durability, and as the example of what a log must do.</summary>
/// <remarks>Safe from any thread. Appending costs O(events) amortised, reading O(1) an event. It keeps what <see cref="IAuditSink"/> promises: whole changes, in sequence, all or nothing.</remarks>
public sealed class InMemoryAuditLog : IAuditLog
{
    private const int PartSize = 2048; // 64 KB

    private readonly object _gate = new();
    private Kept[][] _parts = [];
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
            for (int i = _count; i < total; i++) _parts[i / PartSize][i % PartSize] = new Kept(events[i - _count]);
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
        for (int part = _count / PartSize; part < needed; part++) _parts[part] ??= new Kept[PartSize];
    }

    private IEnumerable<AuditEvent> ReadFrom(long fromSequence, CancellationToken cancellationToken)
    {
        Kept[][] parts;
        int count;
        using (Uninterrupted.Lock(_gate)) (parts, count) = (_parts, _count);
        for (long i = fromSequence - 1; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return parts[i / PartSize][i % PartSize].At(i + 1);
        }
    }

    /// <summary>What an event says, but for its sequence number. Every time in a log is in UTC.</summary>
    private readonly struct Kept(AuditEvent whole)
    {
        private readonly long _ticks = whole.Time.Ticks;
        private readonly ChangeContext _context = whole.Context;
        private readonly AuditData _data = whole.Data;
        private readonly int _index = whole.Index;
        private readonly int _count = whole.Count;

        public AuditEvent At(long sequence) => new(sequence, new DateTimeOffset(_ticks, TimeSpan.Zero), _context, _index, _count, _data);
    }
}
