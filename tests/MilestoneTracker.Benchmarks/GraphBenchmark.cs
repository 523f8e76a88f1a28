using System.Globalization;
using MilestoneTracker.Dependencies;

namespace MilestoneTracker.Benchmarks;

// Declares every dependency of a workload in order: once in the graph alone, on integer ids ("engine"), once through
// TryDeclareMilestoneDependency with names, in-memory log and all ("registry"). Registering is not part of the time.
// Its lines are worded as those of the limits (twoway FILE), so that one reader reads both.
internal static class GraphBenchmark
{
    public static int Run(string path, string? refusedPath, Rounds rounds)
    {
        Workload workload = Workload.Read(path);
        bool[] byEngine = Measure("engine", workload, rounds, Engine);
        bool[] byRegistry = Measure("registry", workload, rounds, Registry);
        if (!byEngine.AsSpan().SequenceEqual(byRegistry)) return Result.Wrong("the graph and the registry disagree about what to refuse.");
        if (new FlatGraph(workload, byEngine).HasCycle) return Result.Wrong("a cycle was accepted.");
        if (refusedPath is not null)
            File.WriteAllLines(
                refusedPath, workload.Edges.Where((_, i) => !byRegistry[i])
                .Select(edge => $"{workload.Ids[edge.From]}\t{workload.Ids[edge.To]}"));
        return Result.Right;
    }

    /// <summary>One pass through the graph alone.</summary>
    public static (double Nanoseconds, bool[] Accepted) Engine(Workload workload)
    {
        (DependencyGraph graph, OrderedSearch search) = Plan.Graph(workload.Ids.Length);
        bool[] accepted = new bool[workload.Edges.Length];
        long start = Clock.Now;
        for (int i = 0; i < accepted.Length; i++)
        {
            (int from, int to) = workload.Edges[i];
            accepted[i] = graph.Declare(from + 1, to + 1, search) != DependencyVerdict.ClosesCycle;
        }

        return (Clock.NanosecondsSince(start), accepted);
    }

    /// <summary>One pass through the registry.</summary>
    public static (double Nanoseconds, bool[] Accepted) Registry(Workload workload)
    {
        MilestoneRegistry registry = Plan.Register(workload);
        bool[] accepted = new bool[workload.Edges.Length];
        long start = Clock.Now;
        for (int i = 0; i < accepted.Length; i++)
        {
            (int from, int to) = workload.Edges[i];
            accepted[i] =
                registry.TryDeclareMilestoneDependency(workload.Ids[from], workload.Ids[to]).Verdict != DependencyVerdict.ClosesCycle;
        }

        return (Clock.NanosecondsSince(start), accepted);
    }

    private static bool[] Measure(string what, Workload workload, Rounds rounds, Func<Workload, (double Nanoseconds, bool[] Accepted)> pass)
    {
        bool[] accepted = [];
        double best = double.MaxValue;
        (int count, double[] medians) = rounds.Measure(() =>
        {
            (double time, accepted) = pass(workload);
            best = Math.Min(best, time / workload.Edges.Length);
            return [time / workload.Edges.Length];
        });
        int kept = accepted.Count(a => a);
        Console.WriteLine(
            string.Create(
            CultureInfo.InvariantCulture,
            $"{what} {workload.Name} reps={count} median={medians[0]:0.0} ns/edge accepted={kept} rejected={accepted.Length - kept} "
            + $"best={best:0.0}"));
        return accepted;
    }
}
