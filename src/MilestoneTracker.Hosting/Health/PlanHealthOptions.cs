using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace MilestoneTracker.Hosting.Health;

/// <summary>Options of the health check of a plan: a general rule, and rules for components that differ from it. The general rule
/// applies to every other component and to milestones without components.</summary>
/// <remarks>Bound from the configuration section <c>MilestoneTracker:Health</c> (for a named registry
/// <c>MilestoneTracker:Registries:NAME:Health</c>) and validated when the host starts.</remarks>
public sealed class PlanHealthOptions : PlanHealthRule
{
    /// <summary>The rules of components that differ from the general rule.</summary>
    /// <value>Rules by the name of the component, compared ordinally. Default: empty.</value>
    [ComponentRules]
    public IDictionary<string, PlanHealthRule> Components { get; } = new Dictionary<string, PlanHealthRule>(StringComparer.Ordinal);

    /// <summary>What a plan is, if the target of an open milestone has passed.</summary>
    /// <value>A status; <see cref="HealthStatus.Healthy"/> to ignore it. Default: <see cref="HealthStatus.Degraded"/>. Dates are
    /// only looked at if a milestone has a target or is pinned.</value>
    [EnumDataType(typeof(HealthStatus))]
    public HealthStatus OverdueStatus { get; set; } = HealthStatus.Degraded;

    /// <summary>What a plan is, if the forecast of a milestone is later than its target, which is still to come.</summary>
    /// <value>A status; <see cref="HealthStatus.Healthy"/> to ignore it. Default: <see cref="HealthStatus.Degraded"/>.</value>
    [EnumDataType(typeof(HealthStatus))]
    public HealthStatus TargetMissedStatus { get; set; } = HealthStatus.Degraded;

    /// <summary>What a plan is, if a milestone is finished too late for the target of one that depends on it.</summary>
    /// <value>A status. Default: <see cref="HealthStatus.Healthy"/>, which ignores it: the target itself counts.</value>
    [EnumDataType(typeof(HealthStatus))]
    public HealthStatus NegativeSlackStatus { get; set; } = HealthStatus.Healthy;

    /// <summary>What a plan is, if a milestone is pinned to a finish that its work and its dependencies do not allow.</summary>
    /// <value>A status; <see cref="HealthStatus.Healthy"/> to ignore it. Default: <see cref="HealthStatus.Degraded"/>: the forecast of
    /// whatever depends on it is too early.</value>
    [EnumDataType(typeof(HealthStatus))]
    public HealthStatus PinConflictStatus { get; set; } = HealthStatus.Degraded;

    /// <summary>What a plan is, if a forecast keeps its target, but too few iterations of a simulation do.</summary>
    /// <value>A status. Default: <see cref="HealthStatus.Healthy"/>, which simulates nothing. With any other status the check begins a
    /// simulation in the background when it sees a new version, at most one at a time and once a version, on one thread, with now at
    /// that time; it reports the result of the last one that ended.</value>
    [EnumDataType(typeof(HealthStatus))]
    public HealthStatus LowProbabilityStatus { get; set; } = HealthStatus.Healthy;

    /// <summary>In how many per cent of the iterations a target must be kept.</summary>
    /// <value>Per cent from 0 to 100. Default: 80.</value>
    [Within(0, 100)]
    public int MinimumProbabilityPercent { get; set; } = 80;

    /// <summary>How many times a simulation draws and schedules the plan.</summary>
    /// <value>From 1 to 1,000,000. Default: 10,000.</value>
    [Within(1, 1_000_000)]
    public int SimulationIterations { get; set; } = 10_000;

    /// <summary>What the draws of a simulation depend on, besides the names of milestones and components.</summary>
    /// <value>Any number. Default: 0.</value>
    public ulong SimulationSeed { get; set; }

    /// <summary>The largest number of milestones that the check reports as reasons, the worst first.</summary>
    /// <value>A number of milestones from 0 to 1,000. Default: 20.</value>
    [Within(0, 1000)]
    public int MaxReasons { get; set; } = 20;
}
