using System.Diagnostics;

namespace MilestoneTracker.Reporting;

/// <summary>A node of the picture: a milestone, or all milestones over one set of components.</summary>
[DebuggerDisplay("{Label,nq}")]
public sealed class GraphNode
{
    internal GraphNode(int index, ReportedMilestone milestone) => (Index, Label, Milestone) = (index, milestone.Name, milestone);

    internal GraphNode(int index, MilestoneGroup group, Risk.RiskLevel risk) =>
        (Index, Label, Group, Risk) = (index, group.Name, group, risk);

    /// <summary>Its place in <see cref="PlanGraph.Nodes"/>, from 0.</summary>
    public int Index { get; }

    /// <summary>The name of the milestone or of the group, by which it is known. Displays show a milestone's title where it has
    /// one.</summary>
    public string Label { get; }

    /// <summary>What stands in it.</summary>
    internal string Shown => Milestone?.Shown ?? Label;

    /// <summary>The milestone, where the node is one.</summary>
    public ReportedMilestone? Milestone { get; }

    /// <summary>The roll-up of the milestones, where the node is more than one.</summary>
    public MilestoneGroup? Group { get; }

    /// <summary>The level of risk of the milestone, or the highest of the group.</summary>
    public Risk.RiskLevel Risk => Milestone?.Risk ?? field;

    /// <summary>The progress of the milestone or of the group; of a milestone it is counted when it is first read.</summary>
    public Completion Completion => Milestone is null ? Group!.Completion : Milestone.Completion;
}
