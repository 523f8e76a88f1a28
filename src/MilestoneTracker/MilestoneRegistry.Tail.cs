using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Diagnostics;
using MilestoneTracker.State;

namespace MilestoneTracker;

// What others have appended to a shared log, in place of a group of changes: replayed on a fork, event by event and checked like a log
// that is opened; published at once; and queued for observers change by change. Only observers need a snapshot of each change, so without
// one there is a single snapshot of the last.
public sealed partial class MilestoneRegistry
{
    /// <summary>Applies, publishes and queues for observers what others have appended.</summary>
    /// <returns>Whether it fits; otherwise the registry is faulted, and the group refused.</returns>
    private bool TryApply(Change leader, StagedGroup staged, IReadOnlyList<AuditEvent> tail)
    {
        RegistrySnapshot before = Current;
        bool isObserved = _observers.Subscriptions.Length > 0; // otherwise nobody needs a snapshot of each change
        List<FollowedChange> changes = [];
        RegistryState fork;
        RegistrySnapshot last;
        try
        {
            fork = Replay(before, tail, isObserved, changes);
            last = changes[changes.Count - 1].After ?? new RegistrySnapshot(fork.Freeze());
            fork.Names.PrepareMerge();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Refuse(staged, new LogDivergedException(before.Version, before.Version, "what follows does not fit. " + e.Message, e));
            return false;
        }

        if (!TryPublishFollowed(fork, last, isObserved, out Observers.Subscription[] observers)) return TryApply(leader, staged, tail);
        Settle(changes[0].IsOwn, fork.Version);
        Telemetry.Visible(tail, Time);
        foreach (FollowedChange change in changes)
        {
            if (observers.Length > 0)
            {
                RegistryChange heard = new([.. change.Events], before, change.After!, change.IsOwn);
                leader.PlaceInLine = _observers.Enqueue(heard, observers); // its thread is this one
                before = change.After!;
            }

            _logger.Followed(change.Version, change.Events.Length);
        }

        return true;
    }

    /// <summary>Publishes what was followed, unless somebody has subscribed since it was staged without a snapshot of each
    /// change.</summary>
    private bool TryPublishFollowed(
        RegistryState fork, RegistrySnapshot last, bool isObserved, out Observers.Subscription[] observers)
    {
        using (_live.Enter())
        {
            observers = _observers.Subscriptions;
            if (observers.Length > 0 && !isObserved) return false;
            _live.Publish(fork, last);
            return true;
        }
    }

    // What is in doubt is settled as soon as its place is taken; a tail that ends within it has not shown all of it yet.
    private void Settle(bool isOwn, long version)
    {
        if (_doubtful.Length == 0 || (isOwn && version < _doubtful[_doubtful.Length - 1].Sequence)) return;
        _doubtful = [];
        if (_refusal is ChangeInDoubtException) _refusal = null;
    }

    private RegistryState Replay(
        RegistrySnapshot before, IReadOnlyList<AuditEvent> tail, bool isObserved, List<FollowedChange> changes)
    {
        RegistryState fork = before.State.Fork();
        List<AuditEvent> change = [];
        foreach (AuditEvent next in tail)
        {
            AuditEvent? previous = change.Count == 0 ? null : change[change.Count - 1];
            if (AuditChanges.Fault(next, previous, fork.Version + 1) is string fault)
                throw new AuditReplayException(fork.Version + 1, fault);
            fork.Follow(next, _scratch);
            change.Add(next);
            if (next.Index < next.Count) continue;
            changes.Add(new FollowedChange([.. change], IsDoubtful(change), isObserved ? new RegistrySnapshot(fork.Freeze()) : null));
            change.Clear();
        }

        return change.Count == 0 ? fork : throw new AuditReplayException(fork.Version + 1, "the tail ends within a change.");
    }

    /// <summary>Whether a change is one of this registry's own, which turns up after its outcome was unknown.</summary>
    private bool IsDoubtful(List<AuditEvent> change)
    {
        if (_doubtful.Length == 0) return false;
        long from = change[0].Sequence - _doubtful[0].Sequence;
        return from >= 0 && change.SequenceEqual(_doubtful.Skip((int)Math.Min(from, int.MaxValue)).Take(change.Count));
    }
}
