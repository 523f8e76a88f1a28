using System.Diagnostics;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Changes;

// The queue of writers. Changes are made one at a time: one writer, the leader, has the turn; the others wait in the queue. When the turn
// ends, the first in the queue leads next, and serves every waiting writer together with itself: their changes are decided on one fork
// and appended in one call of the sink, so that a durable log synchronises once for many changes.
//
// A writer that was served in a group often comes back with its next change just after the next leader took the turn. So after a group
// that took as long as a disk takes, the leader waits for as many writers, for at most half that time. Groups then stay together; a
// single writer waits once at most.
//
// A change that runs code of its caller (a batch) is served on the caller's thread only: it ends the group before it, and leads the next.
internal sealed class GroupCommitQueue
{
    // A writer that finds the turn free takes it without a lock, and returns it so if no other writer came. Everything about the queue is
    // under the lock.
    private const int Free = 0;
    private const int Taken = 1;
    private const int Wanted = 2; // taken, and a writer waits

    // A shorter turn involves no disk, and waiting for other writers would take longer than the turn itself.
    private static readonly long LongTurn = Stopwatch.Frequency / 10_000;
    private static readonly long MaxWaitTime = Stopwatch.Frequency / 1000; // however long a turn is, writers come back sooner than this

    private readonly object _gate = new();
    private readonly Queue<Change> _waiting = new();
    private readonly List<Change> _followers = []; // the changes that are served together with the leader's
    private int _turn; // Free, Taken or Wanted
    private int _leader;
    private int _lastGroup; // how many changes were served together last time
    private long _began; // when the leader of a group began to serve it; 0 for a single change
    private long _took; // how long that took, in ticks of the stopwatch
    private long _ended; // when it ended
    private long _waitTime; // how long to wait for as many writers
    private long _busyUntil; // until when not to wait for other writers

    /// <summary>Whether the calling thread has the turn, so that it would wait for itself. Mostly there is no leader, and then the
    /// thread's id is not needed.</summary>
    public bool IsLedByThisThread =>
        Volatile.Read(ref _leader) is var leader && leader != 0 && leader == Environment.CurrentManagedThreadId;

    /// <summary>How many writers are waiting: for tests.</summary>
    public int Waiting
    {
        get
        {
            using (UninterruptibleLock.Acquire(_gate)) return _waiting.Count;
        }
    }

    /// <summary>Waits for the turn, or until another writer has served this change.</summary>
    /// <returns>The turn, which must be disposed to release it: the writer's own, with followers to serve, unless its change has been
    /// served.</returns>
    /// <remarks>The leader of a group reports a failure to each change, and does not throw.</remarks>
    public Turn Acquire(Change change)
    {
        if (Interlocked.CompareExchange(ref _turn, Taken, Free) != Free && !TryTakeTurn(change))
        {
            change.Wait();
            if (!change.Leads) return default;
        }

        _began = 0;
        Volatile.Write(ref _leader, Environment.CurrentManagedThreadId);
        bool isAlone = _lastGroup <= 1 && Volatile.Read(ref _turn) == Taken; // the usual case
        return isAlone ? new Turn(this) : Gather(change);
    }

    private Turn Gather(Change change)
    {
        try
        {
            if (_lastGroup > 1 && _waitTime > 0) AwaitOthers();
            if (Volatile.Read(ref _turn) == Wanted) GatherFollowers();
            _lastGroup = 1 + _followers.Count;
            if (_lastGroup > 1) _began = Stopwatch.GetTimestamp();
            return new Turn(this);
        }
        catch (Exception e)
        {
            change.Refuse(e);
            foreach (Change follower in _followers) follower.Refuse(e);
            Release();
            return default;
        }
    }

    private void Release()
    {
        if (_began != 0) LearnFromGroup();
        Volatile.Write(ref _leader, 0);
        HandOn();
    }

    private bool TryTakeTurn(Change change)
    {
        using (UninterruptibleLock.Acquire(_gate))
        {
            while (Interlocked.CompareExchange(ref _turn, Wanted, Taken) == Free)
                if (Interlocked.CompareExchange(ref _turn, Taken, Free) == Free) return true;
            change.WillWait();
            _waiting.Enqueue(change);
            return false;
        }
    }

    // Yielding lets the returning writers run. If the processors are busy with other work, this thread may lose its processor for longer
    // than the group saves; in that case it does not wait for a while.
    private void AwaitOthers()
    {
        long now = Stopwatch.GetTimestamp();
        if (now - _ended > MaxWaitTime || now < _busyUntil) return;
        long end = now + _waitTime;
        while (_waiting.Count < _lastGroup - 1 && now < end) // read without the lock, and batches count: it may end slightly early or late
        {
            long before = now;
            Thread.Yield();
            now = Stopwatch.GetTimestamp();
            if (now - before > MaxWaitTime) _busyUntil = now + Stopwatch.Frequency;
        }
    }

    private void LearnFromGroup()
    {
        _ended = Stopwatch.GetTimestamp();
        long took = _ended - _began;
        long usual = Math.Min(took, _took); // one turn may have been long only because its thread was interrupted
        _waitTime = usual < LongTurn ? 0 : Math.Min(usual / 2, MaxWaitTime);
        _took = took;
    }

    private void GatherFollowers()
    {
        using (UninterruptibleLock.Acquire(_gate))
        {
            while (_waiting.Count > 0 && !_waiting.Peek().StaysOnThread)
            {
                _followers.Add(_waiting.Peek());
                _waiting.Dequeue(); // after everything that can run out of memory, so that no writer is lost
            }
        }
    }

    private void HandOn()
    {
        foreach (Change follower in _followers) follower.WakeServed();
        _followers.Clear();
        if (Interlocked.CompareExchange(ref _turn, Free, Taken) == Taken) return;
        using (UninterruptibleLock.Acquire(_gate))
        {
            if (_waiting.Count > 0) _waiting.Dequeue().WakeAsLeader();
            else Volatile.Write(ref _turn, Free);
        }
    }

    /// <summary>The turn of a writer, until it is disposed.</summary>
    internal readonly struct Turn(GroupCommitQueue? writers) : IDisposable
    {
        /// <summary>Whether the writer has the turn; otherwise another writer has served its change.</summary>
        public bool IsOurs => writers is not null;

        /// <summary>The changes to serve together with the leader's.</summary>
        public List<Change> Followers => writers!._followers;

        public void Dispose() => writers?.Release();
    }
}
