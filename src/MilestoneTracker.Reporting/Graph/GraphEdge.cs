namespace MilestoneTracker.Reporting;

/// <summary>An edge of the graph, from a dependency to a dependent.</summary>
public sealed record GraphEdge
{
    internal GraphEdge(int from, int to, int count) => (From, To, Count) = (from, to, count);

    /// <summary>The node of the dependency: its index in <see cref="PlanGraph.Nodes"/>.</summary>
    public int From { get; }

    /// <summary>The node of the dependent: its index in <see cref="PlanGraph.Nodes"/>.</summary>
    public int To { get; }

    /// <summary>The number of dependencies that the edge stands for: 1 between milestones, 1 or more between groups.</summary>
    public int Count { get; }
}
