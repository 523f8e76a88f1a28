using System.Diagnostics;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Changes;

// The writers' queue. Changes are made one at a time: one writer, the leader, has the turn. Who comes meanwhile waits in
// line. When the turn ends, the first in line leads next, and serves everybody who waits together with itself: they are
// decided on one fork and appended in one call of the sink, so that a durable log synchronises once for many.
//
// Who was served in a group often comes back with the next change, a moment after the next leader has the turn. So right after
// a group that took as long as a disk takes, the leader waits for as many, for no more than half that time. Groups stay whole;
// who writes alone waits once at most.
//
// A request that runs code of its writer (a batch) is served on that writer's thread only: it ends the group before it, and
// leads the next.
internal sealed class GroupCommitQueue
{
    // Who finds the turn free takes it without a lock, and gives it back so if nobody came. Everything about the line is under the lock.
    private const int Free = 0;
    private const int Taken = 1;
    private const int Wanted = 2; // taken, and somebody waits

    // What is shorter is no disk, and to wait for who comes back would be the longer part.
    private static readonly long LongTurn = Stopwatch.Frequency / 10_000;
    private static readonly long MaxPatience = Stopwatch.Frequency / 1000; // however long a turn is, who comes back comes sooner

    private readonly object _gate = new();
    private readonly Queue<Change> _waiting = new();
    private readonly List<Change> _followers = []; // who is served together with the leader
    private int _turn; // free, taken, or wanted
    private int _leader;
    private int _lastGroup; // how many were served together
    private long _began; // when the leader of several began to serve them; 0 for one alone
    private long _took; // how long that was, in ticks of the stopwatch
    private long _ended; // and when it ended
    private long _patience; // for how long as many are waited for
    private long _busyUntil; // until when nobody is waited for

    /// <summary>Whether the calling thread has the turn, so that it would wait for itself. Mostly nobody leads, and then the thread
    /// is not asked who it is.</summary>
    public bool IsLedByThisThread =>
        Volatile.Read(ref _leader) is var leader && leader != 0 && leader == Environment.CurrentManagedThreadId;

    /// <summary>How many writers wait: for tests.</summary>
    public int Waiting
    {
        get
        {
            using (UninterruptibleLock.Acquire(_gate)) return _waiting.Count;
        }
    }

    /// <summary>Waits for the turn, or until another writer has served this request.</summary>
    /// <returns>The turn, to be released by disposing it: the writer's own, with others to serve beside it, unless its request has been
    /// served.</returns>
    /// <remarks>Whoever serves a group says to the requests what goes wrong, and does not throw.</remarks>
    public Turn Acquire(Change request)
    {
        if (Interlocked.CompareExchange(ref _turn, Taken, Free) != Free && !TryTakeTurn(request))
        {
            request.Wait();
            if (!request.Leads) return default;
        }

        _began = 0;
        Volatile.Write(ref _leader, Environment.CurrentManagedThreadId);
        bool isAlone = _lastGroup <= 1 && Volatile.Read(ref _turn) == Taken; // as mostly
        return isAlone ? new Turn(this) : Gather(request);
    }

    private Turn Gather(Change request)
    {
        try
        {
            if (_lastGroup > 1 && _patience > 0) AwaitOthers();
            if (Volatile.Read(ref _turn) == Wanted) GatherFollowers();
            _lastGroup = 1 + _followers.Count;
            if (_lastGroup > 1) _began = Stopwatch.GetTimestamp();
            return new Turn(this);
        }
        catch (Exception e)
        {
            request.Refuse(e);
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

    private bool TryTakeTurn(Change request)
    {
        using (UninterruptibleLock.Acquire(_gate))
        {
            while (Interlocked.CompareExchange(ref _turn, Wanted, Taken) == Free)
                if (Interlocked.CompareExchange(ref _turn, Taken, Free) == Free) return true;
            request.WillWait();
            _waiting.Enqueue(request);
            return false;
        }
    }

    // To yield lets those who come back run. Where the processors are busy with other work it may give this one away for so long
    // that nothing is won: then nobody is waited for, for a while.
    private void AwaitOthers()
    {
        long now = Stopwatch.GetTimestamp();
        if (now - _ended > MaxPatience || now < _busyUntil) return;
        long end = now + _patience;
        while (_waiting.Count < _lastGroup - 1 && now < end) // without the lock, and batches count: it may end a little sooner or later
        {
            long before = now;
            Thread.Yield();
            now = Stopwatch.GetTimestamp();
            if (now - before > MaxPatience) _busyUntil = now + Stopwatch.Frequency;
        }
    }

    private void LearnFromGroup()
    {
        _ended = Stopwatch.GetTimestamp();
        long took = _ended - _began;
        long usual = Math.Min(took, _took); // a turn may be long for once because its thread was interrupted
        _patience = usual < LongTurn ? 0 : Math.Min(usual / 2, MaxPatience);
        _took = took;
    }

    private void GatherFollowers()
    {
        using (UninterruptibleLock.Acquire(_gate))
        {
            while (_waiting.Count > 0 && !_waiting.Peek().StaysOnThread)
            {
                _followers.Add(_waiting.Peek());
                _waiting.Dequeue(); // only now: should memory run out, nobody is lost
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
        /// <summary>Whether the writer has the turn; otherwise its request has been served by another one.</summary>
        public bool IsOurs => writers is not null;

        /// <summary>Who is to be served together with the leader.</summary>
        public List<Change> Followers => writers!._followers;

        public void Dispose() => writers?.Release();
    }
}
