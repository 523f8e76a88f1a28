using MilestoneTracker.State;

namespace MilestoneTracker.Risk;

// The rules of risk, as a table. A milestone is reached through unresolved dependencies, which are those that are not completed. The walk
// does not continue beyond a cancelled milestone. The only risk of a completed milestone is that it was completed too early; a cancelled
// milestone has none.
internal static class RiskRules
{
    public static RiskLevel LevelOf(RiskCode code) => code switch
    {
        RiskCode.Blocked => RiskLevel.Critical,
        RiskCode.OnHold or RiskCode.DependencyBlocked or RiskCode.DependencyCancelled => RiskLevel.High,
        RiskCode.DependencyOnHold or RiskCode.CompletedBeforeDependencies => RiskLevel.Medium,
        _ => RiskLevel.Low,
    };

    /// <summary>The factor that a milestone causes by its own status, for itself.</summary>
    public static RiskCode? OwnCause(MilestoneStatus status) => status switch
    {
        MilestoneStatus.Blocked => RiskCode.Blocked,
        MilestoneStatus.OnHold => RiskCode.OnHold,
        _ => null,
    };

    /// <summary>The factor that a milestone causes by its status, for those that reach it.</summary>
    public static RiskCode? CauseForOthers(MilestoneStatus status) => status switch
    {
        MilestoneStatus.Blocked => RiskCode.DependencyBlocked,
        MilestoneStatus.Cancelled => RiskCode.DependencyCancelled,
        MilestoneStatus.OnHold => RiskCode.DependencyOnHold,
        _ => null,
    };

    /// <summary>Whether a dependency on a milestone of this status is unresolved.</summary>
    public static bool IsUnresolved(MilestoneStatus status) => status != MilestoneStatus.Completed;

    /// <summary>Whether a milestone has an unresolved dependency.</summary>
    public static bool HasUnresolved(RegistryState state, int id)
    {
        foreach (int dependency in state.Graph.Dependencies(id))
            if (IsUnresolved(state[dependency].Status)) return true;
        return false;
    }

    /// <summary>Whether a milestone of this status is at risk from what it reaches.</summary>
    public static bool IsExposed(MilestoneStatus status) => status is not (MilestoneStatus.Completed or MilestoneStatus.Cancelled);

    /// <summary>Whether a walk continues beyond a milestone of this status.</summary>
    public static bool LeadsOn(MilestoneStatus status) => status != MilestoneStatus.Cancelled;

    // The same rules as levels, for all milestones at once. A milestone passes on to its dependents the highest level that they get
    // through it; its exposure is the highest level that its dependencies pass on to it.

    /// <summary>The level that an unresolved milestone passes on to its dependents; a completed one passes on nothing.</summary>
    public static RiskLevel Carried(MilestoneStatus status, RiskLevel exposure)
    {
        if (!IsUnresolved(status)) return RiskLevel.None;
        RiskLevel own = CauseForOthers(status) is RiskCode cause ? LevelOf(cause) : RiskLevel.Low;
        return LeadsOn(status) && exposure > own ? exposure : own;
    }

    /// <summary>A milestone's own level.</summary>
    public static RiskLevel Level(MilestoneStatus status, RiskLevel exposure)
    {
        if (status == MilestoneStatus.Completed)
            return exposure > RiskLevel.None ? LevelOf(RiskCode.CompletedBeforeDependencies) : RiskLevel.None;
        if (!IsExposed(status)) return RiskLevel.None;
        RiskLevel own = OwnCause(status) is RiskCode cause ? LevelOf(cause) : RiskLevel.None;
        return exposure > own ? exposure : own;
    }
}
