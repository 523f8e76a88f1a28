using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Diagnostics;
using MilestoneTracker.State;
using MilestoneTracker.Storage;
using MilestoneTracker.Threading;

namespace MilestoneTracker;

// The flow of a change: acquire the turn; decide, append, apply, publish; release the turn; notify.
//
// The writer that has the turn serves a group of changes (GroupCommitQueue). A plain operation that is alone is decided on the live
// state, which this only reads; appended; and then applied to the live state in place. Everything else (a group, a batch, a proposal) is
// decided and applied on a fork and appended in one call, and the fork replaces the live state. In both cases nothing is visible before
// it is appended (invariant I3), and a failure before the append has changed nothing (I4).
//
// States of a registry:
//   working → working   a change that is stored, that a check refuses, or of which the sink stored nothing for certain
//   working → faulted   Append: the sink threw any other exception, so the outcome is unknown; Apply: memory ran out
//   faulted             left only by opening a new registry from the log; reads still work, changes are refused
// MilestoneRegistry.Shared.cs has what is different on a log that others append to.
//
// No lock is held to decide, append, stage or notify. LiveState has the lock that is held briefly to apply and publish.
public sealed partial class MilestoneRegistry : IStage
{
    private readonly LiveState _live;
    private readonly GroupCommitQueue _writers = new();
    private readonly Decision _decision; // used only by the leader, like the scratch space
    private readonly Scratch _scratch = new();
    private volatile Exception? _fault;
    private volatile Exception? _refusal; // of the last append

    /// <summary>The current state of the registry: an immutable, consistent snapshot of one version. O(1).</summary>
    /// <exception cref="RegistryFaultedException">Memory ran out while a change was applied, so there is no complete state to show. An
    /// append with an unknown outcome does not stop reads.</exception>
    public RegistrySnapshot Current => _live.Current;

    RegistrySnapshot IPlan.Now => Current;

    /// <summary>Wakes the readers of changes, because no more changes come.</summary>
    private event EventHandler? Ended;

    /// <summary>The live state: for tests.</summary>
    internal LiveState Live => _live;

    /// <summary>How many writers are waiting for their turn: for tests.</summary>
    internal int WaitingWriters => _writers.Waiting;

    /// <summary>How many changes observers are still to be notified of.</summary>
    internal int WaitingNotifications => _observers.Waiting;

    RegistrySnapshot IStage.SnapshotOf(RegistryState state) => _live.SnapshotOf(state);

    private Change Change(Change change, ChangeContext? context)
    {
        ThrowIfFaulted(change.Kind);
        ThrowIfWithinChange("changed");
        change.Context = context ?? _defaultContext;
        change.Prepare();
        object? observed = Telemetry.ChangeBegins(change);
        UninterruptibleLock.BeginChange();
        try
        {
            using (GroupCommitQueue.Turn turn = _writers.Acquire(change))
            {
                if (turn.IsOurs) Serve(change, turn.Followers);
            }

            Telemetry.ChangeEnded(observed, change);
            _observers.Notify(change.PlaceInLine);
        }
        finally
        {
            UninterruptibleLock.EndChange();
        }

        change.ThrowIfRefused();
        return change;
    }

    private void Serve(Change leader, List<Change> followers)
    {
        if (_shared is not null) ServeShared(leader, followers);
        else if (followers.Count == 0 && !leader.WantsSnapshot) ServeInPlace(leader);
        else ServeOnFork(leader, followers);
        _decision.End();
    }

    /// <summary>A plain operation, alone.</summary>
    private void ServeInPlace(Change change)
    {
        if (!Decide(change, _live.State)) return;
        AppendOutcome appended = Append(change.Events);
        if (!appended.IsKept)
        {
            change.Refuse(appended.RefusalOf(isAlone: true));
            return;
        }

        Observers.Subscription[] observers;
        Exception? failure = null;
        using (_live.Enter())
        {
            observers = _observers.Subscriptions; // the subscriptions from before the change becomes visible
            try
            {
                Apply(change, observers);
                Publish(change, observers);
            }
            catch (Exception e)
            {
                failure = _live.Fail(e);
            }
        }

        if (failure is null)
        {
            Enqueue(change, observers);
            return;
        }

        Fault(failure, change.Events[0].Sequence - 1);
        change.Refuse(new RegistryFaultedException(failure));
    }

    /// <summary>Everything else: a whole group, or nothing.</summary>
    private void ServeOnFork(Change leader, List<Change> followers)
    {
        if (TryStage([leader, .. followers]) is not { } staged) return;
        Observers.Subscription[] observers = [];
        if (staged.Events.Length > 0)
        {
            AppendOutcome appended = Append(staged.Events);
            if (appended.IsKept) observers = PublishFork(staged.Fork, staged.Last);
            else RefuseAppended(staged.Changes, appended);
        }

        foreach (Change change in staged.Changes)
            if (!change.IsRefused) Enqueue(change, observers);
    }

    /// <summary>Stages a group, or refuses all of it: then there was no memory for it.</summary>
    private StagedGroup? TryStage(Change[] group)
    {
        try
        {
            RegistryState fork = Stage(group, out RegistrySnapshot last);
            AuditEvent[] events = [.. group.SelectMany(change => change.Events)];
            fork.Names.PrepareMerge();
            return new StagedGroup(group, fork, last, events);
        }
        catch (Exception e)
        {
            foreach (Change change in group) change.Refuse(e);
            return null;
        }
    }

    /// <summary>Decides changes one after another, each on a fork to which the changes before it were applied.</summary>
    private RegistryState Stage(Change[] group, out RegistrySnapshot last)
    {
        last = Current;
        RegistryState fork = last.State.Fork();
        foreach (Change change in group)
        {
            if (!Decide(change, fork)) continue;
            if (_decision.Adopted is { } proposal) fork = proposal.Committed(change.Events);
            else fork.Apply(_decision.Edits, change.Events, _scratch);
            (change.Before, change.After) = (last, new RegistrySnapshot(fork.Freeze()));
            last = change.After;
        }

        return fork;
    }

    /// <summary>Decide: finds the events of a change on a state. A refusal is that change's own.</summary>
    /// <returns>Whether there is anything to append.</returns>
    private bool Decide(Change change, RegistryState state)
    {
        if (_fault is { } cause)
        {
            change.Refuse(new RegistryFaultedException(cause));
            return false;
        }

        try
        {
            _decision.Begin(state, change.Context, _scratch);
            change.Decide(_decision);
            change.Events = _decision.Stamp(Time);
            if (change.HasEvents && change.Events[0].Time < state.Time) change.LaterTime = state.Time;
        }
        catch (Exception e)
        {
            _logger.Refused(e, change.Context.Actor, change.Context.CorrelationId);
            change.Refuse(e, byCheck: true);
        }

        return change.HasEvents;
    }

    /// <summary>Append: passes whole changes to the sink in one call.</summary>
    private AppendOutcome Append(AuditEvent[] events)
    {
        Exception? failure = null;
        long began = RegistryTelemetry.AppendBegins();
        try
        {
            _sink.Append(events);
        }
        catch (Exception e)
        {
            failure = e;
        }

        AppendOutcome outcome = new(failure);
        if (outcome.IsUnknown) Fault(failure!, events[0].Sequence - 1);
        else if (!ReferenceEquals(_refusal, failure)) _refusal = failure;
        Telemetry.AppendEnded(RegistryTelemetry.Since(began), failure);
        if (!outcome.IsKept && !outcome.IsUnknown) _logger.AppendRefused(failure!, events.Length, events[0].Sequence);
        return outcome;
    }

    /// <summary>A failed append refuses every change that had events in the call, and every change after the first of these, even if it
    /// was refused or had no events: it was decided on a staged state that is now discarded.</summary>
    private static void RefuseAppended(Change[] group, AppendOutcome outcome)
    {
        bool isOnTop = false;
        foreach (Change change in group)
        {
            isOnTop |= change.HasEvents;
            if (isOnTop) change.Refuse(outcome.RefusalOf(isAlone: group.Length == 1));
        }
    }

    /// <summary>Apply, in place.</summary>
    private void Apply(Change change, Observers.Subscription[] observers) =>
        _live.Apply(change, _decision.Edits, _scratch, isObserved: observers.Length > 0);

    /// <summary>Publish after applying in place.</summary>
    private void Publish(Change change, Observers.Subscription[] observers) => _live.Publish(change, isObserved: observers.Length > 0);

    /// <summary>Publish after applying to a fork.</summary>
    /// <returns>The subscriptions from before the change became visible.</returns>
    private Observers.Subscription[] PublishFork(RegistryState fork, RegistrySnapshot last)
    {
        using (_live.Enter())
        {
            _live.Publish(fork, last);
            return _observers.Subscriptions;
        }
    }

    /// <summary>Queues a published change for its observers while the turn is held, so that the queue is in order.</summary>
    private void Enqueue(Change change, Observers.Subscription[] observers)
    {
        if (change.WantsSnapshot) change.After ??= Current;
        if (!change.HasEvents) return;
        if (observers.Length > 0)
            change.PlaceInLine = _observers.Enqueue(new RegistryChange([.. change.Events], change.Before!, change.After!), observers);
        if (change.LaterTime is { } later)
            _logger.ClockWentBack(change.Events[change.Events.Length - 1].Sequence, change.Events[0].Time, later);
        _logger.Committed(
            change.Events[change.Events.Length - 1].Sequence, change.Events.Length, change.Context.Actor,
            change.Context.CorrelationId);
    }

    private void Fault(Exception cause, long version)
    {
        _fault = cause;
        _logger.Faulted(cause, version);
        Ended?.Invoke(this, EventArgs.Empty);
    }

    private void ThrowIfWithinChange(string done)
    {
        if (_writers.IsLedByThisThread || Transitions.IsWithinRule())
            throw new InvalidOperationException(
                $"The registry cannot be {done} from within its audit sink, a transition rule or the delegate of a batch. Do it "
                + "afterwards, through the batch's proposal, or from an observer.");
    }

    private void ThrowIfFaulted(string kind)
    {
        if (_fault is not { } cause) return;
        Telemetry.RefusedAsFaulted(kind);
        throw new RegistryFaultedException(cause);
    }
}
