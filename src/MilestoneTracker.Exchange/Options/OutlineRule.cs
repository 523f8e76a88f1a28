namespace MilestoneTracker.Exchange.Options;

/// <summary>What becomes of the groups of an origin: of items that have children.</summary>
public enum OutlineRule
{
    /// <summary>A group becomes a milestone that depends on its direct children.</summary>
    Dependencies,

    /// <summary>A group is not taken; the name of the topmost one becomes a component of everything below it.</summary>
    Components,

    /// <summary>A group is not taken; the way down to an item becomes its field <c>outline</c>, such as <c>Phase 1 / Design</c>.</summary>
    Fields,
}
