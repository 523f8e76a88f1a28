using MilestoneTracker.State;

namespace MilestoneTracker.Risk;

// The rules of risk, as a table. A milestone is reached through unresolved dependencies: those that are not completed. The
// walk does not go on beyond a cancelled one. A completed milestone has no risk but that of having been completed too
// early; a cancelled one has none.
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

    /// <summary>Whether a dependency of this status is still to be resolved.</summary>
    public static bool IsUnresolved(MilestoneStatus status) => status != MilestoneStatus.Completed;

    /// <summary>Whether a milestone depends on one that is still to be resolved.</summary>
    public static bool HasUnresolved(RegistryState state, int id)
    {
        foreach (int dependency in state.Graph.Dependencies(id))
            if (IsUnresolved(state[dependency].Status)) return true;
        return false;
    }

    /// <summary>Whether a milestone of this status is at risk through what it reaches.</summary>
    public static bool IsExposed(MilestoneStatus status) => status is not (MilestoneStatus.Completed or MilestoneStatus.Cancelled);

    /// <summary>Whether a walk goes on beyond a milestone of this status that was reached.</summary>
    public static bool LeadsOn(MilestoneStatus status) => status != MilestoneStatus.Cancelled;

    // In terms of levels, for all milestones at once. What a milestone carries to its dependents is the highest level that
    // they get through it; what it is exposed to is the highest that its dependencies carry to it.

    /// <summary>What an unresolved milestone carries to its dependents; a completed one carries nothing.</summary>
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
