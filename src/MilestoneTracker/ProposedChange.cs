using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>A fork of a snapshot: edit it, read everything on it, then commit it or drop it.</summary>
/// <remarks>
/// <para>Preview, what-if, atomic batch and optimistic concurrency in one. Each edit is checked when it is made, on the state as it
/// is staged, and
/// throws what the registry's own operation would; a refused edit leaves the proposal as it was. What is staged has the time of its
/// edit, what is committed that of the commit. After it was committed or dropped, every edit is an
/// <see cref="ObjectDisposedException"/>.</para>
/// <para>Proposing and dropping cost O(1); an edit costs what it costs in the registry, and copies each page of about a kilobyte
/// that it is the first to change.
/// Names that it brings are its own until it is committed, and forgotten with it if it is dropped. To be used by one thread at a time. The
/// snapshots that it gives may be read from any thread, also after it has ended.</para>
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
    private volatile bool _broken; // memory ran out within an edit
    private int _user;

    internal ProposedChange(MilestoneRegistry registry, RegistrySnapshot snapshot, ChangeContext context, bool isBatch)
    {
        (_registry, Base, _staged, Context, _isBatch) = (registry, snapshot, snapshot, context, isBatch);
        _state = snapshot.State.Fork();
        _decision = new Decision(this, registry.Transitions, registry.Telemetry);
    }

    /// <summary>The snapshot that it was proposed on.</summary>
    public RegistrySnapshot Base { get; }

    /// <summary>Who proposes it and why: the context of the events, if it is committed.</summary>
    public ChangeContext Context { get; }

    /// <summary>The state with all edits so far. O(1), but the next edit copies the pages that it touches.</summary>
    /// <exception cref="InvalidOperationException">Another thread edits or commits it.</exception>
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

    internal List<Edit> Edits => _edits;

    /// <summary>Whether it has ended: it was committed or dropped, and refuses to be edited.</summary>
    internal bool HasEnded => _ended || _broken;

    /// <summary>Makes all edits one change of the registry, atomically: all its events or none, one notification. Without edits
    /// nothing is committed and nobody is told.</summary>
    /// <returns>The registry right after the change.</returns>
    /// <exception cref="StaleChangeException">The registry has moved on since <see cref="Base"/>: propose anew.</exception>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this commit ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing; the commit may be tried again.</exception>
    /// <exception cref="ObjectDisposedException">It was committed or dropped.</exception>
    /// <exception cref="InvalidOperationException">It belongs to a batch, which commits it itself; another thread uses it; or it is
    /// called from within the audit sink, a transition rule or the delegate of a batch.</exception>
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

    /// <summary>Drops it, if it is not committed: nothing of it happened. A batch whose delegate drops it changes nothing.</summary>
    /// <exception cref="InvalidOperationException">Another thread uses it, or it is called from within the rule that the proposal
    /// asks.</exception>
    public void Dispose()
    {
        if (!TryEnter()) throw InUse();
        _ended = true;
        Leave();
    }

    /// <summary>The staged state as the events of the commit say it; called while the proposal waits for its commit, from whichever
    /// thread leads.</summary>
    internal RegistryState Committed(AuditEvent[] events) => Freeze().State.Committed(Base.State, _edits, events);

    RegistrySnapshot IStage.SnapshotOf(RegistryState state) => Staged;

    private RegistrySnapshot Freeze() => _staged ??= new RegistrySnapshot(_state.Freeze()) { IsStaged = true };

    private protected override Change Make(Change request)
    {
        Enter();
        try
        {
            using RegistryFamily.Lease loan = _state.Lineage.Rent();
            _decision.Begin(_state, Context, loan.Scratch);
            request.Decide(_decision);
            AuditEvent[] events = request.Events = _decision.Stamp(_registry.Time);
            if (events.Length == 0) return request;
            (_staged, _broken) = (null, true);
            _state.Apply(_decision.Edits, events, loan.Scratch);
            _edits.AddRange(_decision.Edits);
            _broken = false;
            return request;
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
        throw new ObjectDisposedException(nameof(ProposedChange), "The proposal was committed or dropped. Propose anew.");
    }

    private bool TryEnter() => Interlocked.CompareExchange(ref _user, Environment.CurrentManagedThreadId, 0) == 0;

    private void Leave() => Volatile.Write(ref _user, 0);

    private static InvalidOperationException Broken() => new("Memory ran out within an edit of this proposal. Drop it and propose anew.");

    private static InvalidOperationException InUse() =>
        new("A proposal is used by one thread at a time, and not from within a transition rule that it asks. Wait until the other call "
            + "has returned.");
}
