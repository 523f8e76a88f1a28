using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Changes.Operations;
using MilestoneTracker.Diagnostics;
using MilestoneTracker.Threading;

namespace MilestoneTracker;

// A registry on a log to which others append, too (ISharedAuditLog).
//
// A group of changes is staged as usual, always on a fork, and offered to the log for the place after the last event that the registry
// knows. If another registry was faster, the log returns what it has there: the registry follows it (apply, publish, notify), and decides
// the group again. A group without events is confirmed by a look at the log, so that a refusal or "nothing to change" is an answer about
// the newest state, too. The place in the log is the only fence; nobody leads.
//
//   stored, or nothing new     the group is published, and answered
//   a tail                     followed; the group is decided again
//   refused, or in doubt       what had events is refused, the rest is decided again; the registry works on
//   written by a later version the registry stays at its version, and refuses changes
//   anything else              faulted
//
// A registry on a log of its own never comes here.
public sealed partial class MilestoneRegistry
{
    private readonly ISharedAuditLog? _shared;
    private AuditEvent[] _doubtful = []; // the last events of which it is unknown whether they are stored; for the leader only
    private long _looked; // when the last look that found nothing new began
    private volatile Exception? _lookFailure;

    /// <summary>How old <see cref="Current"/> can be: the time since the registry last began to look at its shared log and found nothing
    /// new. Zero on a log of its own.</summary>
    public TimeSpan Staleness => _shared is null ? TimeSpan.Zero : Time.GetElapsedTime(Interlocked.Read(ref _looked));

    /// <summary>Why the registry could not follow its shared log at its last attempt: a <see cref="LogNewerException"/> if it has stopped
    /// following, any other exception if it will look again. <see langword="null"/> if it follows, and on a log of its own.</summary>
    public Exception? LookFailure => _lookFailure;

    /// <summary>Reads everything that was acknowledged to anybody before this call, and returns the newest snapshot.</summary>
    /// <remarks>One look at the shared log, and what it costs to apply what is new; changes that wait share the look. On a log of its own
    /// the same as <see cref="Current"/>. If the log cannot be read, its own exception is thrown, and the registry stays at its
    /// version.</remarks>
    /// <exception cref="RegistryFaultedException">The registry is faulted, or the log no longer has what it had
    /// (<see cref="LogDivergedException"/>).</exception>
    /// <exception cref="LogNewerException">The log has events that this version of the library does not know.</exception>
    /// <exception cref="InvalidOperationException">The call comes from within the audit sink, a transition rule or the delegate of a
    /// batch.</exception>
    public RegistrySnapshot Refresh()
    {
        if (_shared is null) return Current;
        if (_fault is { } cause) throw new RegistryFaultedException(cause);
        ThrowIfWithinChange("refreshed");
        Look look = LookAtLog(notify: _observers.Notify);
        look.ThrowIfRefused();
        return look.After!;
    }

    /// <summary>Returns <see cref="Current"/> if it is at most this old, and otherwise the result of <see cref="Refresh"/>.</summary>
    /// <param name="age">The greatest <see cref="Staleness"/> to accept.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="age"/> is negative.</exception>
    /// <inheritdoc cref="Refresh" path="/exception"/>
    public RegistrySnapshot CurrentWithin(TimeSpan age)
    {
        if (age < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(age), age, "An age is at least zero.");
        return Staleness <= age ? Current : Refresh();
    }

    /// <summary>Returns a snapshot that is at least as new as a version, so that a client sees its own change in whichever process it asks
    /// next: give the client the version of its change, and ask with it.</summary>
    /// <param name="version">The version, from the same log.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="version"/> is negative, or beyond the end of the log.</exception>
    /// <inheritdoc cref="Refresh" path="/exception"/>
    public RegistrySnapshot CurrentAtLeast(long version)
    {
        if (version < 0) throw new ArgumentOutOfRangeException(nameof(version), version, "A version is at least 0.");
        RegistrySnapshot snapshot = Current;
        if (snapshot.Version < version) snapshot = Refresh();
        if (snapshot.Version >= version) return snapshot;
        throw new ArgumentOutOfRangeException(
            nameof(version), version,
            FormattableString.Invariant($"The log ends at event {snapshot.Version}. Pass a version of this log."));
    }

    /// <summary>Looks at the shared log, because it may have more. A failure is recorded (<see cref="LookFailure"/>).</summary>
    /// <returns>Whether to look again at the next news.</returns>
    internal bool TryFollow()
    {
        try
        {
            // Observers are notified on a thread of the pool: a slow one must not keep the log's thread from following.
            if (!IsFaulted) LookAtLog(notify: place => ThreadPool.QueueUserWorkItem(_ => _observers.Notify(place)));
        }
        catch (Exception e)
        {
            LookFailed(e); // such as no memory to take the turn
        }

        return !IsFaulted && _lookFailure is not LogNewerException;
    }

    private Look LookAtLog(Action<long> notify)
    {
        Look look = new() { Context = ChangeContext.None };
        UninterruptibleLock.BeginChange();
        try
        {
            using (GroupCommitQueue.Turn turn = _writers.Acquire(look))
            {
                if (turn.IsOurs) Serve(look, turn.Followers);
            }

            if (look.PlaceInLine > 0) notify(look.PlaceInLine);
        }
        finally
        {
            UninterruptibleLock.EndChange();
        }

        return look;
    }

    private void ServeShared(Change leader, List<Change> followers)
    {
        bool hasAnswer = false; // of the log, that is not visible yet
        try
        {
            ServeUntilAnswered(leader, [leader, .. followers], ref hasAnswer);
        }
        catch (Exception e)
        {
            // Memory, or the host's clock. The writers must not take silence for an answer; who has one, such as a doubt, keeps it.
            if (hasAnswer) Fault(e, _live.State.Version);
            else LookFailed(e);
            foreach (Change change in (IEnumerable<Change>)[leader, .. followers])
            {
                if (change.IsRefused && !change.IsRefusedByCheck) continue;
                change.Refuse(hasAnswer ? new RegistryFaultedException(e) : change is Look ? e : Unconfirmed(e));
            }
        }
    }

    // What is not answered yet is served again, until there is nothing left: after a tail all of the group, after a failed append those
    // that had nothing to append, whose answers do not depend on it.
    private void ServeUntilAnswered(Change leader, Change[] left, ref bool hasAnswer)
    {
        for (int tries = 1; left.Length > 0; tries++)
        {
            hasAnswer = false;
            long began = Time.GetTimestamp();
            if (_fault is { } cause) RefuseAll(left, () => new RegistryFaultedException(cause));
            if (_fault is not null || TryStage(left) is not { } staged) return;
            if (!TryOffer(staged, out IReadOnlyList<AuditEvent> tail))
            {
                left = [.. left.Where(change => !change.IsRefused || change.IsRefusedByCheck)];
            }
            else
            {
                hasAnswer = true;
                if (tail.Count == 0)
                {
                    PublishShared(staged, began);
                    if (staged.Events.Length > 0) Telemetry.Appended(tries);
                    return;
                }

                Telemetry.Followed(tail.Count, isConflict: staged.Events.Length > 0);
                if (!TryApply(leader, staged, tail)) return;
            }

            foreach (Change change in left) change.Reset();
        }
    }

    /// <summary>Append, or a look if there is nothing to append.</summary>
    /// <param name="staged">The group.</param>
    /// <param name="tail">What the log has in the place of the events; nothing if they are stored, or if there is nothing new.</param>
    /// <returns>Whether the log has answered; otherwise the group was refused.</returns>
    private bool TryOffer(StagedGroup staged, out IReadOnlyList<AuditEvent> tail)
    {
        tail = [];
        bool appends = staged.Events.Length > 0;
        Exception? failure = _lookFailure as LogNewerException;
        long began = appends ? RegistryTelemetry.AppendBegins() : 0;
        try
        {
            if (failure is null) tail = appends ? _shared!.AppendOrCatchUp(staged.Events) : _shared!.ReadTail(staged.Last.Version);
        }
        catch (Exception e)
        {
            failure = e;
        }

        if (appends) Telemetry.AppendEnded(RegistryTelemetry.Since(began), failure);
        if (failure is null) return true;
        Refuse(staged, failure);
        return false;
    }

    private void PublishShared(StagedGroup staged, long began)
    {
        (_lookFailure, Observers.Subscription[] observers) = (null, []);
        Interlocked.Exchange(ref _looked, began);
        if (staged.Events.Length > 0)
        {
            (_refusal, _doubtful) = (null, []);
            observers = PublishFork(staged.Fork, staged.Last);
        }

        foreach (Change change in staged.Changes)
            if (!change.IsRefused) Enqueue(change, observers);
    }

    /// <summary>Refuses what the log did not take, or could not confirm. After an append that failed and stored nothing, the changes
    /// without events are left.</summary>
    private void Refuse(StagedGroup staged, Exception failure)
    {
        Change[] group = staged.Changes;
        bool appends = staged.Events.Length > 0;
        if (failure is LogNewerException newer)
        {
            if (_lookFailure is not LogNewerException) _logger.StoppedFollowing(failure, Current.Version);
            _lookFailure = failure;
            Ended?.Invoke(this, EventArgs.Empty);
            RefuseAll(group, () => new LogNewerException(newer.Sequence, newer));
        }
        else if (appends && failure is AuditAppendRefusedException or ChangeInDoubtException)
        {
            _refusal = failure;
            _logger.AppendRefused(failure, staged.Events.Length, staged.Events[0].Sequence);
            if (failure is ChangeInDoubtException)
            {
                _doubtful = staged.Events;
                Telemetry.InDoubt();
            }

            Change[] sent = [.. group.Where(change => change.HasEvents)];
            RefuseAll(sent, () => sent.Length == 1 ? failure
                : failure is AuditAppendRefusedException refused ? refused.ForAnother() : new ChangeInDoubtException(failure));
        }
        else if (!appends && failure is not LogDivergedException)
        {
            LookFailed(failure);
            foreach (Change change in group) change.Refuse(change is Look ? failure : Unconfirmed(failure));
        }
        else
        {
            Fault(failure, Current.Version);
            RefuseAll(group, () => new RegistryFaultedException(failure));
        }
    }

    // An exception is thrown on one thread only.
    private static void RefuseAll(IEnumerable<Change> changes, Func<Exception> refusal)
    {
        foreach (Change change in changes) change.Refuse(refusal());
    }

    private void LookFailed(Exception failure)
    {
        if (_lookFailure is null) _logger.LookFailed(failure);
        _lookFailure = failure;
    }

    private static AuditAppendRefusedException Unconfirmed(Exception failure) =>
        new("The log could not be read, so it is unknown whether the answer is right on the newest state. Try again.", failure);
}
