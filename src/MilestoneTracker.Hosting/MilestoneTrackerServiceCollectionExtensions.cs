using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Hosting;
using MilestoneTracker.Hosting.Metrics;
using MilestoneTracker.Hosting.Opening;

namespace Microsoft.Extensions.DependencyInjection;

// The services of a registry, and in which order a host uses them: options (bound, then set in code, then validated), the log, the
// registry that is opened from it (RegistrySource), and the start and stop of the host (RegistryLifetime). Adding a registry twice
// registers nothing twice.

/// <summary>Extension methods that add milestone registries to the services of a host.</summary>
public static class MilestoneTrackerServiceCollectionExtensions
{
    /// <summary>Adds a <see cref="MilestoneRegistry"/> that is opened from its log when the host starts, before any hosted service
    /// starts. The log is in memory unless another one is chosen.</summary>
    /// <remarks>Options come from the configuration section <c>MilestoneTracker</c>, if there is a configuration;
    /// <see cref="TimeProvider"/> and <c>ILoggerFactory</c> come from the container. Adding the registry again adds options
    /// only.</remarks>
    /// <param name="services">The services of the host.</param>
    /// <param name="configure">Sets options in code, after the configuration was applied; <see langword="null"/> for none.</param>
    /// <returns>A builder that chooses the log.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static MilestoneTrackerBuilder AddMilestoneTracker(
        this IServiceCollection services, Action<MilestoneTrackerOptions>? configure = null) =>
        AddMilestoneTracker(services, MilestoneTrackerBuilder.DefaultName, configure);

    /// <summary>Adds a named registry. Its services are keyed by the name.</summary>
    /// <remarks>Options come from the configuration section <c>MilestoneTracker:Registries:NAME</c>. Adding a name again adds options
    /// only.</remarks>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The name, under the rules of names; <c>default</c> for the default registry, which has no key.</param>
    /// <param name="configure">Sets options in code, after the configuration was applied; <see langword="null"/> for none.</param>
    /// <returns>A builder that chooses the log.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> or <paramref name="name"/> is
    /// <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> breaks a rule of names, or differs from the name of another
    /// registry only by case: both would have the same configuration section.</exception>
    public static MilestoneTrackerBuilder AddMilestoneTracker(
        this IServiceCollection services, string name, Action<MilestoneTrackerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        MilestoneTrackerBuilder builder = new(services, name);
        object?[] keys =
            [.. services.Where(service => service.ServiceType == typeof(RegistrySource)).Select(service => service.ServiceKey)];
        if (!keys.Contains(builder.ServiceKey))
        {
            if (keys.OfType<string>()
                .FirstOrDefault(other => other.Equals(builder.ServiceKey as string, StringComparison.OrdinalIgnoreCase)) is { } taken)
                throw new ArgumentException(
                    $"There is already a registry '{taken}', and '{name}' differs from it only by case. Configuration keys ignore "
                    + "case, so both would have one section. Choose another name.", nameof(name));
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
        services.AddKeyedSingleton(key, (provider, _) => new ScheduleMetrics(
            builder.Name,
            provider.GetRequiredKeyedService<RegistrySource>(key),
            provider.GetRequiredService<IOptionsMonitor<MilestoneTrackerOptions>>().Get(builder.OptionsName).MeasuredMilestones,
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
        services.AddSingleton<IHostedService>(provider => new RegistryLifetime(
            builder.Name,
            provider.GetRequiredKeyedService<RegistrySource>(key),
            () => provider.GetRequiredKeyedService<LogVerification>(key),
            () => provider.GetRequiredKeyedService<ScheduleMetrics>(key),
            provider.GetRequiredService<IOptionsMonitor<MilestoneTrackerOptions>>(),
            provider.Loggers()));
    }
}
