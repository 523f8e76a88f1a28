using MilestoneTracker.Diagnostics;
using Microsoft.Extensions.Logging;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Changes;

// "Notify". Changes are queued while their writer has the turn, so the queue is in order. Observers are notified outside of the turn, by
// one thread at a time, so that an observer may change the registry: it is notified of that change after the current one.
//
// Who notifies: a writer, of everything up to its own change, and of what its observers change meanwhile; then it returns. A writer that
// finds another thread notifying leaves its change to it and returns. What was left to a writer that is about to return goes to a thread
// of the pool, which continues until nothing is left. So a slow observer keeps no writer from returning; its changes wait in the queue,
// which is measured and warned of, but not limited: nothing is dropped.
internal sealed class Observers(ILogger logger)
{
    /// <summary>The length of the queue that is warned of first; then each double of it.</summary>
    public const int LongLine = 1000;

    private const int Nobody = 0;
    private const int Pool = -1; // a thread of the pool is on its way

    private readonly object _gate = new();
    private readonly Queue<(RegistryChange Change, Subscription[] To)> _line = new();
    private volatile Subscription[] _subscriptions = []; // replaced, never modified
    private long _told; // how many changes were taken from the queue: the place of the last one
    private long _left; // the last place whose writer has been here
    private long _own; // the last place that the notifying writer waits for
    private int _teller; // the thread that notifies, Nobody or Pool
    private int _warnAt = LongLine;

    public Subscription[] Subscriptions => _subscriptions;

    /// <summary>How many changes observers are still to be notified of, without the current one.</summary>
    public int Waiting
    {
        get
        {
            using (UninterruptibleLock.Acquire(_gate)) return _line.Count;
        }
    }

    public IDisposable Add(IObserver<RegistryChange> observer)
    {
        Subscription subscription = new(this, observer);
        using (UninterruptibleLock.Acquire(_gate)) _subscriptions = [.. _subscriptions, subscription];
        return subscription;
    }

    /// <summary>Queues a change.</summary>
    /// <returns>Its place, from 1.</returns>
    public long Enqueue(RegistryChange change, Subscription[] to)
    {
        int waiting;
        long place;
        bool isLong;
        using (UninterruptibleLock.Acquire(_gate))
        {
            _line.Enqueue((change, to));
            waiting = _line.Count;
            place = _told + waiting;
            isLong = waiting >= _warnAt;
            if (isLong) _warnAt *= 2;
        }

        if (isLong) logger.ObserversAreBehind(waiting);
        return place;
    }

    /// <summary>Notify: notifies the observers of the queued changes up to a writer's own, unless another thread is notifying.</summary>
    /// <param name="own">The place of the writer's change; 0 if it has none.</param>
    public void Notify(long own)
    {
        if (own == 0) return;
        using (UninterruptibleLock.Acquire(_gate))
        {
            _left = Math.Max(_left, own);
            if (_teller == Environment.CurrentManagedThreadId) _own = Math.Max(_own, own); // changed by an observer
            if (_teller != Nobody || _told >= own) return;
            (_teller, _own) = (Environment.CurrentManagedThreadId, own);
        }

        while (TryTake(isWriter: true, out RegistryChange? change, out Subscription[] to)) Notify(change!, to);
        if (_teller == Pool) HandOver();
    }

    private void Notify(RegistryChange change, Subscription[] to)
    {
        foreach (Subscription subscription in to) subscription.Notify(change, logger);
    }

    // Takes the next change, or ends this thread's turn to notify.
    private bool TryTake(bool isWriter, out RegistryChange? change, out Subscription[] to)
    {
        using (UninterruptibleLock.Acquire(_gate))
        {
            if (_told < (isWriter ? _own : _left))
            {
                (change, to) = _line.Dequeue();
                _told++;
                if (_line.Count == 0) _warnAt = LongLine;
                return true;
            }

            (change, to) = (null, []);
            _teller = _told < _left ? Pool : Nobody;
            return false;
        }
    }

    private void HandOver()
    {
        try
        {
            ThreadPool.UnsafeQueueUserWorkItem(static observers => ((Observers)observers!).Continue(), this);
        }
        catch (Exception)
        {
            using (UninterruptibleLock.Acquire(_gate)) _teller = Nobody; // no memory: the next writer notifies
        }
    }

    private void Continue()
    {
        using (UninterruptibleLock.Acquire(_gate)) _teller = Environment.CurrentManagedThreadId;
        while (TryTake(isWriter: false, out RegistryChange? change, out Subscription[] to)) Notify(change!, to);
    }

    internal sealed class Subscription(Observers observers, IObserver<RegistryChange> observer) : IDisposable
    {
        private volatile bool _disposed;

        public void Notify(RegistryChange change, ILogger logger)
        {
            if (_disposed) return;
            try
            {
                observer.OnNext(change);
            }
            catch (Exception e)
            {
                logger.ObserverFailed(e, change.After.Version);
            }
        }

        public void Dispose()
        {
            _disposed = true;
            using (UninterruptibleLock.Acquire(observers._gate)) observers._subscriptions =
                [.. observers._subscriptions.Where(other => other != this)];
        }
    }
}
