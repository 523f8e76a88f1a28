namespace MilestoneTracker.Dependencies;

// A topological order from scratch: Kahn, "Topological Sorting of Large Networks" (Communications of the ACM 5(11), 1962). For replay,
// and to check the order that is maintained incrementally. O(milestones and dependencies), not recursive.
internal static class TopologicalSort
{
    /// <summary>The milestones, dependencies first. Fewer than <paramref name="count"/> if there is a cycle: those on it or above it are
    /// missing.</summary>
    public static int[] Sort(DependencyGraph graph, int count)
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

    /// <summary>All ids below an end, dependencies first, for dependencies that are not in a graph. Fewer if there is a cycle.</summary>
    /// <param name="dependencies">The dependencies; enumerated twice; duplicates are allowed.</param>
    /// <param name="end">The id after the last.</param>
    public static int[] Sort(IEnumerable<(int Milestone, int Dependency)> dependencies, int end)
    {
        int[] open = new int[end];
        int[] places = new int[end + 1]; // where the dependents of each id begin
        foreach ((int milestone, int dependency) in dependencies) (open[milestone], places[dependency]) =
            (open[milestone] + 1, places[dependency] + 1);
        for (int id = 1; id <= end; id++) places[id] += places[id - 1];
        int[] dependents = new int[places[end]];
        foreach ((int milestone, int dependency) in dependencies) dependents[--places[dependency]] = milestone;
        int[] order = new int[end - 1];
        int found = 0;
        for (int id = 1; id < end; id++)
            if (open[id] == 0) order[found++] = id;
        for (int done = 0; done < found; done++)
        {
            for (int place = places[order[done]]; place < places[order[done] + 1]; place++)
                if (--open[dependents[place]] == 0) order[found++] = dependents[place];
        }

        if (found < order.Length) Array.Resize(ref order, found);
        return order;
    }
}
