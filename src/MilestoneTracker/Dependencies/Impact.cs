using MilestoneTracker.Storage;

namespace MilestoneTracker.Dependencies;

// The direct and indirect dependents of a milestone: one walk up along dependents. Not recursive.
internal static class Impact
{
    public static List<int> Find(DependencyGraph graph, int milestone, VisitMarks visits)
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
