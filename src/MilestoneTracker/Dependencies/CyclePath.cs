using MilestoneTracker.State;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Dependencies;

// The cycle that a refused dependency would close: a shortest one, and of those the ordinally smallest, name by name.
//
// A walk breadth-first from the milestone up along dependents gives each its distance, until it comes to the dependency.
// Then a walk from the dependency down takes, at each step, the ordinally smallest name that is one nearer. Nothing beyond
// the labels of the two ends is looked at. Not recursive.
internal static class CyclePath
{
    /// <summary>The path, closed: milestone, dependency, …, milestone. Empty where there is none.</summary>
    public static IReadOnlyList<string> Find(RegistryState state, int milestone, int dependency, Scratch scratch)
    {
        if (!state.Graph.Exists(milestone) || !state.Graph.Exists(dependency)) return [];
        VisitMarks visits = scratch.Visits;
        visits.Begin(state.Graph.End);
        uint mark = visits.NewMark();
        if (!MeasureDistances(state.Graph, milestone, dependency, visits, mark)) return [];
        List<string> path = [state.Names[milestone]];
        for (int at = dependency; at != milestone; at = Nearest(state, at, visits, mark)) path.Add(state.Names[at]);
        path.Add(path[0]);
        return path.AsReadOnly();
    }

    /// <summary>Gives what depends on a milestone its distance, as far as it may lie on the way to another.</summary>
    /// <returns>Whether the other was reached.</returns>
    private static bool MeasureDistances(DependencyGraph graph, int from, int to, VisitMarks visits, uint mark)
    {
        visits[from] = new VisitMark { Mark = mark, Value = 0 };
        ulong limit = graph[to].Label;
        Queue<int> frontier = new();
        frontier.Enqueue(from);
        while (visits[to].Mark != mark && frontier.Count > 0)
        {
            int id = frontier.Dequeue();
            int distance = visits[id].Value + 1;
            foreach (int dependent in graph.Dependents(id))
            {
                if (graph[dependent].Label > limit || !visits.TryMark(dependent, mark)) continue;
                visits[dependent].Value = distance;
                frontier.Enqueue(dependent);
            }
        }

        return visits[to].Mark == mark;
    }

    private static int Nearest(RegistryState state, int id, VisitMarks visits, uint mark)
    {
        int wanted = visits[id].Value - 1;
        int nearest = 0;
        foreach (int dependency in state.Graph.Dependencies(id))
        {
            if (visits[dependency].Mark != mark || visits[dependency].Value != wanted) continue;
            if (nearest == 0 || string.CompareOrdinal(state.Names[dependency], state.Names[nearest]) < 0) nearest = dependency;
        }

        return nearest;
    }
}
