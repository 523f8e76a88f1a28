using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Hosting.Opening;

// Opens the registry of a name, once.
//
// The start of the host opens it, or an earlier request to the container. A hosted service with the registry in its constructor is
// created before anything is started, and so opens it; a failure still reaches the caller that starts the host. After a failure
// nothing is kept, and the next request tries again.
//
// Order of disposal: the container disposes services in the reverse order of their creation. The log is created within Open, so
// before every service that depends on the registry, and is disposed after them.
//
// Threads: callers wait while another thread opens the registry. A service that needs the registry while the same thread opens it
// gets an exception instead of a stack overflow. For that, services are requested within Open and not in the constructor.
internal sealed class RegistrySource(string name, IServiceProvider services)
{
    private readonly object _gate = new();
    private bool _opening;
    private volatile MilestoneRegistry? _registry;

    /// <summary>The registry; <see langword="null"/> before it is open.</summary>
    public MilestoneRegistry? Opened => _registry;

    /// <summary>The log of the registry; <see langword="null"/> before it is open.</summary>
    public HostedLog? Log { get; private set; }

    /// <summary>The observers that are services; <see langword="null"/> if there are none, or before the registry is open.</summary>
    public ObserverServices? Observers { get; private set; }

    /// <summary>Cancels the opening that is under way.</summary>
    public CancellationToken Opening { get; private set; }

    /// <exception cref="RegistryStartException">It cannot be opened.</exception>
    /// <exception cref="OptionsValidationException">The options are not valid.</exception>
    public MilestoneRegistry Open(CancellationToken cancellationToken)
    {
        if (_registry is { } opened) return opened;
        using (UninterruptibleLock.Acquire(_gate))
        {
            if (_registry is { } openedByOther) return openedByOther;
            if (_opening) throw new InvalidOperationException(
                $"The registry '{name}' is being opened, and a service that its log or its options request needs the registry itself. "
                + "Request that service later, when it is used.");
            (_opening, Opening) = (true, cancellationToken);
            try
            {
                MilestoneRegistry registry = OpenLog(cancellationToken);
                // Before any other code has the registry, so before any change.
                Observers = ObserverServices.Subscribe(registry, services, services.Loggers(), name);
                return _registry = registry;
            }
            finally
            {
                (_opening, Opening) = (false, CancellationToken.None);
            }
        }
    }

    private MilestoneRegistry OpenLog(CancellationToken cancellationToken)
    {
        object? key = MilestoneTrackerBuilder.KeyOf(name);
        MilestoneTrackerOptions options = services.GetRequiredService<IOptionsMonitor<MilestoneTrackerOptions>>()
            .Get(MilestoneTrackerBuilder.OptionsNameOf(name));
        MilestoneRegistryOptions registryOptions = new()
        {
            Name = name,
            TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
            LoggerFactory = services.Loggers(),
            DefaultContext = options.Actor is null ? ChangeContext.None : new ChangeContext { Actor = options.Actor },
            DropUnfinishedChange = options.DropUnfinishedChange,
        };
        Configure(key, registryOptions, cancellationToken);
        HostedLog? log = null;
        try
        {
            log = services.GetRequiredKeyedService<HostedLog>(key);
            MilestoneRegistry registry = log.Open(registryOptions, options.VerifyOnStart, cancellationToken);
            Log = log;
            RegistrySnapshot current = registry.Current;
            services.Loggers().Write(logger => logger.Ready(name, current.Version, current.Count, log.Log.GetType().Name));
            return registry;
        }
        catch (Exception e) when (IsToBeWrapped(e, cancellationToken))
        {
            throw RegistryStartException.ForLog(name, log?.Log.GetType().Name, e);
        }
    }

    private void Configure(object? key, MilestoneRegistryOptions options, CancellationToken cancellationToken)
    {
        try
        {
            IEnumerable<Action<IServiceProvider, MilestoneRegistryOptions>> delegates =
                services.GetKeyedServices<Action<IServiceProvider, MilestoneRegistryOptions>>(key);
            foreach (Action<IServiceProvider, MilestoneRegistryOptions> configure in delegates) configure(services, options);
        }
        catch (Exception e) when (IsToBeWrapped(e, cancellationToken))
        {
            throw RegistryStartException.ForConfigure(name, e);
        }
    }

    // All exceptions except invalid options, whose message is sufficient, and a cancellation that the host requested.
    private static bool IsToBeWrapped(Exception e, CancellationToken cancellationToken) =>
        e is not OptionsValidationException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
