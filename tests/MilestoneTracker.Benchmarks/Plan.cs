using MilestoneTracker.Auditing;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Storage;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// Brings a workload into what is measured: the registry through its public API, or the graph alone on integer ids from 1 on.
internal static class Plan
{
    private static readonly MilestoneStatus[] Usual = [MilestoneStatus.Planned, MilestoneStatus.InProgress, MilestoneStatus.Completed];

    /// <summary>A registry with all milestones, and no dependency yet.</summary>
    public static MilestoneRegistry Register(Workload workload, MilestoneStatus[]? statuses = null, IAuditSink? sink = null)
    {
        MilestoneRegistry registry = new(sink ?? new InMemoryAuditLog());
        for (int id = 0; id < workload.Ids.Length; id++)
            registry.RegisterMilestone(workload.Ids[id], null, statuses?[id] ?? MilestoneStatus.Planned);
        return registry;
    }

    /// <summary>A registry with all milestones and the dependencies that it accepts.</summary>
    public static (MilestoneRegistry Registry, bool[] Accepted) Build(
        Workload workload, MilestoneStatus[]? statuses = null, IAuditSink? sink = null)
    {
        MilestoneRegistry registry = Register(workload, statuses, sink);
        bool[] accepted = new bool[workload.Edges.Length];
        for (int i = 0; i < accepted.Length; i++)
        {
            (int from, int to) = workload.Edges[i];
            accepted[i] =
                registry.TryDeclareMilestoneDependency(workload.Ids[from], workload.Ids[to]).Verdict != DependencyVerdict.ClosesCycle;
        }

        return (registry, accepted);
    }

    /// <summary>A graph with all milestones, and no dependency yet.</summary>
    public static (DependencyGraph Graph, OrderedSearch Search) Graph(int milestones)
    {
        DependencyGraph graph = new();
        for (int id = 1; id <= milestones; id++) graph.Add(id);
        return (graph, new OrderedSearch(new VisitMarks()));
    }

    /// <summary>A status for each milestone: planned, in progress or completed, each as often.</summary>
    public static MilestoneStatus[] Statuses(int milestones, SplitMix random) =>
        [.. Enumerable.Range(0, milestones).Select(_ => Usual[random.Below(Usual.Length)])];
}
