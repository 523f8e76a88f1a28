using MilestoneTracker.Dependencies;
using MilestoneTracker.State;
using MilestoneTracker.Naming;

namespace MilestoneTracker.Risk;

// The levels of all milestones, in one pass in topological order: the exposure of a milestone is the highest level that its dependencies
// pass on, and these come before it. Cost O(milestones and dependencies).
internal static class RiskLevels
{
    public static OrdinalView<RiskLevel> Compute(RegistryState state)
    {
        RiskLevel[] levels = ById(state);
        return new OrdinalView<RiskLevel>(state, id => levels[id]);
    }

    /// <summary>How many milestones there are at each level.</summary>
    public static int[] Count(RegistryState state)
    {
        RiskLevel[] levels = ById(state);
        int[] counts = new int[(int)RiskLevel.Critical + 1];
        for (int id = state.Graph.First; id != 0; id = state.Graph[id].Next) counts[(int)levels[id]]++;
        return counts;
    }

    private static RiskLevel[] ById(RegistryState state)
    {
        DependencyGraph graph = state.Graph;
        RiskLevel[] levels = new RiskLevel[graph.End];
        byte[] exposures = new byte[graph.End];
        int id = graph.First;
        ref readonly Node node = ref graph[id];
        MilestoneStatus status = node.Progress.Status;
        while (id != 0)
        {
            // The next node is read before any decision about this one, so that a misprediction does not delay it (see
            // docs/performance.md).
            int next = node.Next;
            ref readonly Node ahead = ref graph[next];
            MilestoneStatus statusAhead = ahead.Progress.Status;
            RiskLevel exposure = (RiskLevel)exposures[id];
            levels[id] = RiskRules.Level(status, exposure);
            byte carried = (byte)RiskRules.Carried(status, exposure);
            if (carried > 0) Spread(graph, node.Dependents, carried, exposures);
            (id, status) = (next, statusAhead);
            node = ref ahead;
        }

        return levels;
    }

    private static void Spread(DependencyGraph graph, in Neighbours dependents, byte carried, byte[] exposures)
    {
        if (dependents.AreFew)
        {
            for (int place = 0; place < dependents.Count; place++)
                exposures[dependents[place]] = Math.Max(exposures[dependents[place]], carried);
        }
        else
        {
            foreach (int dependent in graph.Lists.Of(dependents)) exposures[dependent] = Math.Max(exposures[dependent], carried);
        }
    }
}
