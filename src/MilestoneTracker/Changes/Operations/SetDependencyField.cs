using MilestoneTracker.Auditing;
using MilestoneTracker.State;
using MilestoneTracker.Naming;

namespace MilestoneTracker.Changes.Operations;

internal sealed class SetDependencyField(string milestone, string dependency, string field, string? value) : Change
{
    public override string Kind => "set_dependency_field";

    public override void Decide(Decision decision)
    {
        RegistryState state = decision.State;
        (ResolvedName m, ResolvedName d) = state.FindBothOrNone(milestone, dependency);
        NameRules.CheckedKey(field, nameof(field));
        if (value is not null) NameRules.CheckedValue(value, nameof(value));
        state.CheckDeclared(m, d);
        string? old = Fields.Get(state.DetailsOf(m.Id).OfDependency(d.Id), field);
        if (old != value) decision.Add(new Edit(new DependencyFieldChanged(m.Name, d.Name, field, old, value), m.Id, d.Id));
    }
}
