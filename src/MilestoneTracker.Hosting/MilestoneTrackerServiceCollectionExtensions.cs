using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Hosting;
using MilestoneTracker.Hosting.Opening;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds milestone registries to the services of a host.</summary>
public static class MilestoneTrackerServiceCollectionExtensions
{
    /// <summary>Adds a <see cref="MilestoneRegistry"/> that is opened from its log when the host starts, before any hosted service
    /// starts. Its log is in memory unless another is chosen.</summary>
    /// <remarks>Options come from the section <c>MilestoneTracker</c> of the configuration, where there is one;
    /// <see cref="TimeProvider"/> and <c>ILoggerFactory</c> from the container. To add it twice is to add it once.</remarks>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets options in code, after the configuration; <see langword="null"/> for none.</param>
    /// <returns>What chooses the log.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static MilestoneTrackerBuilder AddMilestoneTracker(
        this IServiceCollection services, Action<MilestoneTrackerOptions>? configure = null) =>
        AddMilestoneTracker(services, MilestoneTrackerBuilder.DefaultName, configure);

    /// <summary>Adds one more registry, under a name of its own: its services are keyed by that name.</summary>
    /// <remarks>Options come from the section <c>MilestoneTracker:Registries:NAME</c>. To add a name twice is to add it once.</remarks>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The name, under the rules of names; <c>default</c> is the registry without a key.</param>
    /// <param name="configure">Sets options in code, after the configuration; <see langword="null"/> for none.</param>
    /// <returns>What chooses the log.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="name"/> is
    /// <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> breaks a rule of names, or differs from that of another registry
    /// in capitals only: the configuration would take them for one.</exception>
    public static MilestoneTrackerBuilder AddMilestoneTracker(
        this IServiceCollection services, string name, Action<MilestoneTrackerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        MilestoneTrackerBuilder builder = new(services, name);
        object?[] there =
            [.. services.Where(service => service.ServiceType == typeof(RegistrySource)).Select(service => service.ServiceKey)];
        if (!there.Contains(builder.ServiceKey))
        {
            if (there.OfType<string>()
                .FirstOrDefault(other => other.Equals(builder.ServiceKey as string, StringComparison.OrdinalIgnoreCase)) is { } taken)
                throw new ArgumentException(
                    $"There is a registry '{taken}', and '{name}' differs from it in capitals only. The keys of a configuration are "
                    + "not told apart by capitals, so both would have one section. Choose another name.", nameof(name));
            AddRegistry(builder);
        }

        if (configure is not null) services.Configure(builder.OptionsName, configure);
        return builder;
    }

    private static void AddRegistry(MilestoneTrackerBuilder builder)
    {
        (IServiceCollection services, object? key) = (builder.Services, builder.ServiceKey);
        services.AddOptionsWithValidateOnStart<MilestoneTrackerOptions, MilestoneTrackerOptionsValidator>(builder.OptionsName);
        services.AddSingleton<IConfigureOptions<MilestoneTrackerOptions>>(
            provider => new ConfigureNamedOptions<MilestoneTrackerOptions>(builder.OptionsName, options =>
        {
            if (provider.GetService<IConfiguration>() is { } configuration) configuration.GetSection(builder.Section).Bind(options);
        }));
        if (!services.Any(service => service.ServiceType == typeof(IAuditLog) && Equals(service.ServiceKey, key)))
            services.AddKeyedSingleton<IAuditLog>(key, (_, _) => new InMemoryAuditLog());
        services.AddKeyedSingleton(key, (provider, _) => new HostedLog(provider.GetRequiredKeyedService<IAuditLog>(key)));
        services.AddKeyedSingleton(key, (provider, _) => new RegistrySource(builder.Name, provider));
        services.AddKeyedSingleton(
            key, (provider, _) => provider.GetRequiredKeyedService<RegistrySource>(key).Open(CancellationToken.None));
        services.AddKeyedSingleton(key, (provider, _) => new LogVerification(
            builder.Name,
            () => provider.GetRequiredKeyedService<HostedLog>(key),
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            provider.Loggers()));
        services.AddSingleton<IHostedService>(provider => new RegistryLifetime(
            builder.Name,
            provider.GetRequiredKeyedService<RegistrySource>(key),
            () => provider.GetRequiredKeyedService<LogVerification>(key),
            provider.GetRequiredService<IOptionsMonitor<MilestoneTrackerOptions>>(),
            provider.Loggers()));
    }
}
