using System.Diagnostics;

namespace MilestoneTracker.Reporting;

/// <summary>What is drawn of a plan: nodes, and arrows from each dependency to its dependents.</summary>
/// <remarks>Between milestones there is no cycle; between groups there may be.</remarks>
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

    /// <summary>The arrows, in order of their ends.</summary>
    public IReadOnlyList<GraphEdge> Edges { get; }

    /// <summary>Whether a node stands for all milestones over one set of components.</summary>
    public bool IsByComponent { get; }

    /// <summary>How many milestones of the plan are not in the picture, neither as a node nor in a group.</summary>
    public int HiddenMilestones { get; }

    /// <summary>How many dependencies of the plan no arrow stands for: because an end is not in the picture, or because both are in
    /// one group.</summary>
    public long HiddenDependencies { get; }

    /// <summary>What was left out, in a sentence; nothing where everything is in the picture.</summary>
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
            return text + (HiddenMilestones + HiddenDependencies == 1 ? " is" : " are") + " not in the picture.";
        }
    }

    /// <summary>A line to read. Its form may change.</summary>
    public override string ToString() =>
        $"{Nodes.Count} nodes, {Edges.Count} arrows; {HiddenMilestones} milestones and {HiddenDependencies} dependencies hidden";

    private static string Counted(long count, string one, string many) => $"{count} {(count == 1 ? one : many)}";
}
