namespace MilestoneTracker.Risk;

/// <summary>How much a milestone is at risk; higher levels have higher values.</summary>
public enum RiskLevel
{
    /// <summary>No risk factor.</summary>
    None = 0,

    /// <summary>A dependency is not completed yet.</summary>
    Low = 1,

    /// <summary>A milestone that it needs is on hold, or it was completed before its dependencies.</summary>
    Medium = 2,

    /// <summary>It is on hold, or a milestone that it needs is blocked or cancelled.</summary>
    High = 3,

    /// <summary>It is blocked.</summary>
    Critical = 4,
}
