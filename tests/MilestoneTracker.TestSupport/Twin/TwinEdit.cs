namespace MilestoneTracker.TestSupport.Twin;

internal enum TwinEditKind
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
internal sealed record TwinEdit(TwinEditKind Kind, string Name, string Other, MilestoneStatus Status, string[] Components)
{
    /// <summary>The key of the field that is to be set.</summary>
    public string Field { get; init; } = "";

    /// <summary>The value that it is to have, or nothing.</summary>
    public string? Value { get; init; }

    /// <summary>Performs it on a registry. Says what came of it.</summary>
    public string Perform(MilestoneRegistry registry, ChangeContext? context) => Outcome.Of(() => Kind switch
    {
        TwinEditKind.Register => Outcome.Registered(registry.RegisterMilestone(Name, Components, Status, context)),
        TwinEditKind.UpdateStatus => registry.UpdateMilestoneStatus(Name, Status, context).ToString(),
        TwinEditKind.Declare => registry.DeclareMilestoneDependency(Name, Other, context).ToString(),
        TwinEditKind.TryDeclare => Outcome.Checked(registry.TryDeclareMilestoneDependency(Name, Other, context)),
        TwinEditKind.Withdraw => registry.WithdrawMilestoneDependency(Name, Other, context).ToString(),
        TwinEditKind.Remove => Outcome.Removed(() => registry.RemoveMilestone(Name, context)),
        TwinEditKind.ChangeComponents => registry.ChangeMilestoneComponents(Name, Components, context).ToString(),
        TwinEditKind.SetPlanField => registry.SetPlanField(Field, Value, context).ToString(),
        TwinEditKind.SetMilestoneField => registry.SetMilestoneField(Name, Field, Value, context).ToString(),
        TwinEditKind.SetDependencyField => registry.SetDependencyField(Name, Other, Field, Value, context).ToString(),
        TwinEditKind.SetRecordField => registry.SetRecordField(Other, Name, Field, Value, context).ToString(),
        _ => registry.RemoveRecord(Other, Name, context).ToString(),
    });

    /// <summary>Performs it on whatever can be edited: a proposal, or a registry in that form. Says what came of it.</summary>
    public string Perform(PlanEditor editor) => Outcome.Of(() => Kind switch
    {
        TwinEditKind.Register => Outcome.Registered(editor.RegisterMilestone(Name, Components, Status)),
        TwinEditKind.UpdateStatus => editor.UpdateMilestoneStatus(Name, Status).ToString(),
        TwinEditKind.Declare => editor.DeclareMilestoneDependency(Name, Other).ToString(),
        TwinEditKind.TryDeclare => Outcome.Checked(editor.TryDeclareMilestoneDependency(Name, Other)),
        TwinEditKind.Withdraw => editor.WithdrawMilestoneDependency(Name, Other).ToString(),
        TwinEditKind.Remove => Outcome.Removed(() => editor.RemoveMilestone(Name)),
        TwinEditKind.ChangeComponents => editor.ChangeMilestoneComponents(Name, Components).ToString(),
        TwinEditKind.SetPlanField => editor.SetPlanField(Field, Value).ToString(),
        TwinEditKind.SetMilestoneField => editor.SetMilestoneField(Name, Field, Value).ToString(),
        TwinEditKind.SetDependencyField => editor.SetDependencyField(Name, Other, Field, Value).ToString(),
        TwinEditKind.SetRecordField => editor.SetRecordField(Other, Name, Field, Value).ToString(),
        _ => editor.RemoveRecord(Other, Name).ToString(),
    });

    public override string ToString() => Kind switch
    {
        TwinEditKind.Register => $"register '{Name}' {TwinText.List(Components)} {Status}",
        TwinEditKind.UpdateStatus => $"'{Name}' to {Status}",
        TwinEditKind.Remove => $"remove '{Name}'",
        TwinEditKind.ChangeComponents => $"'{Name}' over {TwinText.List(Components)}",
        TwinEditKind.SetPlanField => $"plan {Field} = {TwinText.Text(Value)}",
        TwinEditKind.SetMilestoneField => $"'{Name}' {Field} = {TwinText.Text(Value)}",
        TwinEditKind.SetDependencyField => $"'{Name}' on '{Other}' {Field} = {TwinText.Text(Value)}",
        TwinEditKind.SetRecordField => $"record '{Other}'/'{Name}' {Field} = {TwinText.Text(Value)}",
        _ => $"{Kind} '{Name}' on '{Other}'",
    };
}
