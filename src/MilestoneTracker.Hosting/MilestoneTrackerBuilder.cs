using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using MilestoneTracker.Auditing;
using MilestoneTracker.Hosting.Opening;

namespace MilestoneTracker.Hosting;

// What a registry of a host consists of. Each registry has its own set of services, which are found by its key: none for the default
// registry, the name for any other. The log that was chosen last replaces the earlier choice; nothing is opened before the host
// starts or a service requests the registry.

/// <summary>Configures a registry that was added with <c>AddMilestoneTracker</c>: its log, and options that a configuration cannot
/// hold.</summary>
/// <remarks>
/// The registry, its <see cref="IAuditLog"/> and its <see cref="HostedLog"/> are singletons. Observers are services of the type
/// <c>IObserver&lt;RegistryChange&gt;</c>, also singletons. The services of a named registry are keyed by its name.
/// </remarks>
public sealed class MilestoneTrackerBuilder
{
    /// <summary>The name of the default registry.</summary>
    internal const string DefaultName = "default";

    internal MilestoneTrackerBuilder(IServiceCollection services, string name) => (Services, Name) = (services, NameRules.Checked(name));

    /// <summary>The services of the host.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The name of the registry in metrics, traces, log messages and health checks; <c>default</c> for the default
    /// registry.</summary>
    public string Name { get; }

    /// <summary>The key of the services of the registry: its name, or <see langword="null"/> for the default registry, whose
    /// services have no key.</summary>
    public object? ServiceKey => KeyOf(Name);

    /// <summary>The name of the options of the registry; empty for the default registry.</summary>
    public string OptionsName => OptionsNameOf(Name);

    /// <summary>The path of the configuration section of the registry.</summary>
    public string Section => SectionOf(Name);

    /// <summary>Chooses the log. The last call replaces earlier ones. Without a choice the log is in memory and is lost when the
    /// process ends.</summary>
    /// <param name="open">Creates or opens the log. Called once. The container disposes the log after all services that depend on
    /// the registry.</param>
    /// <param name="host">Creates the <see cref="HostedLog"/> of the log; <see langword="null"/> for the base class, which works
    /// with any log.</param>
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

    /// <summary>Chooses the log like the other overload; opening it can be cancelled.</summary>
    /// <param name="open">Creates or opens the log. Called once, with the token of the start of the host if that opens it.</param>
    /// <param name="host">Creates the <see cref="HostedLog"/> of the log; <see langword="null"/> for the base class, which works
    /// with any log.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="open"/> is <see langword="null"/>.</exception>
    public MilestoneTrackerBuilder UseLog(
        Func<IServiceProvider, CancellationToken, IAuditLog> open, Func<IServiceProvider, IAuditLog, HostedLog>? host = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        object? key = ServiceKey;
        return UseLog(provider => open(provider, provider.GetRequiredKeyedService<RegistrySource>(key).Opening), host);
    }

    /// <summary>Sets options of the registry that a configuration cannot hold, such as a transition rule. Delegates run once, when
    /// the registry is opened, in the order of registration and after all other options are set.</summary>
    /// <param name="configure">Receives the container and the options. It must not request a service that depends on the registry.
    /// An exception stops the start of the host as the cause of a <see cref="RegistryStartException"/>.</param>
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
