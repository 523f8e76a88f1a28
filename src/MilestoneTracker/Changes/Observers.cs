using MilestoneTracker.Diagnostics;
using Microsoft.Extensions.Logging;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Changes;

// "Notify". Changes are queued while their writer has the turn, so the queue is in order. Observers are notified outside of the turn, by
// one thread at a time, so that an observer may change the registry: it is notified of that change after the current one. A thread that
// finds another one notifying leaves its change to it.
internal sealed class Observers(ILogger logger)
{
    private readonly object _gate = new();
    private readonly Queue<(RegistryChange Change, Subscription[] To)> _line = new();
    private volatile Subscription[] _subscriptions = []; // replaced, never modified
    private volatile int _inLine;
    private bool _telling;

    public Subscription[] Subscriptions => _subscriptions;

    public IDisposable Add(IObserver<RegistryChange> observer)
    {
        Subscription subscription = new(this, observer);
        using (UninterruptibleLock.Acquire(_gate)) _subscriptions = [.. _subscriptions, subscription];
        return subscription;
    }

    public void Enqueue(RegistryChange change, Subscription[] to)
    {
        using (UninterruptibleLock.Acquire(_gate))
        {
            _line.Enqueue((change, to));
            _inLine++;
        }
    }

    /// <summary>Notify: notifies the observers of the queued changes, unless another thread is doing so.</summary>
    public void Notify()
    {
        while (_inLine > 0)
        {
            RegistryChange change;
            Subscription[] to;
            using (UninterruptibleLock.Acquire(_gate))
            {
                if (_telling || _line.Count == 0) return;
                (change, to) = _line.Dequeue();
                _inLine--;
                _telling = true;
            }

            foreach (Subscription subscription in to) subscription.Notify(change, logger);
            using (UninterruptibleLock.Acquire(_gate)) _telling = false;
        }
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
