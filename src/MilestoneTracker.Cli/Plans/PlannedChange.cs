namespace MilestoneTracker.Cli.Plans;

/// <summary>A change on a day: a status was set, a dependency was withdrawn, fields were set or cleared.</summary>
internal sealed record PlannedChange(
    DateTimeOffset Time, string? Actor, string? Reason, string Milestone, MilestoneStatus? Status, string? Withdraws,
    IReadOnlyList<PlannedField> Fields, TextPosition Position)
{
    public ChangeContext ContextOf(ChangeContext usual) => usual with { Actor = Actor ?? usual.Actor, Reason = Reason };
}
