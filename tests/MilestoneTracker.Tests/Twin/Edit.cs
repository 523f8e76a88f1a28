namespace MilestoneTracker.Tests.Twin;

internal enum EditKind
{
    Register,
    UpdateStatus,
    Declare,
    TryDeclare,
    Withdraw,
    Remove,
    ChangeComponents,
    SetPlanField,
    SetMilestoneField,
    SetDependencyField,
    SetRecordField,
    RemoveRecord,
}

/// <summary>One changing operation with its arguments, good or bad. Of a record the name is in <paramref name="Name"/> and the
/// collection in <paramref name="Other"/>.</summary>
internal sealed record Edit(EditKind Kind, string Name, string Other, MilestoneStatus Status, string[] Components)
{
    /// <summary>The key of the field that is to be set.</summary>
    public string Field { get; init; } = "";

    /// <summary>The value that it is to have, or nothing.</summary>
    public string? Value { get; init; }

    /// <summary>Performs it on a registry. Says what came of it.</summary>
    public string Perform(MilestoneRegistry registry, ChangeContext? context) => Outcome.Of(() => Kind switch
    {
        EditKind.Register => Outcome.Registered(registry.RegisterMilestone(Name, Components, Status, context)),
        EditKind.UpdateStatus => registry.UpdateMilestoneStatus(Name, Status, context).ToString(),
        EditKind.Declare => registry.DeclareMilestoneDependency(Name, Other, context).ToString(),
        EditKind.TryDeclare => Outcome.Checked(registry.TryDeclareMilestoneDependency(Name, Other, context)),
        EditKind.Withdraw => registry.WithdrawMilestoneDependency(Name, Other, context).ToString(),
        EditKind.Remove => Outcome.Removed(() => registry.RemoveMilestone(Name, context)),
        EditKind.ChangeComponents => registry.ChangeMilestoneComponents(Name, Components, context).ToString(),
        EditKind.SetPlanField => registry.SetPlanField(Field, Value, context).ToString(),
        EditKind.SetMilestoneField => registry.SetMilestoneField(Name, Field, Value, context).ToString(),
        EditKind.SetDependencyField => registry.SetDependencyField(Name, Other, Field, Value, context).ToString(),
        EditKind.SetRecordField => registry.SetRecordField(Other, Name, Field, Value, context).ToString(),
        _ => registry.RemoveRecord(Other, Name, context).ToString(),
    });

    /// <summary>Performs it on whatever can be edited: a proposal, or a registry in that form. Says what came of it.</summary>
    public string Perform(PlanEditor editor) => Outcome.Of(() => Kind switch
    {
        EditKind.Register => Outcome.Registered(editor.RegisterMilestone(Name, Components, Status)),
        EditKind.UpdateStatus => editor.UpdateMilestoneStatus(Name, Status).ToString(),
        EditKind.Declare => editor.DeclareMilestoneDependency(Name, Other).ToString(),
        EditKind.TryDeclare => Outcome.Checked(editor.TryDeclareMilestoneDependency(Name, Other)),
        EditKind.Withdraw => editor.WithdrawMilestoneDependency(Name, Other).ToString(),
        EditKind.Remove => Outcome.Removed(() => editor.RemoveMilestone(Name)),
        EditKind.ChangeComponents => editor.ChangeMilestoneComponents(Name, Components).ToString(),
        EditKind.SetPlanField => editor.SetPlanField(Field, Value).ToString(),
        EditKind.SetMilestoneField => editor.SetMilestoneField(Name, Field, Value).ToString(),
        EditKind.SetDependencyField => editor.SetDependencyField(Name, Other, Field, Value).ToString(),
        EditKind.SetRecordField => editor.SetRecordField(Other, Name, Field, Value).ToString(),
        _ => editor.RemoveRecord(Other, Name).ToString(),
    });

    public override string ToString() => Kind switch
    {
        EditKind.Register => $"register '{Name}' {Words.List(Components)} {Status}",
        EditKind.UpdateStatus => $"'{Name}' to {Status}",
        EditKind.Remove => $"remove '{Name}'",
        EditKind.ChangeComponents => $"'{Name}' over {Words.List(Components)}",
        EditKind.SetPlanField => $"plan {Field} = {Words.Text(Value)}",
        EditKind.SetMilestoneField => $"'{Name}' {Field} = {Words.Text(Value)}",
        EditKind.SetDependencyField => $"'{Name}' on '{Other}' {Field} = {Words.Text(Value)}",
        EditKind.SetRecordField => $"record '{Other}'/'{Name}' {Field} = {Words.Text(Value)}",
        _ => $"{Kind} '{Name}' on '{Other}'",
    };
}
