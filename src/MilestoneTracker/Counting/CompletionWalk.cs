using MilestoneTracker.Dependencies;
using MilestoneTracker.State;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Counting;

// The progress of one milestone: a walk down over everything that it needs, each once. It continues beyond completed milestones, but not
// beyond a cancelled one.
//
// The list of found milestones is read from its front while it grows at its end. A milestone that is found again is written to the end
// without moving it, which avoids a branch. The node a few positions ahead is prefetched (see docs/performance.md). Not recursive. O(what
// is reached and its dependencies).
internal static class CompletionWalk
{
    /// <summary>How many positions ahead a node is prefetched.</summary>
    public const int Ahead = 6;

    public static Completion Count(RegistryState state, int id)
    {
        using RegistryFamily.Lease lease = state.Family.Rent();
        return Count(state.Graph, id, lease.Scratch);
    }

    public static Completion Count(DependencyGraph graph, int id, Scratch scratch) =>
        TallyOf(graph, id, scratch).Of(graph[id].Progress.Status == MilestoneStatus.Completed);

    public static Tally TallyOf(DependencyGraph graph, int id, Scratch scratch)
    {
        VisitMarks visits = scratch.Visits;
        visits.Begin(graph.End);
        uint mark = visits.NewMark();
        int[] found = scratch.Ids(graph.End);
        Tally tally = default;
        visits[id].Mark = mark;
        found[0] = id;
        int end = 1;
        int touched = 0;
        for (int place = 0; place < end; place++)
        {
            touched ^= graph[found[Math.Min(place + Ahead, end - 1)]].Next;
            ref readonly Node node = ref graph[found[place]];
            tally.Add(node.Progress);
            if (node.Progress.Status == MilestoneStatus.Cancelled) continue;
            if (node.Dependencies.AreFew)
            {
                for (int i = 0; i < node.Dependencies.Count; i++) end = visits.Find(node.Dependencies[i], found, end, mark);
            }
            else
            {
                foreach (int dependency in graph.Lists.Of(node.Dependencies)) end = visits.Find(dependency, found, end, mark);
            }
        }

        graph.Walked(end);
        visits[0].Value = touched; // a use of the value, so that the compiler keeps the prefetches
        return tally;
    }
}
