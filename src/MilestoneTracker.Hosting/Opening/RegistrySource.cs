using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Hosting.Opening;

// Where the one registry of a name comes from.
//
// It is opened once: by the start of the host, or before that by whoever asks the container for it first. A hosted service that takes
// the registry in its constructor is made before anything is started, and so opens it; what fails then is thrown to the one who
// starts the host all
// the same. Where opening fails nothing is kept, and to ask again is to try again.
//
// Order of disposal: the container disposes in the reverse order of making. The log is made within the opening, so before
// everything that was
// given the registry when it was made, and is disposed after it.
//
// Threads: whoever comes while it is opened waits. Nothing that needs the registry can be made meanwhile on the same thread; that
// is said, and not a stack that overflows. So the
// container is asked within the opening and not before: what this class was given when it is made, and needs the registry, would
// have it made again and again.
internal sealed class RegistrySource(string name, IServiceProvider services)
{
    private readonly object _gate = new();
    private bool _opening;
    private volatile MilestoneRegistry? _registry;

    /// <summary>The registry, where it is open.</summary>
    public MilestoneRegistry? Opened => _registry;

    /// <summary>Its log, where it is open.</summary>
    public HostedLog? Log { get; private set; }

    /// <summary>Who tells the observers that are services; <see langword="null"/> where there are none, or not before the registry
    /// is open.</summary>
    public ObserverServices? Observers { get; private set; }

    /// <exception cref="RegistryStartException">It cannot be opened.</exception>
    /// <exception cref="OptionsValidationException">The options are not valid.</exception>
    public MilestoneRegistry Open(CancellationToken cancellationToken)
    {
        if (_registry is { } opened) return opened;
        using (UninterruptibleLock.Acquire(_gate))
        {
            if (_registry is { } meanwhile) return meanwhile;
            if (_opening) throw new InvalidOperationException(
                $"The registry '{name}' is being opened, and what its log or its options ask the container for needs the registry "
                + "itself. Ask for that later, when it is used.");
            _opening = true;
            try
            {
                MilestoneRegistry registry = OpenLog(cancellationToken);
                // Before anybody has it, so before any change.
                Observers = ObserverServices.Subscribe(registry, services, services.Loggers(), name);
                return _registry = registry;
            }
            finally
            {
                _opening = false;
            }
        }
    }

    private MilestoneRegistry OpenLog(CancellationToken cancellationToken)
    {
        object? key = MilestoneTrackerBuilder.KeyOf(name);
        MilestoneTrackerOptions options = services.GetRequiredService<IOptionsMonitor<MilestoneTrackerOptions>>()
            .Get(MilestoneTrackerBuilder.OptionsNameOf(name));
        MilestoneRegistryOptions ofRegistry = new()
        {
            Name = name,
            TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
            LoggerFactory = services.Loggers(),
            DefaultContext = options.Actor is null ? ChangeContext.None : new ChangeContext { Actor = options.Actor },
            DropUnfinishedChange = options.DropUnfinishedChange,
        };
        Configure(key, ofRegistry, cancellationToken);
        HostedLog? log = null;
        try
        {
            log = services.GetRequiredKeyedService<HostedLog>(key);
            MilestoneRegistry registry = log.Open(ofRegistry, options.VerifyOnStart, cancellationToken);
            Log = log;
            RegistrySnapshot current = registry.Current;
            services.Loggers().Say(logger => logger.Ready(name, current.Version, current.Count, log.Log.GetType().Name));
            return registry;
        }
        catch (Exception e) when (IsToBeWrapped(e, cancellationToken))
        {
            throw RegistryStartException.OfLog(name, log?.Log.GetType().Name, e);
        }
    }

    private void Configure(object? key, MilestoneRegistryOptions options, CancellationToken cancellationToken)
    {
        try
        {
            foreach (Action<IServiceProvider, MilestoneRegistryOptions> configure in services.GetKeyedServices<Action<IServiceProvider, MilestoneRegistryOptions>>(key)) configure(services, options);
        }
        catch (Exception e) when (IsToBeWrapped(e, cancellationToken))
        {
            throw RegistryStartException.OfConfigure(name, e);
        }
    }

    // All but what says it well enough itself, and the end that the host asked for.
    private static bool IsToBeWrapped(Exception e, CancellationToken cancellationToken) =>
        e is not OptionsValidationException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested);
}
