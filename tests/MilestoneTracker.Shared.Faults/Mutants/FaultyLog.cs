using MilestoneTracker.Auditing;

namespace MilestoneTracker.Shared.Faults.Mutants;

// A log in memory with a fault that a store, or the way to it, can have. The checker must find each of them. Nobody is woken, so that a
// registry is as far behind as it can be.
internal sealed class FaultyLog(string fault) : ISharedAuditLog
{
    public const string Unconfirmed = "refusals are answered from what the registry knows";
    public const string KeptAndRefused = "what was kept is called refused";
    public const string NotKept = "what was not kept is acknowledged";
    public const string Twice = "a change whose answer was lost is stored again";
    public const string GoneBack = "the log goes back, as after the loss of a server";

    /// <summary>No fault: a log that does not answer whether a change is stored, which it may be. Nothing must come of it.</summary>
    public const string InDoubt = "the log gives no answer";

    private const int Rarely = 40;

    private readonly Lock _gate = new();
    private readonly Random _random = new(7);
    private SharedInMemoryAuditLog _log = new();
    private int _appends;

    public static IReadOnlyList<string> Faults { get; } = [Unconfirmed, KeptAndRefused, NotKept, Twice, GoneBack];

    public long LastSequence => _log.LastSequence;

    public void Append(IReadOnlyList<AuditEvent> events) => _log.Append(events);

    public IReadOnlyList<AuditEvent> AppendOrCatchUp(IReadOnlyList<AuditEvent> events)
    {
        lock (_gate)
        {
            bool isNow = ++_appends > Rarely && _random.Next(Rarely) == 0;
            if (isNow && fault == NotKept && events[0].Sequence == _log.LastSequence + 1) return [];
            if (isNow && fault == InDoubt && _random.Next(2) == 0) throw new ChangeInDoubtException(new TimeoutException("not sent"));
            IReadOnlyList<AuditEvent> tail = _log.AppendOrCatchUp(events);
            if (!isNow || tail.Count > 0) return tail;
            if (fault == InDoubt) throw new ChangeInDoubtException(new TimeoutException("sent"));
            if (fault == KeptAndRefused) throw new AuditAppendRefusedException("The answer was lost.");
            if (fault == Twice) _log.Append([.. events.Select(e => e with { Sequence = e.Sequence + events.Count })]);
            if (fault == GoneBack) GoBack();
            return [];
        }
    }

    public IReadOnlyList<AuditEvent> ReadTail(long version)
    {
        lock (_gate) return fault == Unconfirmed ? [] : _log.ReadTail(version);
    }

    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
        _log.Read(fromSequence, cancellationToken);

    public IDisposable Watch(Action mayHaveMore) => new Nothing();

    private void GoBack()
    {
        List<AuditEvent> events = [.. _log.Read()];
        int kept = events.FindLastIndex(events.Count - 4, e => e.Index == e.Count) + 1;
        _log = new SharedInMemoryAuditLog();
        _log.Append(events[..kept]);
    }

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
