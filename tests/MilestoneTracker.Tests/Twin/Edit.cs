namespace MilestoneTracker.Tests.Twin;

internal enum EditKind
{
    Register,
    UpdateStatus,
    Declare,
    TryDeclare,
    Withdraw,
    Remove,
}

/// <summary>One changing operation with its arguments, good or bad.</summary>
internal sealed record Edit(EditKind Kind, string Name, string Other, MilestoneStatus Status, string[] Components)
{
    /// <summary>Performs it on a registry. Says what came of it.</summary>
    public string Perform(MilestoneRegistry registry, ChangeContext? context) => Outcome.Of(() => Kind switch
    {
        EditKind.Register => Outcome.Registered(registry.RegisterMilestone(Name, Components, Status, context)),
        EditKind.UpdateStatus => registry.UpdateMilestoneStatus(Name, Status, context).ToString(),
        EditKind.Declare => registry.DeclareMilestoneDependency(Name, Other, context).ToString(),
        EditKind.TryDeclare => Outcome.Checked(registry.TryDeclareMilestoneDependency(Name, Other, context)),
        EditKind.Withdraw => registry.WithdrawMilestoneDependency(Name, Other, context).ToString(),
        _ => Outcome.Removed(() => registry.RemoveMilestone(Name, context)),
    });

    /// <summary>Performs it on whatever can be edited: a proposal, or a registry in that form. Says what came of it.</summary>
    public string Perform(PlanEditor editor) => Outcome.Of(() => Kind switch
    {
        EditKind.Register => Outcome.Registered(editor.RegisterMilestone(Name, Components, Status)),
        EditKind.UpdateStatus => editor.UpdateMilestoneStatus(Name, Status).ToString(),
        EditKind.Declare => editor.DeclareMilestoneDependency(Name, Other).ToString(),
        EditKind.TryDeclare => Outcome.Checked(editor.TryDeclareMilestoneDependency(Name, Other)),
        EditKind.Withdraw => editor.WithdrawMilestoneDependency(Name, Other).ToString(),
        _ => Outcome.Removed(() => editor.RemoveMilestone(Name)),
    });

    public override string ToString() => Kind switch
    {
        EditKind.Register => $"register '{Name}' {Words.List(Components)} {Status}",
        EditKind.UpdateStatus => $"'{Name}' to {Status}",
        EditKind.Remove => $"remove '{Name}'",
        _ => $"{Kind} '{Name}' on '{Other}'",
    };
}
