using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MilestoneTracker;
using MilestoneTracker.Hosting;
using MilestoneTracker.Hosting.Health;
using MilestoneTracker.Hosting.Opening;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Extension methods that add health checks for a milestone registry and its plan.</summary>
public static class MilestoneTrackerHealthChecksBuilderExtensions
{
    /// <summary>Adds two checks of a registry: whether it accepts changes (tagged <c>ready</c>), and whether the process must be
    /// restarted (tagged <c>live</c>).</summary>
    /// <remarks>
    /// <para><c>milestone-registry</c> (<c>ready</c>) is unhealthy if the registry is not open or is faulted, if its log is not
    /// writable or is corrupt, or if the check first saw less than 30 seconds ago that the last append was refused. After 30
    /// seconds a refused append makes it degraded: only another change can show whether the problem is over, so traffic is let
    /// through.</para>
    /// <para><c>milestone-registry-alive</c> (<c>live</c>) is unhealthy only if the registry is faulted, which a restart of the
    /// process resolves.</para>
    /// <para>For a named registry the names of the checks end in <c>:NAME</c>. The checks write nothing. Adding them again has no
    /// effect.</para>
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

    /// <summary>Adds the check <c>milestone-plan</c> (tagged <c>plan</c>), which maps the risk of a plan, and its dates, to health by
    /// rules that the host sets, also per component. By default critical risk is unhealthy; high risk, or a target or a pin that cannot
    /// be kept, is degraded.</summary>
    /// <remarks>
    /// The check reports the state of a project, not whether the process can serve, so it is neither <c>ready</c> nor <c>live</c>.
    /// The rules come from the configuration section <c>MilestoneTracker:Health</c> (for a named registry
    /// <c>MilestoneTracker:Registries:NAME:Health</c>). Costs one pass over the plan and one more for each 64 causes of risk, and
    /// if a milestone has a target or a pin a schedule; the result is cached until the version changes, and with dates until the minute
    /// changes. Now is that of the container's <see cref="TimeProvider"/>. Adding the check again adds rules only.
    /// </remarks>
    /// <param name="builder">The health checks of the host.</param>
    /// <param name="configure">Sets rules in code, after the configuration was applied; <see langword="null"/> for none.</param>
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
                provider.GetRequiredService<IOptionsMonitor<PlanHealthOptions>>().Get(options),
                provider.GetService<TimeProvider>() ?? TimeProvider.System));
            builder.Services.AddSingleton<IHostedService>(provider => new HealthCheckStart(() => SourceOf(provider, registry)));
            builder.Add(new HealthCheckRegistration(
                Named("milestone-plan", key),
                provider => provider.GetRequiredKeyedService<PlanHealthCheck>(key),
                null,
                ["milestones", "plan"]));
        }

        if (configure is not null) builder.Services.Configure(options, configure); // overrides the configuration
        return builder;
    }

    // The framework reports two checks with the same name only when they first run.
    private static bool IsAdded<TCheck>(IHealthChecksBuilder builder, object? key) =>
        builder.Services.Any(service => service.ServiceType == typeof(TCheck) && Equals(service.ServiceKey, key));

    private static RegistrySource SourceOf(IServiceProvider provider, string registry) =>
        provider.GetKeyedService<RegistrySource>(MilestoneTrackerBuilder.KeyOf(registry))
        ?? throw new InvalidOperationException(
            $"There is a health check of the registry '{registry}', but no such registry. Add it with AddMilestoneTracker, or correct "
            + "the name.");

    private static string Named(string check, object? key) => key is null ? check : $"{check}:{key}";
}
