using System.Collections.Immutable;
using MilestoneTracker.Auditing;
using MilestoneTracker.Naming;

namespace MilestoneTracker.Changes.Operations;

internal sealed class Register(string name, IEnumerable<string>? components, MilestoneStatus status) : Change
{
    private IEnumerable<string>? _components = components;

    public override string Kind => "register_milestone";

    public override void Prepare()
    {
        if (_components is not (null or ImmutableSortedSet<string>)) _components = [.. _components];
    }

    public override void Decide(Decision decision)
    {
        bool taken = decision.State.FindOrNone(name, nameof(name)) != 0;
        ImmutableSortedSet<string> set = ComponentSet.Create(_components);
        MilestoneStatuses.Checked(status, nameof(status));
        if (taken) throw new DuplicateMilestoneException(name);
        decision.Add(new Edit(new MilestoneRegistered(name, set, status)));
    }
}
