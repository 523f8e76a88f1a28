using System.ComponentModel.DataAnnotations;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Hosting.Health;

/// <summary>From which level of risk on a milestone makes a plan, or a component, degraded or unhealthy.</summary>
public class PlanHealthRule
{
    /// <summary>The level from which on it is degraded; <see cref="RiskLevel.None"/> for never. Default:
    /// <see cref="RiskLevel.High"/>.</summary>
    [EnumDataType(typeof(RiskLevel))]
    public RiskLevel DegradedThreshold { get; set; } = RiskLevel.High;

    /// <summary>The level from which on it is unhealthy; <see cref="RiskLevel.None"/> for never. Default:
    /// <see cref="RiskLevel.Critical"/>.</summary>
    [EnumDataType(typeof(RiskLevel))]
    public RiskLevel UnhealthyFrom { get; set; } = RiskLevel.Critical;
}
