using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Dependencies;
using MilestoneTracker.State;

namespace MilestoneTracker.Benchmarks;

// Declares every dependency of a workload in order: once in the graph alone, on integer ids ("engine"), once through
// TryDeclareMilestoneDependency with names, in-memory log and all ("registry"). Registering is not part of the time.
// Warms up for two seconds, repeats until another two or thirty runs, whichever comes first, and prints the median.
internal static class GraphBenchmark
{
    private const int MostRuns = 30;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(2);

    public static int Run(string path, string? refusedPath)
    {
        Workload workload = Workload.Read(path);
        bool[] byEngine = Measure("engine", workload, () => Engine(workload));
        bool[] byRegistry = Measure("registry", workload, () => Registry(workload));
        if (!byEngine.AsSpan().SequenceEqual(byRegistry))
        {
            Console.Error.WriteLine("The graph and the registry disagree about what to refuse.");
            return 1;
        }

        if (refusedPath is not null)
            File.WriteAllLines(refusedPath, workload.Edges.Where((_, i) => !byRegistry[i]).Select(edge => $"{workload.Ids[edge.From]}\t{workload.Ids[edge.To]}"));
        return 0;
    }

    private static bool[] Measure(string what, Workload workload, Func<(TimeSpan Time, bool[] Accepted)> run)
    {
        bool[] accepted = run().Accepted;
        Stopwatch total = Stopwatch.StartNew();
        while (total.Elapsed < Enough) run(); // until the runtime has compiled for good what is hot
        List<double> times = [];
        total.Restart();
        while (times.Count < 3 || (times.Count < MostRuns && total.Elapsed < Enough))
        {
            GC.Collect();
            times.Add(run().Time.TotalNanoseconds / workload.Edges.Length);
        }

        times.Sort();
        int count = accepted.Count(a => a);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what} {workload.Name} reps={times.Count} median={times[times.Count / 2]:0.0} ns/edge accepted={count} rejected={accepted.Length - count}"));
        return accepted;
    }

    private static (TimeSpan Time, bool[] Accepted) Engine(Workload workload)
    {
        DependencyGraph graph = new();
        OrderedSearch search = new(new Visits());
        for (int id = 1; id <= workload.Ids.Length; id++) graph.Add(id);
        bool[] accepted = new bool[workload.Edges.Length];
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < accepted.Length; i++)
        {
            (int from, int to) = workload.Edges[i];
            accepted[i] = graph.Declare(from + 1, to + 1, search) != DependencyVerdict.ClosesCycle;
        }

        return (Stopwatch.GetElapsedTime(start), accepted);
    }

    private static (TimeSpan Time, bool[] Accepted) Registry(Workload workload)
    {
        MilestoneRegistry registry = new();
        foreach (string id in workload.Ids) registry.RegisterMilestone(id);
        bool[] accepted = new bool[workload.Edges.Length];
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < accepted.Length; i++)
        {
            (int from, int to) = workload.Edges[i];
            accepted[i] = registry.TryDeclareMilestoneDependency(workload.Ids[from], workload.Ids[to]).Verdict != DependencyVerdict.ClosesCycle;
        }

        return (Stopwatch.GetElapsedTime(start), accepted);
    }
}
