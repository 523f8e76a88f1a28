using MilestoneTracker.Auditing;
using MilestoneTracker.Dependencies;
using MilestoneTracker.State;
using MilestoneTracker.Naming;

namespace MilestoneTracker.Changes.Operations;

internal sealed class Remove(string name) : Change
{
    public override string Kind => "remove_milestone";

    public override void Decide(Decision decision)
    {
        RegistryState state = decision.State;
        int id = state.Find(name, nameof(name));
        foreach (int dependency in Ordinal(state, state.Graph.Dependencies(id))) Withdraw.Add(decision, id, dependency);
        foreach (int dependent in Ordinal(state, state.Graph.Dependents(id))) Withdraw.Add(decision, dependent, id);
        foreach (KeyValuePair<string, string> field in state.DetailsOf(id).Fields)
            decision.Add(new Edit(new MilestoneFieldChanged(state.Names[id], field.Key, field.Value, null), id));
        decision.Add(new Edit(new MilestoneRemoved(state.Names[id], state.DetailsOf(id).Components, state[id].Status), id));
    }

    private static int[] Ordinal(RegistryState state, NeighbourLists.Walk neighbours) => OrdinalNames.Sort(state.Names, neighbours).Ids;
}
