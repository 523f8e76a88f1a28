using MilestoneTracker.Dependencies;

namespace MilestoneTracker.Benchmarks;

// What it costs to be refused: all dependencies of a workload are declared in order, and each refusal within the last tenth
// of them is timed on its own (twoway FILE 60 x does the same): in the graph alone ("engine") and through
// TryDeclareMilestoneDependency ("registry"). Each round is a whole pass over fresh ones, and the first passes warm up. Both
// must refuse the same, what is accepted must have no cycle, and for a sample of the refusals the way back is looked for.
internal static class RejectBenchmark
{
    private const int Sample = 50;

    public static int Run(string path, Rounds rounds)
    {
        Workload workload = Workload.Read(path);
        bool[] byEngine = Measure("engine", workload, rounds, () => Engine(workload));
        bool[] byRegistry = Measure("registry", workload, rounds, () => Registry(workload));
        if (!byEngine.AsSpan().SequenceEqual(byRegistry)) return Result.Wrong("the graph and the registry disagree about what to refuse.");
        FlatGraph graph = new(workload, byEngine);
        if (graph.HasCycle) return Result.Wrong("a cycle was accepted.");
        int[] refused = [.. Enumerable.Range(0, byEngine.Length).Where(i => !byEngine[i])];
        for (int i = 0; i < refused.Length; i += Math.Max(1, refused.Length / Sample))
        {
            (int from, int to) = workload.Edges[refused[i]];
            if (!graph.DependsOn(to, from, refused[i]))
                return Result.Wrong($"{workload.Ids[from]} on {workload.Ids[to]} closes no cycle and was refused.");
        }

        return Result.Right;
    }

    private static bool[] Measure(string what, Workload workload, Rounds rounds, Func<(Func<int, bool> Declare, bool[] Accepted)> begin)
    {
        bool[] accepted = [];
        int refusals = 0;
        (int count, double[] medians) = rounds.Measure(() =>
        {
            (Func<int, bool> declare, accepted) = begin();
            double[] times = Pass(declare, accepted);
            refusals = times.Length;
            return refusals == 0 ? [0, 0, 0] : [Rounds.Percentile(times, 50), Rounds.Percentile(times, 99), times[^1]];
        });
        if (refusals == 0) Result.Print("reject", what, ("workload", workload.Name), ("rounds", count), ("refusals", 0));
        else Result.Print(
            "reject", what, ("workload", workload.Name), ("rounds", count), ("refusals", refusals), ("p50_ns", medians[0]),
            ("p99_ns", medians[1]), ("max_ns", medians[2]));
        return accepted;
    }

    private static double[] Pass(Func<int, bool> declare, bool[] accepted)
    {
        List<double> times = [];
        int first = accepted.Length - (accepted.Length / 10) + 1;
        for (int i = 0; i < accepted.Length; i++)
        {
            long start = Clock.Now;
            bool isAccepted = declare(i);
            double time = Clock.NanosecondsSince(start);
            accepted[i] = isAccepted;
            if (!isAccepted && i >= first) times.Add(time);
        }

        return [.. times];
    }

    private static (Func<int, bool> Declare, bool[] Accepted) Engine(Workload workload)
    {
        (DependencyGraph graph, OrderedSearch search) = Plan.Graph(workload.Ids.Length);
        return (i => graph.Declare(workload.Edges[i].From + 1, workload.Edges[i].To + 1, search) != DependencyVerdict.ClosesCycle,
            new bool[workload.Edges.Length]);
    }

    private static (Func<int, bool> Declare, bool[] Accepted) Registry(Workload workload)
    {
        MilestoneRegistry registry = Plan.Register(workload);
        return (i =>
            registry.TryDeclareMilestoneDependency(
            workload.Ids[workload.Edges[i].From], workload.Ids[workload.Edges[i].To]).Verdict != DependencyVerdict.ClosesCycle,
            new bool[workload.Edges.Length]);
    }
}
