using System.Collections.Immutable;
using MilestoneTracker.Auditing;
using MilestoneTracker.State;
using MilestoneTracker.Naming;

namespace MilestoneTracker.Changes.Operations;

internal sealed class ChangeComponents(string name, IEnumerable<string>? components) : Change
{
    private IEnumerable<string>? _components = components;

    public override string Kind => "change_components";

    public override void Prepare()
    {
        if (_components is not (null or ImmutableSortedSet<string>)) _components = [.. _components];
    }

    public override void Decide(Decision decision)
    {
        RegistryState state = decision.State;
        int id = state.FindOrNone(name, nameof(name));
        ImmutableSortedSet<string> set = ComponentSet.Create(Given(_components));
        if (id == 0) throw new MilestoneNotFoundException(name);
        ImmutableSortedSet<string> old = state.DetailsOf(id).Components;
        if (AuditValue.HaveSame(old, set)) return;
        decision.Add(new Edit(new MilestoneComponentsChanged(state.Names[id], old, set), id));
    }

    private static IEnumerable<string> Given(IEnumerable<string>? components) =>
        components ?? throw new ArgumentNullException(nameof(components));
}
