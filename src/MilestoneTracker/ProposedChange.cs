using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>A fork of a snapshot: edit it, run any query on it, then commit it or drop it.</summary>
/// <remarks>
/// <para>It serves previews, what-if questions, atomic batches and optimistic concurrency. Each edit is checked when it is made, on the
/// staged state, and throws what the registry's own operation would throw; a refused edit leaves the proposal unchanged. Staged events
/// have the time of the edit, committed events that of the commit. After it was committed or dropped, every edit is an
/// <see cref="ObjectDisposedException"/>.</para>
/// <para>Proposing and dropping cost O(1). An edit costs what it costs in the registry, plus a copy of each page of about a kilobyte that
/// it is the first to change. New names belong to the proposal until it is committed, and are forgotten if it is dropped. Use it from one
/// thread at a time. Its snapshots may be read from any thread, also after it has ended.</para>
/// </remarks>
public sealed class ProposedChange : PlanEditor, IDisposable, IStage
{
    private readonly MilestoneRegistry _registry;
    private readonly RegistryState _state;
    private readonly Decision _decision;
    private readonly List<Edit> _edits = [];
    private readonly bool _isBatch;
    private volatile RegistrySnapshot? _staged;
    private volatile bool _ended;
    private volatile bool _broken; // memory ran out during an edit
    private int _user;

    internal ProposedChange(MilestoneRegistry registry, RegistrySnapshot snapshot, ChangeContext context, bool isBatch)
    {
        (_registry, Base, _staged, Context, _isBatch) = (registry, snapshot, snapshot, context, isBatch);
        _state = snapshot.State.Fork();
        _decision = new Decision(this, registry.Transitions, registry.Telemetry);
    }

    /// <summary>The snapshot on which the change is proposed.</summary>
    public RegistrySnapshot Base { get; }

    /// <summary>Who proposes the change and why: the context of the events if it is committed.</summary>
    public ChangeContext Context { get; }

    /// <summary>The state with all edits so far. O(1), but the next edit copies the pages that it touches.</summary>
    /// <exception cref="InvalidOperationException">Another thread is editing or committing the proposal.</exception>
    public RegistrySnapshot Staged
    {
        get
        {
            if (_staged is { } staged) return staged;
            bool entered = TryEnter();
            if (!entered && Volatile.Read(ref _user) != Environment.CurrentManagedThreadId) throw InUse();
            try
            {
                if (_broken) throw Broken();
                return Freeze();
            }
            finally
            {
                if (entered) Leave();
            }
        }
    }

    /// <summary>The same as <see cref="Staged"/>.</summary>
    public override RegistrySnapshot Now => Staged;

    /// <summary>Makes several edits of this proposal; those before one that throws stay.</summary>
    /// <param name="edit">Makes the edits, through this proposal.</param>
    /// <exception cref="ArgumentNullException"><paramref name="edit"/> is <see langword="null"/>.</exception>
    public override void Batch(Action<PlanEditor> edit)
    {
        if (edit is null) throw new ArgumentNullException(nameof(edit));
        Enter(); // refuses an ended proposal; each edit enters on its own
        Leave();
        edit(this);
    }

    internal List<Edit> Edits => _edits;

    /// <summary>Whether it was committed or dropped, so that it refuses edits.</summary>
    internal bool HasEnded => _ended || _broken;

    /// <summary>Commits all edits as one change of the registry, atomically: all its events or none, one notification. Without edits
    /// nothing is committed and no observer is notified.</summary>
    /// <returns>The registry right after the change.</returns>
    /// <exception cref="StaleChangeException">The registry has changed since <see cref="Base"/>: propose the change again.</exception>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this commit ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink stored nothing; the commit can be tried again.</exception>
    /// <exception cref="ObjectDisposedException">The proposal was committed or dropped.</exception>
    /// <exception cref="InvalidOperationException">The proposal belongs to a batch, which commits it itself; or another thread uses it;
    /// or the call comes from within the audit sink, a transition rule or the delegate of a batch.</exception>
    public RegistrySnapshot Commit()
    {
        if (_isBatch) throw new InvalidOperationException("A batch commits its changes itself, when its delegate returns.");
        Enter();
        try
        {
            RegistrySnapshot after = _registry.Commit(this);
            _ended = true;
            return after;
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>Drops the proposal unless it was committed: none of its edits take effect. A batch whose delegate drops its proposal
    /// changes nothing.</summary>
    /// <exception cref="InvalidOperationException">Another thread uses the proposal, or the call comes from within a transition rule that
    /// the proposal is checking.</exception>
    public void Dispose()
    {
        if (!TryEnter()) throw InUse();
        _ended = true;
        Leave();
    }

    /// <summary>The staged state with the events of the commit; called while the proposal waits for its commit, from the thread that
    /// leads the group.</summary>
    internal RegistryState Committed(AuditEvent[] events) => Freeze().State.Committed(Base.State, _edits, events);

    RegistrySnapshot IStage.SnapshotOf(RegistryState state) => Staged;

    private RegistrySnapshot Freeze() => _staged ??= new RegistrySnapshot(_state.Freeze()) { IsStaged = true };

    private protected override Change Make(Change change)
    {
        Enter();
        try
        {
            using RegistryFamily.Lease lease = _state.Family.Rent();
            _decision.Begin(_state, Context, lease.Scratch);
            change.Decide(_decision);
            AuditEvent[] events = change.Events = _decision.Stamp(_registry.Time);
            if (events.Length == 0) return change;
            (_staged, _broken) = (null, true);
            _state.Apply(_decision.Edits, events, lease.Scratch);
            _edits.AddRange(_decision.Edits);
            _broken = false;
            return change;
        }
        finally
        {
            _decision.End();
            Leave();
        }
    }

    private void Enter()
    {
        if (!TryEnter()) throw InUse();
        if (!_ended && !_broken) return;
        Leave();
        if (_broken) throw Broken();
        throw new ObjectDisposedException(nameof(ProposedChange), "The proposal was committed or dropped. Propose the change again.");
    }

    private bool TryEnter() => Interlocked.CompareExchange(ref _user, Environment.CurrentManagedThreadId, 0) == 0;

    private void Leave() => Volatile.Write(ref _user, 0);

    private static InvalidOperationException Broken() => new("Memory ran out during an edit of this proposal. Drop it and propose again.");

    private static InvalidOperationException InUse() =>
        new("A proposal is used by one thread at a time, and not from within a transition rule that it is checking. Wait until the "
            + "other call has returned.");
}
