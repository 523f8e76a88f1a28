namespace MilestoneTracker.Cli.Plans;

/// <summary>A milestone, the components that it spans, and the milestones that it depends on.</summary>
internal sealed record PlannedMilestone(
    string Name, IReadOnlyList<string> Components, MilestoneStatus Status, IReadOnlyList<PlannedName> Needs, TextPosition Position);
