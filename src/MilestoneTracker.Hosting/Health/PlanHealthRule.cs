using System.ComponentModel.DataAnnotations;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Hosting.Health;

/// <summary>The risk levels at which a milestone makes a plan, or a component, degraded or unhealthy.</summary>
public class PlanHealthRule
{
    /// <summary>The lowest risk level that makes it degraded.</summary>
    /// <value>A risk level; <see cref="RiskLevel.None"/> for never. Default: <see cref="RiskLevel.High"/>.</value>
    [EnumDataType(typeof(RiskLevel))]
    public RiskLevel DegradedThreshold { get; set; } = RiskLevel.High;

    /// <summary>The lowest risk level that makes it unhealthy.</summary>
    /// <value>A risk level; <see cref="RiskLevel.None"/> for never. Default: <see cref="RiskLevel.Critical"/>.</value>
    [EnumDataType(typeof(RiskLevel))]
    public RiskLevel UnhealthyFrom { get; set; } = RiskLevel.Critical;
}
