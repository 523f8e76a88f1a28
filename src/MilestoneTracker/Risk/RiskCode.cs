namespace MilestoneTracker.Risk;

/// <summary>Why a milestone is at risk. The values are in the ordinal order of their names, which is the order of factors of one
/// level.</summary>
public enum RiskCode
{
    /// <summary>Its own status is <see cref="MilestoneStatus.Blocked"/>: critical.</summary>
    Blocked = 0,

    /// <summary>Its own status is <see cref="MilestoneStatus.Completed"/>, but a dependency is not: medium.</summary>
    CompletedBeforeDependencies = 1,

    /// <summary>A milestone that it needs is blocked: high.</summary>
    DependencyBlocked = 2,

    /// <summary>A milestone that it needs is cancelled, so the dependency as declared can never be resolved: high.</summary>
    DependencyCancelled = 3,

    /// <summary>A milestone that it needs is on hold: medium.</summary>
    DependencyOnHold = 4,

    /// <summary>Its own status is <see cref="MilestoneStatus.OnHold"/>: high.</summary>
    OnHold = 5,

    /// <summary>At least one of its direct dependencies is not completed: low.</summary>
    UnresolvedDependencies = 6,
}
