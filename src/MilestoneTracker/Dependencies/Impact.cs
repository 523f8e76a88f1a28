using MilestoneTracker.State;

namespace MilestoneTracker.Dependencies;

// Who depends on a milestone, directly or through others: one walk up along dependents. Not recursive.
internal static class Impact
{
    public static List<int> Of(DependencyGraph graph, int milestone, Visits visits)
    {
        visits.Begin(graph.End);
        uint mark = visits.NewMark();
        List<int> reached = [];
        Queue<int> open = new();
        open.Enqueue(milestone);
        while (open.Count > 0)
        {
            foreach (int dependent in graph.Dependents(open.Dequeue()))
            {
                if (!visits.TryMark(dependent, mark)) continue;
                reached.Add(dependent);
                open.Enqueue(dependent);
            }
        }

        return reached;
    }
}
