using System.Runtime.CompilerServices;
using MilestoneTracker.Auditing;
using MilestoneTracker.Dependencies;

namespace MilestoneTracker.Benchmarks;

// What a milestone weighs: live heap after a full collection, by the number of milestones. "graph": order and both directions
// of about 2.9 dependencies, status, weight and what was reported, without names, history and log; "graph-and-scratch" with the marks and
// heaps of the search beside it; "registry": everything, with names of its own (decimal numbers), histories and in-memory log.
// Nothing to warm up or to repeat: bytes do not vary.
internal static class MemoryBenchmark
{
    public static int Run(int milestones)
    {
        Workload workload = Layered.Of(milestones);
        (long alone, DependencyGraph graph) = Weigh(() => Graph(workload).Graph);
        foreach ((int from, int to) in workload.Edges)
            if (!graph.DependsOn(from + 1, to + 1)) return Result.Wrong("a dependency is missing in the graph.");
        (long withScratch, _) = Weigh(() => Graph(workload));
        (long whole, MilestoneRegistry registry) = Weigh(() => Registry(workload));
        if (registry.Current.Count != milestones || registry.Current.Version != milestones + workload.Edges.Length)
            return Result.Wrong("a change is missing in the registry.");
        Print("graph", alone);
        Print("graph-and-scratch", withScratch);
        Print("registry", whole);
        return Result.Right;

        void Print(string what, long bytes) => Result.Print("memory", what, ("n", milestones),
            ("dependencies_per_milestone", (double)workload.Edges.Length / milestones),
            ("bytes_per_milestone", (double)bytes / milestones));
    }

    // A frame of its own, so that what only making it needed is dead when it is weighed.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (long Bytes, T Made) Weigh<T>(Func<T> make)
    {
        long before = Live();
        T made = make();
        long bytes = Live() - before;
        GC.KeepAlive(made);
        return (bytes, made);
    }

    private static (DependencyGraph Graph, OrderedSearch Search) Graph(Workload workload)
    {
        (DependencyGraph graph, OrderedSearch search) = Plan.Graph(workload.Ids.Length);
        foreach ((int from, int to) in workload.Edges) graph.Declare(from + 1, to + 1, search);
        return (graph, search);
    }

    // Names that live in the registry alone.
    private static MilestoneRegistry Registry(Workload workload)
    {
        Workload named = workload with { Ids = Layered.Names(workload.Ids.Length) };
        return Plan.Build(named, null, new InMemoryAuditLog()).Registry;
    }

    /// <summary>What lives on the heap, after a full collection.</summary>
    public static long Live()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
