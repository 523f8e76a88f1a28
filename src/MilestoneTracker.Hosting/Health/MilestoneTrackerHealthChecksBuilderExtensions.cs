using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MilestoneTracker;
using MilestoneTracker.Hosting;
using MilestoneTracker.Hosting.Health;
using MilestoneTracker.Hosting.Opening;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health of a milestone registry, and of the plan in it, to the health checks of a host.</summary>
public static class MilestoneTrackerHealthChecksBuilderExtensions
{
    /// <summary>Adds two checks of a registry: whether it can take changes, tagged <c>ready</c>, and whether only a new start would
    /// help, tagged <c>live</c>.</summary>
    /// <remarks>
    /// <para><c>milestone-registry</c> (<c>ready</c>) is unhealthy where the registry is not open yet or faulted, its log is not
    /// writable or found not to be sound, or the last append was refused, as the check has known for less than half a minute;
    /// degraded where that is longer ago: only another change can show whether it is over, so traffic is let through.</para>
    /// <para><c>milestone-registry-alive</c> (<c>live</c>) is unhealthy where the registry is faulted, which a new start of the
    /// process ends, and for no other reason.</para>
    /// <para>For a registry of a name of its own the names end in <c>:NAME</c>. Neither writes anything. To add them twice is to add them
    /// once.</para>
    /// </remarks>
    /// <param name="builder">The health checks of the host.</param>
    /// <param name="registry">The name of the registry.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="registry"/> is
    /// <see langword="null"/>.</exception>
    public static IHealthChecksBuilder AddMilestoneRegistry(this IHealthChecksBuilder builder, string registry = "default")
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(registry);
        object? key = MilestoneTrackerBuilder.KeyOf(registry);
        if (IsAdded<RegistryHealthCheck>(builder, key)) return builder;
        builder.Services.AddKeyedSingleton(key, (provider, _) => new RegistryHealthCheck(
            registry,
            SourceOf(provider, registry),
            provider.GetRequiredKeyedService<LogVerification>(key),
            provider.GetService<TimeProvider>() ?? TimeProvider.System));
        builder.Services.AddSingleton<IHostedService>(provider => new HealthCheckStart(() => SourceOf(provider, registry)));
        return builder
            .Add(new HealthCheckRegistration(
                Named("milestone-registry", key), provider =>
                provider.GetRequiredKeyedService<RegistryHealthCheck>(key), null, ["milestones", "ready"]))
            .Add(new HealthCheckRegistration(
                Named("milestone-registry-alive", key), provider =>
                new RegistryAliveCheck(SourceOf(provider, registry)), null, ["milestones", "live"]));
    }

    /// <summary>Adds a check that maps the risk of a plan to health, by rules that the host sets, per component too:
    /// <c>milestone-plan</c>, tagged <c>plan</c>. By default critical risk is unhealthy and high risk degraded.</summary>
    /// <remarks>
    /// It says how a project goes and not whether the process can serve, so it is neither <c>ready</c> nor <c>live</c>. The rules
    /// come from the section <c>MilestoneTracker:Health</c> of the configuration (for a registry of a name
    /// of its own <c>MilestoneTracker:Registries:NAME:Health</c>). One pass over the plan and one more for each 64 causes of risk, kept
    /// until the version is another. To add it twice is to add it once, with the rules of both.
    /// </remarks>
    /// <param name="builder">The health checks of the host.</param>
    /// <param name="configure">Sets rules in code, after the configuration; <see langword="null"/> for none.</param>
    /// <param name="registry">The name of the registry.</param>
    /// <returns>The same builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> or <paramref name="registry"/> is
    /// <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="registry"/> breaks a rule of names.</exception>
    public static IHealthChecksBuilder AddMilestonePlan(
        this IHealthChecksBuilder builder, Action<PlanHealthOptions>? configure = null, string registry = "default")
    {
        ArgumentNullException.ThrowIfNull(builder);
        NameRules.Checked(registry, nameof(registry));
        (object? key, string options, string section) =
            (MilestoneTrackerBuilder.KeyOf(registry), MilestoneTrackerBuilder.OptionsNameOf(registry),
                MilestoneTrackerBuilder.SectionOf(registry) + ":Health");
        if (!IsAdded<PlanHealthCheck>(builder, key))
        {
            builder.Services.AddOptionsWithValidateOnStart<PlanHealthOptions, PlanHealthOptionsValidator>(options);
            builder.Services.AddSingleton<IConfigureOptions<PlanHealthOptions>>(provider => new ConfigureNamedOptions<PlanHealthOptions>(
                options,
                rules =>
                {
                    if (provider.GetService<IConfiguration>() is { } configuration) configuration.GetSection(section).Bind(rules);
                }));
            builder.Services.AddKeyedSingleton(key, (provider, _) => new PlanHealthCheck(
                SourceOf(provider, registry),
                provider.GetRequiredService<IOptionsMonitor<PlanHealthOptions>>().Get(options)));
            builder.Services.AddSingleton<IHostedService>(provider => new HealthCheckStart(() => SourceOf(provider, registry)));
            builder.Add(new HealthCheckRegistration(
                Named("milestone-plan", key),
                provider => provider.GetRequiredKeyedService<PlanHealthCheck>(key),
                null,
                ["milestones", "plan"]));
        }

        if (configure is not null) builder.Services.Configure(options, configure); // after the configuration
        return builder;
    }

    // Two checks of one name would be found out by the first who asks for health.
    private static bool IsAdded<TCheck>(IHealthChecksBuilder builder, object? key) =>
        builder.Services.Any(service => service.ServiceType == typeof(TCheck) && Equals(service.ServiceKey, key));

    private static RegistrySource SourceOf(IServiceProvider provider, string registry) =>
        provider.GetKeyedService<RegistrySource>(MilestoneTrackerBuilder.KeyOf(registry))
        ?? throw new InvalidOperationException(
            $"There is a health check of the registry '{registry}', but no such registry. Add it by AddMilestoneTracker, or correct "
            + "the name.");

    private static string Named(string check, object? key) => key is null ? check : $"{check}:{key}";
}
