namespace MilestoneTracker.Cli.Plans;

/// <summary>What happened on a day: a milestone came to a status, a dependency was withdrawn, fields were set or cleared.</summary>
internal sealed record PlannedChange(
    DateTimeOffset Time, string? Actor, string? Reason, string Milestone, MilestoneStatus? Status, string? Withdraws,
    IReadOnlyList<PlannedField> Fields, TextPosition Place)
{
    public ChangeContext ContextOf(ChangeContext usual) => usual with { Actor = Actor ?? usual.Actor, Reason = Reason };
}
