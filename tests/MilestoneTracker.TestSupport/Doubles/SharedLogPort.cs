using MilestoneTracker.Auditing;

namespace MilestoneTracker.TestSupport.Doubles;

// One registry's way to a shared log. What others do between the decision and the offer is run as the offer begins, on the same thread, so
// an interleaving is repeated exactly. Nobody is called when there is news: a registry learns of it at its next call.
internal sealed class SharedLogPort(ISharedAuditLog log) : ISharedAuditLog
{
    private Queue<Action>? _meanwhile;
    private Action? _watcher;

    public long LastSequence => log.LastSequence;

    /// <summary>How many offers and looks were made.</summary>
    public int Calls { get; private set; }

    /// <summary>Thrown instead of an answer, once.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Whether a failed offer is stored all the same.</summary>
    public bool KeepsWhatFails { get; set; }

    /// <summary>What happens elsewhere before the next offer or look reaches the log, one step for each.</summary>
    public void Meanwhile(params Action[] steps) => _meanwhile = new Queue<Action>(steps);

    /// <summary>The steps for which no offer or look came.</summary>
    public Action[] Left()
    {
        Action[] left = [.. _meanwhile ?? []];
        _meanwhile = null;
        return left;
    }

    /// <summary>Says that there may be more.</summary>
    public void Call() => _watcher?.Invoke();

    public bool IsWatched => _watcher is not null;

    public void Append(IReadOnlyList<AuditEvent> events) => log.Append(events);

    public IReadOnlyList<AuditEvent> AppendOrCatchUp(IReadOnlyList<AuditEvent> events)
    {
        Begin();
        if (Failure is null) return log.AppendOrCatchUp(events);
        if (KeepsWhatFails) log.AppendOrCatchUp(events);
        throw Failed();
    }

    public IReadOnlyList<AuditEvent> ReadTail(long version)
    {
        Begin();
        return Failure is null ? log.ReadTail(version) : throw Failed();
    }

    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
        log.Read(fromSequence, cancellationToken);

    public IDisposable Watch(Action mayHaveMore)
    {
        _watcher = mayHaveMore;
        return new Ended(this);
    }

    private void Begin()
    {
        Calls++;
        if (_meanwhile is { Count: > 0 } steps) steps.Dequeue()();
    }

    private Exception Failed()
    {
        Exception failure = Failure!;
        Failure = null;
        return failure;
    }

    private sealed class Ended(SharedLogPort port) : IDisposable
    {
        public void Dispose() => port._watcher = null;
    }
}
