using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Hosting.Opening;

// All observers that are services, behind one subscription. It subscribes before any other code has the registry, so no observer
// misses a change. The observers themselves are created later, because an observer can depend on the registry: when the host starts,
// or by the first change before that.
//
// An observer that throws does not keep the others from being notified; its exception goes to the registry, which logs it.
//
// An observer can change the registry in its own constructor. That change arrives here, on the same thread, before the observers
// exist; creating them for it would create that observer twice. So such a change is queued and delivered once all are created,
// before any later change: other changes wait. A change for which the observers could not be created is queued too.
internal sealed class ObserverServices : IObserver<RegistryChange>, IDisposable
{
    private readonly object _creating = new(); // acquired uninterruptibly: an interruption would lose a change
    private readonly Queue<RegistryChange> _pending = new();
    private readonly IServiceProvider _services;
    private readonly ILoggerFactory _loggers;
    private readonly string _name;
    private readonly IDisposable _subscription;
    private volatile IObserver<RegistryChange>[]? _all;

    private ObserverServices(MilestoneRegistry registry, IServiceProvider services, ILoggerFactory loggers, string name)
    {
        (_services, _loggers, _name) = (services, loggers, name);
        _subscription = registry.Subscribe(this);
    }

    /// <summary>Subscribes only if there can be observers: a subscription makes each change cost a snapshot.</summary>
    public static ObserverServices? Subscribe(MilestoneRegistry registry, IServiceProvider services, ILoggerFactory loggers, string name)
    {
        bool any = services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(
            typeof(IObserver<RegistryChange>), MilestoneTrackerBuilder.KeyOf(name)) ?? true;
        return any ? new ObserverServices(registry, services, loggers, name) : null;
    }

    /// <summary>Creates the observers if they do not exist yet.</summary>
    public void Create() => _ = All();

    public void OnNext(RegistryChange value)
    {
        if (Monitor.IsEntered(_creating)) _pending.Enqueue(value);
        else Notify(AllOrEnqueue(value), value);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscription.Dispose();

    private IObserver<RegistryChange>[] AllOrEnqueue(RegistryChange change)
    {
        try
        {
            return All();
        }
        catch
        {
            using (UninterruptibleLock.Acquire(_creating)) _pending.Enqueue(change);
            throw;
        }
    }

    private IObserver<RegistryChange>[] All()
    {
        if (_all is { } existing) return existing;
        using (UninterruptibleLock.Acquire(_creating))
        {
            if (_all is { } created) return created;
            IObserver<RegistryChange>[] all =
                [.. _services.GetKeyedServices<IObserver<RegistryChange>>(MilestoneTrackerBuilder.KeyOf(_name))];
            while (_pending.TryDequeue(out RegistryChange? change)) NotifyLate(all, change);
            return _all = all;
        }
    }

    // The registry no longer waits for this change, so exceptions are logged here.
    private void NotifyLate(IObserver<RegistryChange>[] all, RegistryChange change)
    {
        try
        {
            Notify(all, change);
        }
        catch (AggregateException e)
        {
            _loggers.Write(logger => logger.ObserverFailed(e, _name, change.After.Version));
        }
    }

    private static void Notify(IObserver<RegistryChange>[] all, RegistryChange change)
    {
        List<Exception> failures = [];
        foreach (IObserver<RegistryChange> observer in all)
        {
            try
            {
                observer.OnNext(change);
            }
            catch (Exception e)
            {
                if (e is ThreadInterruptedException) UninterruptibleLock.Keep(); // the interruption is meant for the writing thread
                failures.Add(e);
            }
        }

        if (failures.Count > 0) throw new AggregateException(failures);
    }
}
