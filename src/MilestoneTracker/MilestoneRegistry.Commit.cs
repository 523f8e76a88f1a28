using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Diagnostics;
using MilestoneTracker.State;

namespace MilestoneTracker;

// How a change goes: decide, append, apply, publish, notify.
//
// The writer who has the turn serves a group of requests (Writers). A plain operation that is alone is decided on the live
// state, which only reads it; appended; and then applied to the live state in place. Everything else (a group, a batch, a
// proposal) is decided and applied on a fork, appended in one call, and the fork takes the place of the live state. Either
// way nothing is visible before it is appended (invariant I3), and what fails before the append has changed nothing (I4).
//
// States of a registry:
//   working → working   every change that is kept, refused by a check, or surely not kept by the sink
//   working → faulted   TryAppend: the sink threw anything else, so nobody knows what it kept; ApplyInPlace: memory ran out
//   faulted             left only by opening a new registry from the log; reads go on, changes are refused
//
// Locks: _gate guards the pages of _live, the pair _live and _current, and who observes from which change on. It is held for
// a moment to freeze, swap or subscribe, and to apply one operation in place; never to decide, append, stage or notify.
public sealed partial class MilestoneRegistry
{
    private readonly object _gate = new();
    private readonly Writers _writers;
    private readonly Decision _decision; // the leader's, like the scratch space
    private readonly Scratch _scratch = new();
    private RegistryState? _live; // null only where applying failed half-way
    private volatile RegistrySnapshot? _current;
    private volatile bool _isCurrentRead; // whether anybody asked for the present one
    private volatile Exception? _fault;
    private volatile Exception? _refusal; // of the last append

    /// <summary>The registry as it is now: an immutable, consistent snapshot of one version. O(1).</summary>
    /// <exception cref="RegistryFaultedException">Memory ran out while a change was applied, and there is no whole state to show. An unknown append alone does not stop reads.</exception>
    public RegistrySnapshot Current
    {
        get
        {
            if (!_isCurrentRead) _isCurrentRead = true;
            if (_current is { } current) return current;
            using (Uninterrupted.Lock(_gate)) return _current ??= new RegistrySnapshot((_live ?? throw new RegistryFaultedException(_fault!)).Freeze());
        }
    }

    /// <summary>How many writers wait for their turn: for tests.</summary>
    internal int WaitingWriters => _writers.Waiting;

    /// <summary>How many milestones the last change of a status recomputed beside the one that it was made to: for benchmarks.</summary>
    internal int RecomputedByLastChange => _scratch.Wave.Recomputed;

    private Request Change(Request request, ChangeContext? context)
    {
        ThrowIfFaulted(request.Kind);
        if (_writers.IsLedByThisThread || Transitions.IsAsking())
            throw new InvalidOperationException("The registry cannot be changed from within its audit sink, a transition rule or the delegate of a batch. Change it afterwards, through the batch's proposal, or from an observer.");
        request.Context = context ?? _defaultContext;
        object? observed = Telemetry.ChangeBegins(request);
        Uninterrupted.BeginChange();
        try
        {
            _writers.Run(request);
            Telemetry.ChangeEnded(observed, request);
            _observers.Tell();
        }
        finally
        {
            Uninterrupted.EndChange();
        }

        request.ThrowIfRefused();
        return request;
    }

    private void Serve(Request leader, List<Request> followers)
    {
        if (followers.Count == 0 && !leader.WantsSnapshot) ServeAlone(leader);
        else ServeTogether(leader, followers);
        _decision.End();
    }

    /// <summary>A plain operation: decided on the live state, appended, applied in place.</summary>
    private void ServeAlone(Request request)
    {
        if (!TryDecide(request, _live!)) return;
        if (TryAppend(request.Events) is { } refusal) request.Refuse(refusal);
        else if (ApplyInPlace(request) is { } observers) Publish(request, observers);
    }

    /// <summary>Everything else: decided and applied on a fork, appended in one call, and the fork takes the place of the live state.</summary>
    private void ServeTogether(Request leader, List<Request> followers)
    {
        Request[] group;
        RegistryState fork;
        RegistrySnapshot last;
        AuditEvent[] events;
        try
        {
            group = [leader, .. followers];
            fork = Stage(group, out last);
            events = [.. group.SelectMany(request => request.Events)];
        }
        catch (Exception e)
        {
            leader.Refuse(e);
            foreach (Request follower in followers) follower.Refuse(e);
            return;
        }

        Observers.Subscription[] observers = [];
        if (events.Length > 0)
        {
            if (TryAppend(events) is { } refusal) RefuseAppended(group, refusal);
            else observers = Replace(fork, last);
        }

        foreach (Request request in group)
            if (!request.IsRefused) Publish(request, observers);
    }

    /// <summary>Decides requests one after the other, each on a fork to which those before it were applied.</summary>
    private RegistryState Stage(Request[] group, out RegistrySnapshot last)
    {
        last = Current;
        RegistryState fork = last.State.Fork();
        foreach (Request request in group)
        {
            if (!TryDecide(request, fork)) continue;
            if (_decision.Adopted is { } proposal) fork = proposal.Committed(request.Events);
            else Apply(request, fork);
            (request.Before, request.After) = (last, new RegistrySnapshot(fork.Freeze()));
            last = request.After;
        }

        return fork;
    }

    private void Apply(Request request, RegistryState fork)
    {
        long began = RegistryTelemetry.PropagationBegins();
        fork.Apply(_decision.Edits, request.Events, _scratch);
        Telemetry.Propagated(RegistryTelemetry.Since(began), _scratch.Wave.Recomputed);
    }

    /// <summary>Decides one request. What it is refused for is its own.</summary>
    private bool TryDecide(Request request, RegistryState state)
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
        }
        catch (Exception e)
        {
            _logger.Refused(e, request.Context.Actor, request.Context.CorrelationId);
            request.Refuse(e, byCheck: true);
        }

        return request.HasEvents;
    }

    /// <summary>Append: hands whole changes to the sink in one call.</summary>
    /// <returns>Nothing where the events are kept; otherwise why the change was not made.</returns>
    private Exception? TryAppend(AuditEvent[] events)
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

        if (failure is not (null or AuditAppendRefusedException)) _fault = failure;
        else if (!ReferenceEquals(_refusal, failure)) _refusal = failure;
        Telemetry.AppendEnded(RegistryTelemetry.Since(began), failure);
        if (failure is null) return null;
        if (failure is AuditAppendRefusedException)
        {
            _logger.AppendRefused(failure, events.Length, events[0].Sequence);
            return failure;
        }

        _logger.Faulted(failure, events[0].Sequence - 1);
        return new RegistryFaultedException(failure);
    }

    /// <summary>A failed append is everybody's in the call: also theirs who were refused, or changed nothing, on top of what was staged and will not be.</summary>
    private void RefuseAppended(Request[] group, Exception refusal)
    {
        bool isOnTop = false;
        foreach (Request request in group)
        {
            isOnTop |= request.HasEvents;
            if (!isOnTop) continue;
            request.Refuse(group.Length == 1 ? refusal
                : refusal is AuditAppendRefusedException ? new AuditAppendRefusedException(refusal.Message, refusal)
                : new RegistryFaultedException(_fault!));
        }
    }

    /// <summary>
    /// Apply, and publish: from here on <see cref="Current"/> has the change. Where nobody has asked for the snapshot before it, there is none until
    /// somebody asks; otherwise that one stands until this is applied, and the next is there at once, so that who reads all the time never waits for a writer.
    /// </summary>
    /// <returns>Who observes it: those whose subscription was there before it became visible. Nothing where memory ran out.</returns>
    private Observers.Subscription[]? ApplyInPlace(Request request)
    {
        Observers.Subscription[] observers = [];
        long took = 0;
        long began = RegistryTelemetry.PropagationBegins();
        using (Uninterrupted.Lock(_gate))
        {
            RegistryState live = _live!;
            try
            {
                observers = _observers.Subscriptions;
                bool isRead = _isCurrentRead;
                if (observers.Length > 0) request.Before = _current ?? new RegistrySnapshot(live.Freeze());
                if (!isRead) _current = null;
                _live = null;
                live.Apply(_decision.Edits, request.Events, _scratch);
                took = RegistryTelemetry.Since(began);
                _live = live; // whole again, should memory run out only now
                if (isRead || observers.Length > 0) request.After = new RegistrySnapshot(live.Freeze());
                (_current, _isCurrentRead) = (request.After, false);
            }
            catch (Exception e)
            {
                _fault = e;
                if (_live is not null) _current = null; // otherwise a snapshot that was asked for stands: the last that is whole
            }
        }

        if (_fault is null)
        {
            Telemetry.Propagated(took, _scratch.Wave.Recomputed);
            return observers;
        }

        _logger.Faulted(_fault, request.Events[0].Sequence - 1);
        request.Refuse(new RegistryFaultedException(_fault));
        return null;
    }

    /// <summary>Publish what was applied to a fork.</summary>
    private Observers.Subscription[] Replace(RegistryState fork, RegistrySnapshot last)
    {
        using (Uninterrupted.Lock(_gate))
        {
            (_current, _live, _isCurrentRead) = (last, fork, false);
            return _observers.Subscriptions;
        }
    }

    /// <summary>Notify: in line while the turn is held, so that the line is in order; told when it is over.</summary>
    private void Publish(Request request, Observers.Subscription[] observers)
    {
        if (request.WantsSnapshot) request.After ??= Current;
        if (!request.HasEvents) return;
        if (observers.Length > 0) _observers.PutInLine(new RegistryChange([.. request.Events], request.Before!, request.After!), observers);
        _logger.Committed(request.Events[request.Events.Length - 1].Sequence, request.Events.Length, request.Context.Actor, request.Context.CorrelationId);
    }

    private RegistrySnapshot Freeze(RegistryState state) => ReferenceEquals(state, _live) ? Current : new RegistrySnapshot(state.Freeze());

    private void ThrowIfFaulted(string kind)
    {
        if (_fault is not { } cause) return;
        Telemetry.RefusedAsFaulted(kind);
        throw new RegistryFaultedException(cause);
    }
}
