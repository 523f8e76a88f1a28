using MilestoneTracker.Threading;

namespace MilestoneTracker.Auditing;

// The reference implementation of IAuditLog, written to be read. Events are stored in parts of one size, so that appending never copies.
// Entries below the count never change, so a reader takes the parts and the count together and then needs no lock.
//
// Events are stored unpacked and created when they are read: fewer objects for the garbage collector (see docs/performance.md).

/// <summary>A log in memory: for tests, for tools that need no durability, and as an example implementation.</summary>
/// <remarks>Safe from any thread. Appending costs O(events) amortised, reading O(1) an event. It fulfils the contract of
/// <see cref="IAuditSink"/>: complete changes, in sequence, all or nothing. Events that are read are equal to those that were appended,
/// but not the same objects.</remarks>
public sealed class InMemoryAuditLog : IAuditLog
{
    private const int PartSize = 1024; // 48 KB, below the large object heap

    private readonly object _gate = new();
    private StoredEvent[][] _parts = [];
    private int _count;

    /// <inheritdoc/>
    public long LastSequence
    {
        get
        {
            using (UninterruptibleLock.Acquire(_gate)) return _count;
        }
    }

    /// <inheritdoc/>
    public void Append(IReadOnlyList<AuditEvent> events)
    {
        if (events is null) throw new ArgumentNullException(nameof(events));
        using (UninterruptibleLock.Acquire(_gate))
        {
            AuditChanges.Validate(events, _count + 1L);
            int total = checked(_count + events.Count);
            MakeRoom(total);
            for (int i = _count; i < total; i++) _parts[i / PartSize][i % PartSize] = new StoredEvent(events[i - _count]);
            _count = total;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
        fromSequence >= 1
            ? ReadFrom(fromSequence, cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(fromSequence), fromSequence, "Sequence numbers start at 1.");

    private void MakeRoom(int total)
    {
        int needed = ((total - 1) / PartSize) + 1;
        if (needed > _parts.Length) Array.Resize(ref _parts, Math.Max(needed, _parts.Length * 2));
        for (int part = _count / PartSize; part < needed; part++) _parts[part] ??= new StoredEvent[PartSize];
    }

    private IEnumerable<AuditEvent> ReadFrom(long fromSequence, CancellationToken cancellationToken)
    {
        StoredEvent[][] parts;
        int count;
        using (UninterruptibleLock.Acquire(_gate)) (parts, count) = (_parts, _count);
        for (long i = fromSequence - 1; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return parts[i / PartSize][i % PartSize].At(i + 1);
        }
    }

    /// <summary>The content of an event without its sequence number. Every time in a log is in UTC.</summary>
    private readonly struct StoredEvent
    {
        private readonly long _ticks;
        private readonly ChangeContext _context;
        private readonly object _data; // the data of the event, or the milestone of a dependency
        private readonly string? _dependency;
        private readonly Func<string, string, AuditData>? _fromNames; // set if two names are all the data
        private readonly int _index;
        private readonly int _count;

        public StoredEvent(AuditEvent whole)
        {
            (_ticks, _context, _index, _count) = (whole.Time.Ticks, whole.Context, whole.Index, whole.Count);
            _fromNames = whole.Data.FromNames(out string? milestone, out _dependency);
            _data = _fromNames is null ? whole.Data : milestone!;
        }

        public AuditEvent At(long sequence) => new(
            sequence, new DateTimeOffset(_ticks, TimeSpan.Zero), _context, _index, _count, _fromNames is null
            ? (AuditData)_data : _fromNames((string)_data, _dependency!));
    }
}
