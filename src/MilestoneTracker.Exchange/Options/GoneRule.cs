namespace MilestoneTracker.Exchange.Options;

/// <summary>What becomes of milestones that came from the origin, and that the origin no longer has.</summary>
public enum GoneRule
{
    /// <summary>They stay as they are; the finding <c>gone</c> names each.</summary>
    Keep,

    /// <summary>They are cancelled.</summary>
    Cancel,

    /// <summary>They are removed, with their dependencies and those on them.</summary>
    Remove,
}
