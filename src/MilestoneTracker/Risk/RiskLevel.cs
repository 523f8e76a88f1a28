namespace MilestoneTracker.Risk;

/// <summary>How much a milestone is at risk, from none to critical; higher levels have higher values.</summary>
public enum RiskLevel
{
    /// <summary>Nothing speaks against it.</summary>
    None = 0,

    /// <summary>Something is still to be done first.</summary>
    Low = 1,

    /// <summary>Something that it needs is paused, or it was called complete too early.</summary>
    Medium = 2,

    /// <summary>It is paused, or something that it needs cannot go on.</summary>
    High = 3,

    /// <summary>It cannot go on.</summary>
    Critical = 4,
}
