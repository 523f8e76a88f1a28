using MilestoneTracker.State;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Dependencies;

// The cycle that a refused dependency would close: a shortest one, and of these the ordinally smallest, name by name.
//
// A breadth-first walk from the milestone up along dependents gives each milestone its distance, until it reaches the dependency. Then a
// walk down from the dependency takes at each step the ordinally smallest name that is one step nearer. Neither goes beyond the labels of
// the two ends. Not recursive.
internal static class CyclePath
{
    /// <summary>The path, closed: milestone, dependency, …, milestone. Empty if there is none.</summary>
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

    /// <summary>Sets the distances of the dependents of a milestone, as far as they can be on a path to the other.</summary>
    /// <returns>Whether the other milestone was reached.</returns>
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
        int distance = visits[id].Value - 1;
        int nearest = 0;
        foreach (int dependency in state.Graph.Dependencies(id))
        {
            if (visits[dependency].Mark != mark || visits[dependency].Value != distance) continue;
            if (nearest == 0 || string.CompareOrdinal(state.Names[dependency], state.Names[nearest]) < 0) nearest = dependency;
        }

        return nearest;
    }
}
