using MilestoneTracker.Auditing;
using MilestoneTracker.Dependencies;
using MilestoneTracker.State;

namespace MilestoneTracker.Benchmarks;

// Brings a workload into what is measured: the registry through its public API, or the graph alone on integer ids from 1 on.
internal static class Plan
{
    private static readonly MilestoneStatus[] Usual = [MilestoneStatus.Planned, MilestoneStatus.InProgress, MilestoneStatus.Completed];

    /// <summary>A registry with all milestones, and no dependency yet.</summary>
    public static MilestoneRegistry Register(Workload workload, MilestoneStatus status = MilestoneStatus.Planned, IAuditSink? sink = null)
    {
        MilestoneRegistry registry = new(sink ?? new InMemoryAuditLog());
        foreach (string name in workload.Ids) registry.RegisterMilestone(name, null, status);
        return registry;
    }

    /// <summary>A registry with all milestones and the dependencies that it accepts.</summary>
    /// <remarks>
    /// Where statuses are given, everything is completed first and gets its status at last, dependencies first: what depends
    /// on it is completed still and does not move, so that no change sets off a wave and even a large plan is soon built.
    /// </remarks>
    public static (MilestoneRegistry Registry, bool[] Accepted) Build(Workload workload, MilestoneStatus[]? statuses = null, IAuditSink? sink = null)
    {
        MilestoneRegistry registry = Register(workload, statuses is null ? MilestoneStatus.Planned : MilestoneStatus.Completed, sink);
        bool[] accepted = new bool[workload.Edges.Length];
        for (int i = 0; i < accepted.Length; i++)
        {
            (int from, int to) = workload.Edges[i];
            accepted[i] = registry.TryDeclareMilestoneDependency(workload.Ids[from], workload.Ids[to]).Verdict != DependencyVerdict.ClosesCycle;
        }

        if (statuses is not null)
            foreach (int id in new FlatGraph(workload, accepted).Order) registry.UpdateMilestoneStatus(workload.Ids[id], statuses[id]);
        return (registry, accepted);
    }

    /// <summary>A graph with all milestones, and no dependency yet.</summary>
    public static (DependencyGraph Graph, OrderedSearch Search) Graph(int milestones)
    {
        DependencyGraph graph = new();
        for (int id = 1; id <= milestones; id++) graph.Add(id);
        return (graph, new OrderedSearch(new Visits()));
    }

    /// <summary>A status for each milestone: planned, in progress or completed, each as often.</summary>
    public static MilestoneStatus[] Statuses(int milestones, SplitMix random) => [.. Enumerable.Range(0, milestones).Select(_ => Usual[random.Below(Usual.Length)])];
}
