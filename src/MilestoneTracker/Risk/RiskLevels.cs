using MilestoneTracker.Dependencies;
using MilestoneTracker.State;

namespace MilestoneTracker.Risk;

// The levels of all milestones, by one pass in topological order: what a milestone is exposed to is the highest level that
// its dependencies carry, and they come before it. Cost O(milestones and dependencies).
internal static class RiskLevels
{
    public static OrdinalView<RiskLevel> Of(RegistryState state)
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
        for (int id = graph.First; id != 0; id = graph[id].Next)
        {
            MilestoneStatus status = state[id].Status;
            RiskLevel exposure = (RiskLevel)exposures[id];
            levels[id] = RiskRules.Level(status, exposure);
            byte carried = (byte)RiskRules.Carried(status, exposure);
            if (carried == 0) continue;
            foreach (int dependent in graph.Dependents(id))
                if (exposures[dependent] < carried) exposures[dependent] = carried;
        }

        return levels;
    }
}
