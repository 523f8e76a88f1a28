using MilestoneTracker.Threading;

namespace MilestoneTracker.Auditing;

/// <summary>A log in memory that several registries of one process share: for tests of programs that share a log, and as an example
/// implementation of <see cref="ISharedAuditLog"/>.</summary>
/// <remarks>Safe from any thread. Costs what <see cref="InMemoryAuditLog"/> costs; watchers are called on a thread of the pool.</remarks>
public sealed class SharedInMemoryAuditLog : ISharedAuditLog
{
    private readonly InMemoryAuditLog _log = new();
    private readonly object _gate = new();
    private Watcher[] _watchers = []; // replaced, never modified

    /// <inheritdoc/>
    public long LastSequence => _log.LastSequence;

    /// <inheritdoc/>
    public void Append(IReadOnlyList<AuditEvent> events)
    {
        IReadOnlyList<AuditEvent> tail = AppendOrCatchUp(events);
        if (tail.Count > 0) throw new AuditConflictException(events[0].Sequence - 1, _log.LastSequence);
    }

    /// <inheritdoc/>
    public IReadOnlyList<AuditEvent> AppendOrCatchUp(IReadOnlyList<AuditEvent> events)
    {
        if (events is null) throw new ArgumentNullException(nameof(events));
        Watcher[] watchers;
        using (UninterruptibleLock.Acquire(_gate))
        {
            long last = _log.LastSequence;
            if (events.Count > 0 && events[0] is { Sequence: >= 1 } first && first.Sequence <= last) return Tail(first.Sequence - 1);
            _log.Append(events);
            watchers = _watchers;
        }

        foreach (Watcher watcher in watchers) watcher.Wake();
        return [];
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="version"/> is negative.</exception>
    /// <exception cref="LogDivergedException"><paramref name="version"/> is beyond the last event, so it is from another log.</exception>
    public IReadOnlyList<AuditEvent> ReadTail(long version)
    {
        if (version < 0) throw new ArgumentOutOfRangeException(nameof(version), version, "A version is at least 0.");
        long last = _log.LastSequence;
        if (version > last) throw new LogDivergedException(version, 0, FormattableString.Invariant($"it ends at event {last}."));
        return Tail(version);
    }

    /// <inheritdoc/>
    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
        _log.Read(fromSequence, cancellationToken);

    /// <inheritdoc/>
    public IDisposable Watch(Action mayHaveMore)
    {
        Watcher watcher = new(this, mayHaveMore ?? throw new ArgumentNullException(nameof(mayHaveMore)));
        using (UninterruptibleLock.Acquire(_gate)) _watchers = [.. _watchers, watcher];
        watcher.Wake();
        return watcher;
    }

    private List<AuditEvent> Tail(long version) => [.. _log.Read(version + 1)];

    // Calls its method one at a time, and again if it was woken meanwhile.
    private sealed class Watcher(SharedInMemoryAuditLog log, Action mayHaveMore) : IDisposable
    {
        private const int Idle = 0;
        private const int Running = 1;
        private const int RunningAndWoken = 2;

        private int _state = Idle;
        private volatile bool _disposed;

        public void Wake()
        {
            if (Interlocked.Exchange(ref _state, RunningAndWoken) == Idle) ThreadPool.QueueUserWorkItem(_ => Run());
        }

        public void Dispose()
        {
            _disposed = true;
            using (UninterruptibleLock.Acquire(log._gate)) log._watchers = [.. log._watchers.Where(other => other != this)];
        }

        private void Run()
        {
            do
            {
                Volatile.Write(ref _state, Running);
                if (!_disposed) Call();
            }
            while (Interlocked.CompareExchange(ref _state, Idle, Running) != Running);
        }

        private void Call()
        {
            try
            {
                mayHaveMore();
            }
            catch (Exception)
            {
                // The log is not the place to report a failure of those who watch it.
            }
        }
    }
}
