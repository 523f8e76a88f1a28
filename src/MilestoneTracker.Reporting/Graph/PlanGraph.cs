using System.Diagnostics;

namespace MilestoneTracker.Reporting;

/// <summary>The graph of a plan: nodes, and edges from each dependency to its dependents.</summary>
/// <remarks>Milestones form no cycle; groups may.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class PlanGraph
{
    internal PlanGraph(
        IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphEdge> edges, bool isByComponent, int hiddenMilestones, long hiddenDependencies)
    {
        (Nodes, Edges, IsByComponent, HiddenMilestones, HiddenDependencies) =
            (nodes, edges, isByComponent, hiddenMilestones, hiddenDependencies);
    }

    /// <summary>The nodes, in ordinal order of their labels.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    /// <summary>The edges, ordered by their two ends.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; }

    /// <summary>Whether each node stands for all milestones with the same set of components.</summary>
    public bool IsByComponent { get; }

    /// <summary>The number of milestones of the plan that are not in the graph, neither as a node nor in a group.</summary>
    public int HiddenMilestones { get; }

    /// <summary>The number of dependencies of the plan that no edge stands for: an end is not in the graph, or both are in one
    /// group.</summary>
    public long HiddenDependencies { get; }

    /// <summary>The number of arrows between groups that were left out because others stand for more dependencies.</summary>
    internal int WeakArrows { get; init; }

    /// <summary>What was left out, in a sentence; <see langword="null"/> if the graph is complete.</summary>
    public string? LeftOut
    {
        get
        {
            if (HiddenMilestones == 0 && HiddenDependencies == 0)
                return IsByComponent ? "Each box stands for all milestones over the same components." : null;
            string text = IsByComponent ? "Each box stands for all milestones over the same components; " : "";
            if (HiddenMilestones > 0)
                text += Counted(HiddenMilestones, "milestone", "milestones") + (HiddenDependencies > 0 ? " and " : "");
            if (HiddenDependencies > 0) text += Counted(HiddenDependencies, "dependency", "dependencies");
            text += (HiddenMilestones + HiddenDependencies == 1 ? " is" : " are") + " not in the picture.";
            return WeakArrows == 0 ? text
                : text + $" Of {Edges.Count + WeakArrows} arrows it has the {Edges.Count} that stand for the most dependencies.";
        }
    }

    /// <summary>A line for people. Its format may change.</summary>
    public override string ToString() =>
        $"{Nodes.Count} nodes, {Edges.Count} arrows; {HiddenMilestones} milestones and {HiddenDependencies} dependencies hidden";

    private static string Counted(long count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
