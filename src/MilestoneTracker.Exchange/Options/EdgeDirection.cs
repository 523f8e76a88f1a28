namespace MilestoneTracker.Exchange.Options;

/// <summary>What an edge of a graph means, where nothing in the file says it.</summary>
public enum EdgeDirection
{
    /// <summary>Its source comes before its target: the target depends on the source.</summary>
    Precedes,

    /// <summary>Its source depends on its target.</summary>
    DependsOn,
}
