using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Hosting;

/// <summary>Goes on from <c>AddMilestoneTracker</c>: which log, and what else is to be set of one registry.</summary>
/// <remarks>
/// The registry, its <see cref="IAuditLog"/> and the <see cref="HostedLog"/> are singletons; so are the observers, which are
/// services of the type
/// <c>IObserver&lt;RegistryChange&gt;</c>. Those of a registry of a name of its own are keyed by that name.
/// </remarks>
public sealed class MilestoneTrackerBuilder
{
    /// <summary>The name of the registry that has no name of its own.</summary>
    internal const string DefaultName = "default";

    internal MilestoneTrackerBuilder(IServiceCollection services, string name) => (Services, Name) = (services, NameRules.Checked(name));

    /// <summary>Where the registry is registered.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The name of the registry in metrics, traces, log messages and health; <c>default</c> where none was given.</summary>
    public string Name { get; }

    /// <summary>The key of its services: its name; <see langword="null"/> for the default one, whose services have no key.</summary>
    public object? ServiceKey => KeyOf(Name);

    /// <summary>The name of its options; that of the default one is empty.</summary>
    public string OptionsName => OptionsNameOf(Name);

    /// <summary>The path of its section in the configuration.</summary>
    public string Section => SectionOf(Name);

    /// <summary>Chooses the log; the last call counts. Without it, or a package's own way, the log is in memory and gone when the
    /// process ends.</summary>
    /// <param name="open">Makes or opens the log, once. The container disposes it, after everything that was made with the
    /// registry.</param>
    /// <param name="host">What the host does with it beside appending and reading; <see langword="null"/> for what is true of any
    /// log.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="open"/> is <see langword="null"/>.</exception>
    public MilestoneTrackerBuilder UseLog(Func<IServiceProvider, IAuditLog> open, Func<IServiceProvider, IAuditLog, HostedLog>? host = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        Services.RemoveAllKeyed<IAuditLog>(ServiceKey);
        Services.RemoveAllKeyed<HostedLog>(ServiceKey);
        Services.AddKeyedSingleton(ServiceKey, (provider, _) => open(provider));
        Services.AddKeyedSingleton(ServiceKey, (provider, key) =>
        {
            IAuditLog log = provider.GetRequiredKeyedService<IAuditLog>(key);
            return host is null ? new HostedLog(log) : host(provider, log);
        });
        return this;
    }

    /// <summary>Sets what the core's own options have and the configuration cannot: a transition rule, say. Called once, when the
    /// registry is opened, in order of registration, after everything else is set.</summary>
    /// <param name="configure">Gets the container and the options. It must not ask the container for anything that needs the
    /// registry itself. What it throws stops the start, within a <see cref="RegistryStartException"/>.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="configure"/> is <see langword="null"/>.</exception>
    public MilestoneTrackerBuilder ConfigureRegistry(Action<IServiceProvider, MilestoneRegistryOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        Services.AddKeyedSingleton(ServiceKey, configure);
        return this;
    }

    internal static object? KeyOf(string name) => name == DefaultName ? null : name;

    internal static string OptionsNameOf(string name) => name == DefaultName ? Options.DefaultName : name;

    internal static string SectionOf(string name) => name == DefaultName ? "MilestoneTracker" : "MilestoneTracker:Registries:" + name;
}
