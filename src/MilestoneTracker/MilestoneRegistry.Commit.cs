using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Diagnostics;
using MilestoneTracker.State;
using MilestoneTracker.Storage;
using MilestoneTracker.Threading;

namespace MilestoneTracker;

// How a change goes: acquire the turn; decide, append, apply, publish; release the turn; notify.
//
// The writer who has the turn serves a group of requests (Writers). A plain operation that is alone is decided on the live
// state, which only reads it; appended; and then applied to the live state in place. Everything else (a group, a batch, a
// proposal) is decided and applied on a fork, appended in one call, and the fork takes the place of the live state. Either
// way nothing is visible before it is appended (invariant I3), and what fails before the append has changed nothing (I4).
//
// States of a registry:
//   working → working   every change that is kept, refused by a check, or surely not kept by the sink
//   working → faulted   Append: the sink threw anything else, so nobody knows what it kept; Apply: memory ran out
//   faulted             left only by opening a new registry from the log; reads go on, changes are refused
//
// No lock is held to decide, append, stage or notify; LiveState has the one that is held for a moment to apply and publish.
public sealed partial class MilestoneRegistry : IStage
{
    private readonly LiveState _live;
    private readonly GroupCommitQueue _writers = new();
    private readonly Decision _decision; // the leader's, like the scratch space
    private readonly Scratch _scratch = new();
    private volatile Exception? _fault;
    private volatile Exception? _refusal; // of the last append

    /// <summary>The registry as it is now: an immutable, consistent snapshot of one version. O(1).</summary>
    /// <exception cref="RegistryFaultedException">Memory ran out while a change was applied, and there is no whole state to show.
    /// An unknown append alone does not stop reads.</exception>
    public RegistrySnapshot Current => _live.Current;

    RegistrySnapshot IPlan.Now => Current;

    /// <summary>Wakes those who follow, because nothing more comes.</summary>
    private event EventHandler? BecameFaulted;

    /// <summary>The state that it is at: for tests.</summary>
    internal LiveState Live => _live;

    /// <summary>How many writers wait for their turn: for tests.</summary>
    internal int WaitingWriters => _writers.Waiting;

    RegistrySnapshot IStage.SnapshotOf(RegistryState state) => _live.SnapshotOf(state);

    private Change Change(Change request, ChangeContext? context)
    {
        ThrowIfFaulted(request.Kind);
        if (_writers.IsLedByThisThread || Transitions.IsAsking())
            throw new InvalidOperationException(
                "The registry cannot be changed from within its audit sink, a transition rule or the delegate of a batch. Change it "
                + "afterwards, through the batch's proposal, or from an observer.");
        request.Context = context ?? _defaultContext;
        request.Prepare();
        object? observed = Telemetry.ChangeBegins(request);
        UninterruptibleLock.BeginChange();
        try
        {
            using (GroupCommitQueue.Turn turn = _writers.Acquire(request))
            {
                if (turn.IsOurs) Serve(request, turn.Followers);
            }

            Telemetry.ChangeEnded(observed, request);
            _observers.Notify();
        }
        finally
        {
            UninterruptibleLock.EndChange();
        }

        request.ThrowIfRefused();
        return request;
    }

    private void Serve(Change leader, List<Change> followers)
    {
        if (followers.Count == 0 && !leader.WantsSnapshot) ServeInPlace(leader);
        else ServeOnFork(leader, followers);
        _decision.End();
    }

    /// <summary>A plain operation, alone.</summary>
    private void ServeInPlace(Change request)
    {
        if (!Decide(request, _live.State)) return;
        AppendOutcome appended = Append(request.Events);
        if (!appended.IsKept)
        {
            request.Refuse(appended.RefusalOf(isAlone: true));
            return;
        }

        Observers.Subscription[] observers;
        Exception? failure = null;
        using (_live.Enter())
        {
            observers = _observers.Subscriptions; // those who were there before it becomes visible
            try
            {
                Apply(request, observers);
                Publish(request, observers);
            }
            catch (Exception e)
            {
                failure = _live.Fail(e);
            }
        }

        if (failure is null)
        {
            Enqueue(request, observers);
            return;
        }

        Fault(failure, request.Events[0].Sequence - 1);
        request.Refuse(new RegistryFaultedException(failure));
    }

    /// <summary>Everything else: all of a group, or none of it.</summary>
    private void ServeOnFork(Change leader, List<Change> followers)
    {
        Change[] group;
        RegistryState fork;
        RegistrySnapshot last;
        AuditEvent[] events;
        try
        {
            group = [leader, .. followers];
            fork = Stage(group, out last);
            events = [.. group.SelectMany(request => request.Events)];
            fork.Names.PrepareMerge();
        }
        catch (Exception e)
        {
            leader.Refuse(e);
            foreach (Change follower in followers) follower.Refuse(e);
            return;
        }

        Observers.Subscription[] observers = [];
        if (events.Length > 0)
        {
            AppendOutcome appended = Append(events);
            if (appended.IsKept) observers = PublishFork(fork, last);
            else RefuseAppended(group, appended);
        }

        foreach (Change request in group)
            if (!request.IsRefused) Enqueue(request, observers);
    }

    /// <summary>Decides requests one after the other, each on a fork to which those before it were applied.</summary>
    private RegistryState Stage(Change[] group, out RegistrySnapshot last)
    {
        last = Current;
        RegistryState fork = last.State.Fork();
        foreach (Change request in group)
        {
            if (!Decide(request, fork)) continue;
            if (_decision.Adopted is { } proposal) fork = proposal.Committed(request.Events);
            else fork.Apply(_decision.Edits, request.Events, _scratch);
            (request.Before, request.After) = (last, new RegistrySnapshot(fork.Freeze()));
            last = request.After;
        }

        return fork;
    }

    /// <summary>Decide: what a request would change in a state. What it is refused for is its own.</summary>
    /// <returns>Whether there is anything to append.</returns>
    private bool Decide(Change request, RegistryState state)
    {
        if (_fault is { } cause)
        {
            request.Refuse(new RegistryFaultedException(cause));
            return false;
        }

        try
        {
            _decision.Begin(state, request.Context, _scratch);
            request.Decide(_decision);
            request.Events = _decision.Stamp(Time);
            if (request.HasEvents && request.Events[0].Time < state.Time) request.LaterTime = state.Time;
        }
        catch (Exception e)
        {
            _logger.Refused(e, request.Context.Actor, request.Context.CorrelationId);
            request.Refuse(e, byCheck: true);
        }

        return request.HasEvents;
    }

    /// <summary>Append: hands whole changes to the sink in one call.</summary>
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

    /// <summary>A failed append is everybody's in the call: also theirs who were refused, or changed nothing, on top of what was
    /// staged and will not be.</summary>
    private static void RefuseAppended(Change[] group, AppendOutcome outcome)
    {
        bool isOnTop = false;
        foreach (Change request in group)
        {
            isOnTop |= request.HasEvents;
            if (isOnTop) request.Refuse(outcome.RefusalOf(isAlone: group.Length == 1));
        }
    }

    /// <summary>Apply, in place.</summary>
    private void Apply(Change request, Observers.Subscription[] observers) =>
        _live.Apply(request, _decision.Edits, _scratch, isObserved: observers.Length > 0);

    /// <summary>Publish what was applied in place.</summary>
    private void Publish(Change request, Observers.Subscription[] observers) => _live.Publish(request, isObserved: observers.Length > 0);

    /// <summary>Publish what was applied to a fork.</summary>
    /// <returns>Those who observe it: whose subscription was there before it became visible.</returns>
    private Observers.Subscription[] PublishFork(RegistryState fork, RegistrySnapshot last)
    {
        using (_live.Enter())
        {
            _live.Publish(fork, last);
            return _observers.Subscriptions;
        }
    }

    /// <summary>Puts a published change in line for those who are to be notified of it, while the turn is held, so that the line is in
    /// order.</summary>
    private void Enqueue(Change request, Observers.Subscription[] observers)
    {
        if (request.WantsSnapshot) request.After ??= Current;
        if (!request.HasEvents) return;
        if (observers.Length > 0) _observers.Enqueue(new RegistryChange([.. request.Events], request.Before!, request.After!), observers);
        if (request.LaterTime is { } later)
            _logger.ClockWentBack(request.Events[request.Events.Length - 1].Sequence, request.Events[0].Time, later);
        _logger.Committed(
            request.Events[request.Events.Length - 1].Sequence, request.Events.Length, request.Context.Actor,
            request.Context.CorrelationId);
    }

    private void Fault(Exception cause, long version)
    {
        _fault = cause;
        _logger.Faulted(cause, version);
        BecameFaulted?.Invoke(this, EventArgs.Empty);
    }

    private void ThrowIfFaulted(string kind)
    {
        if (_fault is not { } cause) return;
        Telemetry.RefusedAsFaulted(kind);
        throw new RegistryFaultedException(cause);
    }
}
