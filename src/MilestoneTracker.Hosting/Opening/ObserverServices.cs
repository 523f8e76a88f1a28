using Microsoft.Extensions.DependencyInjection;

namespace MilestoneTracker.Hosting.Opening;

// The observers that are services, as one observer. It is subscribed before anybody has the registry, so that none of them misses a change; they
// are made later, because one that changes the registry needs it to be made: when the host starts, or by the first change before that.
//
// One that throws keeps the others from nothing; what it threw goes on to the registry, which logs it.
internal sealed class ObserverServices : IObserver<RegistryChange>, IDisposable
{
    private readonly IServiceProvider _services;
    private readonly object? _key;
    private readonly IDisposable _subscription;

    private ObserverServices(MilestoneRegistry registry, IServiceProvider services, object? key)
    {
        (_services, _key) = (services, key);
        _subscription = registry.Subscribe(this);
    }

    /// <summary>The observers, made by the container if they are not yet.</summary>
    public IEnumerable<IObserver<RegistryChange>> All => field ??= [.. _services.GetKeyedServices<IObserver<RegistryChange>>(_key)];

    /// <summary>Subscribes them, where there may be any: an observer makes each change cost a snapshot.</summary>
    public static ObserverServices? Subscribe(MilestoneRegistry registry, IServiceProvider services, object? key)
    {
        bool any = services.GetService<IServiceProviderIsKeyedService>()?.IsKeyedService(typeof(IObserver<RegistryChange>), key) ?? true;
        return any ? new ObserverServices(registry, services, key) : null;
    }

    public void OnNext(RegistryChange value)
    {
        List<Exception> failures = [];
        foreach (IObserver<RegistryChange> observer in All)
        {
            try
            {
                observer.OnNext(value);
            }
            catch (Exception e)
            {
                failures.Add(e);
            }
        }

        if (failures.Count > 0) throw new AggregateException(failures);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscription.Dispose();
}
