using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Diagnostics;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>A fork of a snapshot: edit it, read everything on it, then commit it or drop it.</summary>
/// <remarks>
/// <para>Preview, what-if, atomic batch and optimistic concurrency in one. Each edit is checked when it is made, on the state as it is staged, and
/// throws what the registry's own operation would; a refused edit leaves the proposal as it was. What is staged has the time of its
/// edit, what is committed that of the commit.</para>
/// <para>Proposing and dropping cost O(1); an edit costs what it costs in the registry, and copies each page of about a kilobyte that it is the first to change.
/// Names that it brings stay in the registry's table of names for good, also if it is dropped. To be used by one thread at a time. The snapshots that it gives may be read from any thread, also after it has ended.</para>
/// </remarks>
public sealed class ProposedChange : IDisposable
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
        _decision = new Decision(registry.Transitions, registry.Telemetry, _ => Staged, () => Staged);
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

    internal List<Edit> Edits => _edits;

    /// <summary>Whether it has ended: it was committed or dropped, and refuses to be edited.</summary>
    internal bool HasEnded => _ended || _broken;

    /// <summary>Registers a milestone on the staged state. As <see cref="MilestoneRegistry.RegisterMilestone"/> on the registry.</summary>
    /// <param name="name">Its name, under the rules of names.</param>
    /// <param name="components">The components that it spans; <see langword="null"/> for none.</param>
    /// <param name="status">The status that it begins with.</param>
    /// <returns>The milestone as it was registered.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    /// <exception cref="DuplicateMilestoneException">The name is taken.</exception>
    /// <exception cref="ObjectDisposedException">The proposal was committed or dropped.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the proposal, or it is called from within the rule that the proposal asks.</exception>
    public Milestone RegisterMilestone(string name, IEnumerable<string>? components = null, MilestoneStatus status = MilestoneStatus.Planned) =>
        new(Stage(new Registration(name, components, status))[0]);

    /// <summary>Gives a milestone a status on the staged state, and brings the progress of every transitive dependent there up to date. As <see cref="MilestoneRegistry.UpdateMilestoneStatus"/> on the registry.</summary>
    /// <param name="name">The milestone.</param>
    /// <param name="status">The status that it is to have.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="StatusTransitionRefusedException">The host's rule refused it.</exception>
    /// <exception cref="ObjectDisposedException">The proposal was committed or dropped.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the proposal, or it is called from within the rule that the proposal asks.</exception>
    public bool UpdateMilestoneStatus(string name, MilestoneStatus status) => Stage(new StatusUpdate(name, status)).Length > 0;

    /// <summary>Declares on the staged state that a milestone depends on another. As <see cref="MilestoneRegistry.DeclareMilestoneDependency"/> on the registry.</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two is not registered; the first such is named.</exception>
    /// <exception cref="DependencyCycleException">It would close a cycle on the staged state; the exception has the path.</exception>
    /// <exception cref="ObjectDisposedException">The proposal was committed or dropped.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the proposal, or it is called from within the rule that the proposal asks.</exception>
    public bool DeclareMilestoneDependency(string milestone, string dependency) => Stage(new Declaration(milestone, dependency)).Length > 0;

    /// <summary>Declares a dependency on the staged state where that is allowed, and says how it stands in any case. As <see cref="MilestoneRegistry.TryDeclareMilestoneDependency"/> on the registry.</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <returns>The answer; <see cref="DependencyVerdict.Allowed"/> means that it now is staged.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="ObjectDisposedException">The proposal was committed or dropped.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the proposal, or it is called from within the rule that the proposal asks.</exception>
    public DependencyCheck TryDeclareMilestoneDependency(string milestone, string dependency)
    {
        DeclarationAttempt attempt = new(milestone, dependency);
        Stage(attempt);
        return attempt.Check;
    }

    /// <summary>Takes a dependency back on the staged state. As <see cref="MilestoneRegistry.WithdrawMilestoneDependency"/> on the registry.</summary>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">A name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two is not registered; the first such is named.</exception>
    /// <exception cref="ObjectDisposedException">The proposal was committed or dropped.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the proposal, or it is called from within the rule that the proposal asks.</exception>
    public bool WithdrawMilestoneDependency(string milestone, string dependency) => Stage(new Withdrawal(milestone, dependency)).Length > 0;

    /// <summary>Removes a milestone from the staged state, with its dependencies and those on it. As <see cref="MilestoneRegistry.RemoveMilestone"/> on the registry.</summary>
    /// <param name="name">The milestone.</param>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="ObjectDisposedException">The proposal was committed or dropped.</exception>
    /// <exception cref="InvalidOperationException">Another thread uses the proposal, or it is called from within the rule that the proposal asks.</exception>
    public void RemoveMilestone(string name) => Stage(new Removal(name));

    /// <summary>Makes all edits one change of the registry, atomically: all its events or none, one notification. Without edits nothing is committed and nobody is told.</summary>
    /// <returns>The registry right after the change.</returns>
    /// <exception cref="StaleChangeException">The registry has moved on since <see cref="Base"/>: propose anew.</exception>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or this commit ended in an unknown outcome.</exception>
    /// <exception cref="AuditAppendRefusedException">The audit sink kept nothing; the commit may be tried again.</exception>
    /// <exception cref="ObjectDisposedException">It was committed or dropped.</exception>
    /// <exception cref="InvalidOperationException">It belongs to a batch, which commits it itself; another thread uses it; or it is called from within the audit sink, a transition rule or the delegate of a batch.</exception>
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
    /// <exception cref="InvalidOperationException">Another thread uses it, or it is called from within the rule that the proposal asks.</exception>
    public void Dispose()
    {
        if (!TryEnter()) throw InUse();
        _ended = true;
        Leave();
    }

    /// <summary>The staged state as the events of the commit say it; called while the proposal waits for its commit, from whichever thread leads.</summary>
    internal RegistryState Committed(AuditEvent[] events) => Freeze().State.Committed(Base.State, _edits, events);

    private RegistrySnapshot Freeze() => _staged ??= new RegistrySnapshot(_state.Freeze()) { IsStaged = true };

    private AuditEvent[] Stage(Request request)
    {
        Enter();
        try
        {
            using Lineage.Loan loan = _state.Lineage.Borrow();
            _decision.Begin(_state, Context, loan.Scratch);
            request.Decide(_decision);
            AuditEvent[] events = _decision.Stamp(_registry.Time);
            if (events.Length == 0) return events;
            (_staged, _broken) = (null, true);
            long began = RegistryTelemetry.PropagationBegins();
            _state.Apply(_decision.Edits, events, loan.Scratch);
            long took = RegistryTelemetry.Since(began);
            _edits.AddRange(_decision.Edits);
            _broken = false;
            _registry.Telemetry.Propagated(took, loan.Scratch.Wave.Recomputed);
            return events;
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
        new("A proposal is used by one thread at a time, and not from within a transition rule that it asks. Wait until the other call has returned.");
}
