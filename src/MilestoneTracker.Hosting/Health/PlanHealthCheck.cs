using Microsoft.Extensions.Diagnostics.HealthChecks;
using MilestoneTracker.Hosting.Opening;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Hosting.Health;

// Maps the risk of a plan to health.
//
// Each milestone is judged once for each of its components, by the rule of that component; a milestone without components is judged
// by the general rule. A component is as healthy as its worst milestone, the plan as its worst component.
//
// Cost: one pass over the plan, one more for each 64 causes of risk, and one walk for each reported reason. The result is cached
// until the version changes.
internal sealed class PlanHealthCheck(RegistrySource source, PlanHealthOptions options) : IHealthCheck
{
    private const int MaxCauses = 5;

    private volatile Tuple<long, HealthCheckResult>? _last;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (source.Opened is not { } registry) return Task.FromResult(
            new HealthCheckResult(context.Registration.FailureStatus, "The registry is not open: the host has not started."));
        RegistrySnapshot plan = registry.Current;
        if (_last is not { } last || last.Item1 != plan.Version) _last = last = Tuple.Create(plan.Version, Judge(plan, cancellationToken));
        return Task.FromResult(last.Item2);
    }

    private HealthCheckResult Judge(RegistrySnapshot plan, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, RiskLevel> levels = plan.AssessRiskLevels();
        SortedDictionary<string, HealthStatus> components = new(StringComparer.Ordinal);
        List<(Milestone Milestone, RiskLevel Level, HealthStatus Status)> concerns = [];
        int[] counts = new int[(int)RiskLevel.Critical + 1];
        foreach (Milestone milestone in plan.Milestones)
        {
            RiskLevel level = levels[milestone.Name];
            counts[(int)level]++;
            HealthStatus worst = milestone.Components.Count == 0 ? StatusOf(level, options) : HealthStatus.Healthy;
            foreach (string component in milestone.Components)
            {
                HealthStatus status = StatusOf(level, options.Components.TryGetValue(component, out PlanHealthRule? rule) ? rule : options);
                if (status < worst) worst = status;
                if (!components.TryGetValue(component, out HealthStatus known) || status < known) components[component] = status;
            }

            if (worst < HealthStatus.Healthy) concerns.Add((milestone, level, worst));
        }

        return Result(plan, concerns, components, counts, plan.AssessCauses(cancellationToken));
    }

    private HealthCheckResult Result(
        RegistrySnapshot plan,
        List<(Milestone Milestone, RiskLevel Level, HealthStatus Status)> concerns,
        SortedDictionary<string, HealthStatus> components,
        int[] counts,
        IReadOnlyList<RiskCause> causes)
    {
        Dictionary<string, object> data = new(StringComparer.Ordinal)
        {
            ["version"] = plan.Version,
            ["milestones"] = plan.Count,
            ["critical"] = counts[(int)RiskLevel.Critical],
            ["high"] = counts[(int)RiskLevel.High],
            ["medium"] = counts[(int)RiskLevel.Medium],
            ["low"] = counts[(int)RiskLevel.Low],
            ["components"] = new SortedDictionary<string, string>(
            components.ToDictionary(component => component.Key, component => component.Value.ToString(), StringComparer.Ordinal),
            StringComparer.Ordinal),
            ["causes"] = causes.Count,
            ["worst_causes"] = causes.Take(MaxCauses).Select(cause => cause.ToString()).ToArray(),
            ["reasons"] = Reasons(plan, concerns),
        };
        if (concerns.Count == 0) return HealthCheckResult.Healthy("No milestone is above the risk thresholds.", data);
        return new HealthCheckResult(
            concerns.Min(concern => concern.Status),
            FormattableString.Invariant($"{concerns.Count} of {plan.Count} milestones are above the risk thresholds."), data: data);
    }

    // The worst first. The sort is stable: milestones of equal status and level stay in the order of their names.
    private string[] Reasons(RegistrySnapshot plan, List<(Milestone Milestone, RiskLevel Level, HealthStatus Status)> concerns) =>
    [
        .. concerns.OrderBy(concern => concern.Status).ThenByDescending(concern => concern.Level).Take(options.MaxReasons)
            .Select(concern => $"{concern.Milestone.Name}: {plan.AssessRisk(concern.Milestone.Name).Factors[0]}"),
    ];

    private static HealthStatus StatusOf(RiskLevel level, PlanHealthRule rule) =>
        Reaches(level, rule.UnhealthyFrom)
        ? HealthStatus.Unhealthy : Reaches(level, rule.DegradedThreshold) ? HealthStatus.Degraded : HealthStatus.Healthy;

    private static bool Reaches(RiskLevel level, RiskLevel from) => from != RiskLevel.None && level >= from;
}
