namespace MilestoneTracker.Dependencies;

// A topological order from scratch: Kahn, "Topological Sorting of Large Networks" (Communications of the ACM 5(11), 1962).
// For replay, and for checking the order that is kept incrementally. O(milestones and dependencies), not recursive.
internal static class TopologicalSort
{
    /// <summary>The milestones, dependencies first. Fewer than <paramref name="count"/> where there is a cycle: those on it, or behind it, are missing.</summary>
    public static int[] Of(DependencyGraph graph, int count)
    {
        int[] order = new int[count];
        int[] open = new int[graph.End];
        int found = 0;
        for (int id = 1; id < graph.End; id++)
        {
            if (!graph.Exists(id)) continue;
            open[id] = graph[id].Dependencies.Count;
            if (open[id] == 0) order[found++] = id;
        }

        for (int done = 0; done < found; done++)
        {
            foreach (int dependent in graph.Dependents(order[done]))
                if (--open[dependent] == 0) order[found++] = dependent;
        }

        if (found < count) Array.Resize(ref order, found);
        return order;
    }
}
