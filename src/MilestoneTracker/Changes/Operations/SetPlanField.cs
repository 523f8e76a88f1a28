using MilestoneTracker.Auditing;
using MilestoneTracker.State;

namespace MilestoneTracker.Changes.Operations;

internal sealed class SetPlanField(string field, string? value) : Change
{
    public override string Kind => "set_plan_field";

    public override void Decide(Decision decision)
    {
        NameRules.CheckedKey(field, nameof(field));
        if (value is not null) NameRules.CheckedValue(value, nameof(value));
        string? old = Fields.Get(decision.State.PlanFields, field);
        if (old != value) decision.Add(new Edit(new PlanFieldChanged(field, old, value)));
    }
}
