namespace MilestoneTracker.Benchmarks;

// Declares every dependency of a workload in order, beside others in the same process on the same file, by turns in every
// round: the graph alone ("engine"), the registry, and QuikGraph with a search by hand. A peer that does not get through
// within the time limit is skipped, and says so; one that gets through but needs long is measured once. All that got
// through must have refused the same.
internal static class PeersBenchmark
{
    public static readonly TimeSpan UsualLimit = TimeSpan.FromSeconds(60);

    public static int Run(string[] paths, TimeSpan limit, Rounds rounds) => paths.Max(path => Run(Workload.Read(path), limit, rounds));

    private static int Run(Workload workload, TimeSpan limit, Rounds rounds)
    {
        bool[] byEngine = GraphBenchmark.Engine(workload).Accepted;
        bool[] byRegistry = GraphBenchmark.Registry(workload).Accepted;
        (double first, bool[] byPeer, int done) = QuikGraphPeer.Pass(workload, limit);
        bool isSkipped = done < workload.Edges.Length;
        bool isLong = first > limit.TotalNanoseconds / 6;
        (int count, double[] m) = rounds.Measure(() =>
        {
            double engine = GraphBenchmark.Engine(workload).Nanoseconds;
            double registry = GraphBenchmark.Registry(workload).Nanoseconds;
            double peer = isSkipped || isLong ? first : QuikGraphPeer.Pass(workload, limit).Nanoseconds;
            return [engine / workload.Edges.Length, registry / workload.Edges.Length, peer / done];
        });

        int accepted = byEngine.Count(a => a);
        Print("engine", count, m[0]);
        Print("registry", count, m[1]);
        if (isSkipped) Result.Print(
            "peers", "quikgraph", ("workload", workload.Name), ("skipped", $"{limit.TotalSeconds:0}s"), ("after", done),
            ("ns_per_edge_so_far", m[2]));
        else Print("quikgraph", isLong ? 1 : count, m[2]);
        if (!byEngine.AsSpan().SequenceEqual(byRegistry)) return Result.Wrong("the graph and the registry disagree about what to refuse.");
        return byPeer.AsSpan(0, done).SequenceEqual(byEngine.AsSpan(0, done))
            ? Result.Right : Result.Wrong("the peer and the graph disagree about what to refuse.");

        void Print(string what, int counted, double time) =>
            Result.Print("peers", what, ("workload", workload.Name), ("rounds", counted), ("ns_per_edge", time),
            ("ratio_to_registry", time / m[1]), ("accepted", accepted), ("rejected", byEngine.Length - accepted));
    }
}
