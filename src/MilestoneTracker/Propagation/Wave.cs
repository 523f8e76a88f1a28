using MilestoneTracker.Dependencies;
using MilestoneTracker.State;

namespace MilestoneTracker.Propagation;

// Brings progress up to date after a change: every milestone that the change may have moved is recomputed once, after
// everything that it depends on, and where a value comes out unchanged the wave stops.
//
// The schedule is the topological order that the graph keeps (DependencyGraph): a heap by label. Cost: O(log w) for each
// of the w milestones that are recomputed, and O(1) for each dependency on one whose value changed. Not recursive.
// Source: Alpern, Hoover, Rosen, Sweeney and Zadeck, "Incremental Evaluation of Computational Circuits" (SODA 1990).
// The result depends on graph and statuses alone (invariant I8), because sums are exact; see Units.
//
// Scratch space for one thread at a time: Begin, then the edits of one change, then Settle.
internal sealed class Wave(Visits visits)
{
    private LabelHeap _due = LabelHeap.Empty;
    private DependencyGraph _graph = null!;
    private uint _mark;

    /// <summary>How many milestones the last wave recomputed: for tests and benchmarks, which count work.</summary>
    public int Recomputed { get; private set; }

    public void Begin(DependencyGraph graph)
    {
        _graph = graph;
        _due.Clear();
        visits.Begin(graph.End);
        _mark = visits.NewMark();
        Recomputed = 0;
    }

    /// <summary>A milestone that has no neighbours yet begins with a status.</summary>
    public static void Register(ref Row row, MilestoneStatus status)
    {
        row.Status = status;
        row.Units = Units.Of(row);
    }

    public void ChangeStatus(int id, MilestoneStatus status)
    {
        ref Row row = ref _graph.Write(id);
        ulong before = row.Units;
        int counted = Counted(row.Status);
        row.Status = status;
        row.Units = Units.Of(row);
        if (row.Units != before || counted != Counted(status)) Spread(id, before, row.Units, Counted(status) - counted);
    }

    /// <summary>A dependency was declared, and lies in the graph.</summary>
    public void Include(int milestone, int dependency) => Replace(milestone, 0, _graph[dependency].Units, Counted(_graph[dependency].Status));

    /// <summary>A dependency was withdrawn.</summary>
    public void Exclude(int milestone, int dependency) => Replace(milestone, _graph[dependency].Units, 0, -Counted(_graph[dependency].Status));

    /// <summary>Recomputes until nothing moves any more.</summary>
    public void Settle()
    {
        while (_due.Count > 0)
        {
            int id = _due.Pop();
            Recomputed++;
            ulong before = _graph[id].Units;
            ulong after = Units.Of(_graph[id]);
            if (after == before) continue;
            _graph.Write(id).Units = after;
            Spread(id, before, after, 0);
        }

        _graph = null!;
    }

    /// <summary>Makes the progress of every milestone anew from statuses and dependencies alone.</summary>
    /// <param name="graph">The graph; its sums, counts and units are overwritten.</param>
    /// <param name="order">All milestones, dependencies first.</param>
    public static void ComputeFromScratch(DependencyGraph graph, ReadOnlySpan<int> order)
    {
        foreach (int id in order)
        {
            ref Row row = ref graph.Write(id);
            (row.SumLow, row.SumHigh, row.Counted) = (0, 0, 0);
            foreach (int dependency in graph.Dependencies(id))
            {
                Units.Replace(ref row, 0, graph[dependency].Units);
                row.Counted += Counted(graph[dependency].Status);
            }

            row.Units = Units.Of(row);
        }
    }

    private void Spread(int id, ulong before, ulong after, int counted)
    {
        foreach (int dependent in _graph.Dependents(id)) Replace(dependent, before, after, counted);
    }

    private void Replace(int milestone, ulong before, ulong after, int counted)
    {
        ref Row row = ref _graph.Write(milestone);
        Units.Replace(ref row, before, after);
        row.Counted += counted;
        if (Units.FollowsDependencies(row.Status) && visits.TryMark(milestone, _mark)) _due.Push(row.Label, milestone);
    }

    private static int Counted(MilestoneStatus status) => Units.Counts(status) ? 1 : 0;
}
