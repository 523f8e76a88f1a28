using MilestoneTracker.Auditing;
using MilestoneTracker.Counting;
using MilestoneTracker.State;

namespace MilestoneTracker.Changes.Operations;

internal sealed class SetMilestoneField(string name, string field, string? value) : Change
{
    public override string Kind => "set_milestone_field";

    public override void Decide(Decision decision)
    {
        RegistryState state = decision.State;
        int id = state.FindOrNone(name, nameof(name));
        NameRules.CheckedKey(field, nameof(field));
        if (value is not null) NameRules.CheckedValue(value, nameof(value));
        CountedFields.Check(field, value, nameof(value));
        if (id == 0) throw new MilestoneNotFoundException(name);
        string? old = Fields.Get(state.DetailsOf(id).Fields, field);
        if (old != value) decision.Add(new Edit(new MilestoneFieldChanged(state.Names[id], field, old, value), id));
    }
}
