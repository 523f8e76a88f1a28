using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Hosting;
using MilestoneTracker.Hosting.Health;
using MilestoneTracker.Risk;

namespace PackageConsumer.EveryOperation;

// The health of registries and of their plans, by rules from the configuration and in code.
internal static class Checking
{
    public static async Task Play(Telling tell)
    {
        tell.Begin("checking");
        Tell(tell, new PlanHealthOptions());
        HostApplicationBuilder builder = Hosts.New(
            new StandingClock(),
            AppContext.BaseDirectory,
            ("MilestoneTracker:Health:MaxReasons", "1"),
            ("MilestoneTracker:Health:Components:docs:DegradedThreshold", "None"),
            ("MilestoneTracker:Health:Components:docs:UnhealthyThreshold", "High"));
        builder.Services.AddMilestoneTracker().UseLog(_ => Plans.Release().Log);
        builder.Services.AddMilestoneTracker("archive").UseLog((_, _) => new InMemoryAuditLog(), (_, log) => new FullLog(log));
        builder.Services.AddHealthChecks()
            .AddMilestoneRegistry().AddMilestonePlan(InCode).AddMilestoneRegistry("archive").AddMilestonePlan(registry: "archive");

        using IHost host = builder.Build();
        Tell(tell, host.Services.GetRequiredService<IOptionsMonitor<PlanHealthOptions>>().Get(""));
        await Tell(tell, host.Services, "before the start");
        await host.StartAsync();
        await Tell(tell, host.Services, "started");
        host.Services.GetRequiredService<MilestoneRegistry>().UpdateMilestoneStatus("Schema", MilestoneStatus.Blocked);
        await Tell(tell, host.Services, "blocked");
        await host.StopAsync();
    }

    private static void InCode(PlanHealthOptions options)
    {
        options.DegradedThreshold = RiskLevel.Low;
        options.UnhealthyThreshold = RiskLevel.Critical;
        options.MaxReasons += 1;
        options.OverdueStatus = HealthStatus.Unhealthy;
        options.TargetMissedStatus = HealthStatus.Unhealthy;
        options.NegativeSlackStatus = HealthStatus.Degraded;
        options.PinConflictStatus = HealthStatus.Unhealthy;
        options.LowProbabilityStatus = HealthStatus.Degraded;
        options.MinimumProbabilityPercent = 70;
        options.SimulationIterations = 500;
        options.SimulationSeed = 42;
        options.Components["backend"] = new PlanHealthRule { DegradedThreshold = RiskLevel.Medium, UnhealthyThreshold = RiskLevel.None };
    }

    private static void Tell(Telling tell, PlanHealthOptions options)
    {
        tell.Say("rule", $"{InWords(options)}, {options.MaxReasons} reasons");
        tell.Say("dates",
            $"overdue {options.OverdueStatus}, missed {options.TargetMissedStatus}, behind {options.NegativeSlackStatus}, "
            + $"pins {options.PinConflictStatus}");
        tell.Say("simulation",
            $"{options.LowProbabilityStatus} below {options.MinimumProbabilityPercent} %, {options.SimulationIterations}, "
            + $"{options.SimulationSeed}");
        foreach ((string component, PlanHealthRule rule) in options.Components.OrderBy(
            pair => pair.Key, StringComparer.Ordinal)) tell.Say("rule of " + component, InWords(rule));
    }

    private static async Task Tell(Telling tell, IServiceProvider services, string when)
    {
        HealthReport report = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        tell.Say(when, report.Status);
        foreach ((string check, HealthReportEntry entry) in report.Entries)
        {
            tell.Say(check, $"{entry.Status}, {string.Join(", ", entry.Tags)}: {entry.Description}");
            foreach ((string name, object value) in entry.Data.OrderBy(
                pair => pair.Key, StringComparer.Ordinal)) tell.Say("  " + name, value);
        }
    }

    private static string InWords(PlanHealthRule rule) =>
        $"degraded from {rule.DegradedThreshold}, unhealthy from {rule.UnhealthyThreshold}";

    private sealed class FullLog(IAuditLog log) : HostedLog(log)
    {
        public override LogCheckResult CheckWritable() => LogCheckResult.Fail("The disk is full.", new IOException("no room"));
    }
}
