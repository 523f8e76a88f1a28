using QuikGraph;

namespace MilestoneTracker.Benchmarks;

// The peer in .NET: QuikGraph's BidirectionalGraph does not refuse a cycle, so that its users search by hand before each insertion:
// from the dependency along its own dependencies, and where that leads back, the edge is not added.
internal static class QuikGraphPeer
{
    private const int EdgesBetweenLooksAtTheClock = 64;

    /// <summary>One pass over a workload; ends early where the whole would surely last longer than the limit.</summary>
    /// <returns>The time, what was accepted, and how many dependencies it came to.</returns>
    public static (double Nanoseconds, bool[] Accepted, int Done) Pass(Workload workload, TimeSpan limit)
    {
        BidirectionalGraph<int, Edge<int>> graph = new(allowParallelEdges: false);
        for (int id = 0; id < workload.Ids.Length; id++) graph.AddVertex(id);
        HashSet<int> seen = [];
        Stack<int> open = [];
        bool[] accepted = new bool[workload.Edges.Length];
        long start = Clock.Now;
        for (int i = 0; i < accepted.Length; i++)
        {
            (int from, int to) = workload.Edges[i];
            accepted[i] = !Leads(to, from);
            if (accepted[i]) graph.AddEdge(new Edge<int>(from, to));
            if (i % EdgesBetweenLooksAtTheClock != 0) continue;
            double time = Clock.NanosecondsSince(start);
            double most = limit.TotalNanoseconds;
            if (time > most || (time > most / 6 && time / (i + 1) * accepted.Length > most)) return (time, accepted, i + 1);
        }

        return (Clock.NanosecondsSince(start), accepted, accepted.Length);

        bool Leads(int begin, int end)
        {
            if (begin == end) return true;
            seen.Clear();
            open.Clear();
            seen.Add(begin);
            open.Push(begin);
            while (open.TryPop(out int id))
            {
                foreach (Edge<int> edge in graph.OutEdges(id))
                {
                    if (edge.Target == end) return true;
                    if (seen.Add(edge.Target)) open.Push(edge.Target);
                }
            }

            return false;
        }
    }
}
