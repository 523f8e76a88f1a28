namespace MilestoneTracker.Planning.Resources;

/// <summary>The collection of resources, and the keys of the fields that say who works on what.</summary>
public static class ResourceKeys
{
    /// <summary>The collection of the records of resources.</summary>
    public const string Collection = "resources";

    /// <summary>Of a resource: how much there is of it. Without it 1.</summary>
    public const string Capacity = "capacity";

    /// <summary>Of a resource: the name of its calendar. Without it the plan's.</summary>
    public const string Calendar = "calendar";

    /// <summary>Of a resource: days on which less of it is there.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>Of a milestone: who works on it, a line for each resource.</summary>
    public const string Assigned = "assigned";

    /// <summary>Of a milestone: what goes first where several need the same resource, 0 to 1000. Without it 500.</summary>
    public const string Priority = "priority";

    internal const int UsualPriority = 500;
    internal const int MostPriority = 1000;
}
