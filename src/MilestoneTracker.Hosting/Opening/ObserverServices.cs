using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Hosting.Opening;

// The observers that are services, as one observer. It is subscribed before anybody has the registry, so that none of them misses a
// change; they
// are made later, because one that changes the registry needs it to be made: when the host starts, or by the first change before that.
//
// One that throws keeps the others from nothing; what it threw goes on to the registry, which logs it.
//
// One that changes the registry in its own constructor is told of that, on the same thread, before it is there. To make them for
// that would make it twice, so such a
// change is kept until all are made, and told then, before any later one: who comes meanwhile with another change waits. So is a
// change for which they could
// not be made: the next making tells it.
internal sealed class ObserverServices : IObserver<RegistryChange>, IDisposable
{
    private readonly object _making = new(); // never interrupted: a change would be told to nobody
    private readonly Queue<RegistryChange> _meanwhile = new();
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

    /// <summary>Subscribes them, where there may be any: an observer makes each change cost a snapshot.</summary>
    public static ObserverServices? Subscribe(MilestoneRegistry registry, IServiceProvider services, ILoggerFactory loggers, string name)
    {
        bool any = services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(
            typeof(IObserver<RegistryChange>), MilestoneTrackerBuilder.KeyOf(name)) ?? true;
        return any ? new ObserverServices(registry, services, loggers, name) : null;
    }

    /// <summary>Has the container make them, if they are not made yet.</summary>
    public void Make() => _ = All();

    public void OnNext(RegistryChange value)
    {
        if (Monitor.IsEntered(_making)) _meanwhile.Enqueue(value);
        else Tell(AllOrKeep(value), value);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscription.Dispose();

    private IObserver<RegistryChange>[] AllOrKeep(RegistryChange change)
    {
        try
        {
            return All();
        }
        catch
        {
            using (UninterruptibleLock.Acquire(_making)) _meanwhile.Enqueue(change);
            throw;
        }
    }

    private IObserver<RegistryChange>[] All()
    {
        if (_all is { } made) return made;
        using (UninterruptibleLock.Acquire(_making))
        {
            if (_all is { } meanwhile) return meanwhile;
            IObserver<RegistryChange>[] all =
                [.. _services.GetKeyedServices<IObserver<RegistryChange>>(MilestoneTrackerBuilder.KeyOf(_name))];
            while (_meanwhile.TryDequeue(out RegistryChange? change)) TellLater(all, change);
            return _all = all;
        }
    }

    // The registry has gone on, and does not hear what they throw.
    private void TellLater(IObserver<RegistryChange>[] all, RegistryChange change)
    {
        try
        {
            Tell(all, change);
        }
        catch (AggregateException e)
        {
            _loggers.Say(logger => logger.ObserverFailed(e, _name, change.After.Version));
        }
    }

    private static void Tell(IObserver<RegistryChange>[] all, RegistryChange change)
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
                if (e is ThreadInterruptedException) UninterruptibleLock.Keep(); // the writer's
                failures.Add(e);
            }
        }

        if (failures.Count > 0) throw new AggregateException(failures);
    }
}
