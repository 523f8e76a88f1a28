using Microsoft.Extensions.Diagnostics.HealthChecks;
using MilestoneTracker.Hosting.Opening;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Hosting.Health;

// Maps the risk of a plan, and its dates, to health.
//
// Each milestone is judged once for each of its components, by the rule of that component; a milestone without components is judged
// by the general rule. Dates are judged by the same rules for all. A component is as healthy as its worst milestone, the plan as its
// worst component.
//
// Cost: one pass over the plan, one more for each 64 causes of risk, and one walk for each reported reason; with dates a schedule. The
// result is cached until the version changes, and with dates until the minute changes, because time alone makes a plan late. If the
// host asks for it, targets are also judged by a simulation that runs in the background.
internal sealed class PlanHealthCheck(RegistrySource source, PlanHealthOptions options, TimeProvider clock) : IHealthCheck, IDisposable
{
    private const int MaxCauses = 5;

    private readonly PlanSimulation? _simulation = options.LowProbabilityStatus == HealthStatus.Healthy ? null : new(options);

    private volatile Judgement? _last;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (source.Opened is not { } registry) return Task.FromResult(
            new HealthCheckResult(context.Registration.FailureStatus, "The registry is not open: the host has not started."));
        RegistrySnapshot plan = registry.Current;
        DateTimeOffset now = clock.GetUtcNow();
        long minute = now.UtcTicks / TimeSpan.TicksPerMinute;
        Simulation? simulation = _simulation?.Last;
        if (_last is not { } last || last.Version != plan.Version || (last.HasDates && last.Minute != minute)
            || last.Simulation != simulation)
        {
            DateConcerns? dates = DateConcerns.Of(plan, now, options, simulation);
            if (dates is not null) _simulation?.Ask(plan, now);
            _last = last = new Judgement(plan.Version, minute, dates is not null, simulation, Judge(plan, dates, cancellationToken));
        }

        return Task.FromResult(last.Result);
    }

    public void Dispose() => _simulation?.Dispose();

    /// <summary>Completes when the simulation that was begun last has ended. For tests.</summary>
    internal Task Simulated => _simulation?.Running ?? Task.CompletedTask;

    private HealthCheckResult Judge(RegistrySnapshot plan, DateConcerns? dates, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, RiskLevel> levels = plan.AssessRiskLevels();
        SortedDictionary<string, HealthStatus> components = new(StringComparer.Ordinal);
        List<Concern> concerns = [];
        int[] counts = new int[(int)RiskLevel.Critical + 1];
        foreach (Milestone milestone in plan.Milestones)
        {
            RiskLevel level = levels[milestone.Name];
            counts[(int)level]++;
            HealthStatus late = dates?.StatusOf(milestone.Name) ?? HealthStatus.Healthy;
            HealthStatus atRisk = milestone.Components.Count == 0 ? StatusOf(level, options) : HealthStatus.Healthy;
            foreach (string component in milestone.Components)
            {
                HealthStatus status = StatusOf(level, options.Components.TryGetValue(component, out PlanHealthRule? rule) ? rule : options);
                atRisk = Worse(atRisk, status);
                status = Worse(status, late);
                if (!components.TryGetValue(component, out HealthStatus known) || status < known) components[component] = status;
            }

            if (Worse(atRisk, late) < HealthStatus.Healthy) concerns.Add(new Concern(milestone.Name, level, atRisk, late));
        }

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
        };
        IReadOnlyList<RiskCause> causes = plan.AssessCauses(cancellationToken);
        data["causes"] = causes.Count;
        data["worst_causes"] = causes.Take(MaxCauses).Select(cause => cause.ToString()).ToArray();
        dates?.AddTo(data);
        data["reasons"] = Reasons(plan, concerns, dates);
        return Result(plan, concerns, dates, data);
    }

    private static HealthCheckResult Result(
        RegistrySnapshot plan, List<Concern> concerns, DateConcerns? dates, Dictionary<string, object> data)
    {
        if (concerns.Count == 0) return HealthCheckResult.Healthy("No milestone is above the risk thresholds.", data);
        int atRisk = concerns.Count(concern => concern.AtRisk < HealthStatus.Healthy);
        int late = concerns.Count(concern => concern.Late < HealthStatus.Healthy);
        string[] said =
        [
            .. atRisk > 0 ? [FormattableString.Invariant($"{atRisk} of {plan.Count} milestones are above the risk thresholds.")]
                : Array.Empty<string>(),
            .. late > 0 ? [FormattableString.Invariant($"{late} of {plan.Count} milestones are {dates!.Words}.")] : Array.Empty<string>(),
        ];
        return new HealthCheckResult(concerns.Min(concern => concern.Worst), string.Join(' ', said), data: data);
    }

    // The worst first. The sort is stable: milestones of equal status and level stay in the order of their names. A milestone that is
    // late and at risk has the reason that is the worse.
    private string[] Reasons(RegistrySnapshot plan, List<Concern> concerns, DateConcerns? dates) =>
    [
        .. concerns.OrderBy(concern => concern.Worst).ThenByDescending(concern => concern.Level).Take(options.MaxReasons)
            .Select(concern => concern.AtRisk <= concern.Late
                ? $"{concern.Milestone}: {plan.AssessRisk(concern.Milestone).Factors[0]}"
                : dates!.FindingOf(concern.Milestone).ToString()),
    ];

    private static HealthStatus Worse(HealthStatus one, HealthStatus other) => one < other ? one : other; // a lower value is worse

    private static HealthStatus StatusOf(RiskLevel level, PlanHealthRule rule) =>
        Reaches(level, rule.UnhealthyThreshold)
        ? HealthStatus.Unhealthy : Reaches(level, rule.DegradedThreshold) ? HealthStatus.Degraded : HealthStatus.Healthy;

    private static bool Reaches(RiskLevel level, RiskLevel from) => from != RiskLevel.None && level >= from;

    private readonly record struct Concern(string Milestone, RiskLevel Level, HealthStatus AtRisk, HealthStatus Late)
    {
        public HealthStatus Worst => Worse(AtRisk, Late);
    }

    private sealed record Judgement(long Version, long Minute, bool HasDates, Simulation? Simulation, HealthCheckResult Result);
}
