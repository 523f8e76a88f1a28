namespace MilestoneTracker.Planning.Features;

/// <summary>The collection of features, and the keys of their fields.</summary>
public static class FeatureKeys
{
    /// <summary>The collection of the records of features.</summary>
    public const string Collection = "features";

    /// <summary>The name of the milestone that it feeds. Required.</summary>
    public const string Milestone = "milestone";

    /// <summary>Where it stands, in the words for statuses of milestones. Without it <c>PLANNED</c>.</summary>
    public const string Status = "status";

    /// <summary>How much of it is done, written like the progress of a milestone. Without it 0.5 of one in progress, otherwise 0.</summary>
    public const string Progress = FieldKeys.Progress;

    /// <summary>How much it counts, 1 to 1000. Without it 1.</summary>
    public const string Weight = FieldKeys.Weight;

    /// <summary>The component that it belongs to, for people and filters.</summary>
    public const string Component = "component";
}
