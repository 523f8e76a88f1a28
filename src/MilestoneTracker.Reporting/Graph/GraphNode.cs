using System.Collections.Immutable;
using System.Diagnostics;

namespace MilestoneTracker.Reporting;

/// <summary>A node of the graph: a milestone, or all milestones with the same set of components.</summary>
[DebuggerDisplay("{Label,nq}")]
public sealed class GraphNode
{
    internal GraphNode(int index, ReportedMilestone milestone) => (Index, Label, Milestone) = (index, milestone.Name, milestone);

    internal GraphNode(int index, MilestoneGroup group, Risk.RiskLevel risk, ImmutableSortedSet<string> components) =>
        (Index, Label, Group, Risk, Components) = (index, group.Name, group, risk, components);

    /// <summary>Its index in <see cref="PlanGraph.Nodes"/>.</summary>
    public int Index { get; }

    /// <summary>The name of the milestone or of the group. Displays show the title of a milestone instead, if it has one.</summary>
    public string Label { get; }

    /// <summary>The name to display: the title of a milestone, if it has one.</summary>
    internal string Shown => Milestone?.Shown ?? Label;

    /// <summary>The components of a group.</summary>
    internal ImmutableSortedSet<string> Components { get; } = [];

    /// <summary>Whether nothing is left to do: every milestone is completed or cancelled.</summary>
    internal bool IsFinished => Milestone is { Milestone.Status: var status } ? IsFinal(status)
        : Group!.CountOf(MilestoneStatus.Completed) + Group.CountOf(MilestoneStatus.Cancelled) == Group.Count;

    /// <summary>The milestone, if the node is a single one.</summary>
    public ReportedMilestone? Milestone { get; }

    /// <summary>The roll-up of the milestones, if the node is a group.</summary>
    public MilestoneGroup? Group { get; }

    /// <summary>The level of risk of the milestone, or the highest of the group.</summary>
    public Risk.RiskLevel Risk => Milestone?.Risk ?? field;

    /// <summary>The progress of the milestone or of the group. That of a milestone is counted on first use.</summary>
    public Completion Completion => Milestone is null ? Group!.Completion : Milestone.Completion;

    private static bool IsFinal(MilestoneStatus status) => status is MilestoneStatus.Completed or MilestoneStatus.Cancelled;
}
