using System.Runtime.CompilerServices;
using MilestoneTracker.Dependencies;
using MilestoneTracker.State;

namespace MilestoneTracker.Propagation;

// Brings progress up to date after a change: every milestone that the change may have moved is recomputed once, after
// everything that it depends on, and where a value comes out unchanged the wave stops.
//
// The topological order that the graph keeps says which is next (Schedule). Cost: O(1) for each milestone that is recomputed and
// each dependency on one whose value changed, with what the schedule adds; nothing where the value stays. Not recursive.
// Source: Alpern, Hoover, Rosen, Sweeney and Zadeck, "Incremental Evaluation of Computational Circuits" (SODA 1990).
// The result depends on graph and statuses alone (invariant I8), because sums are exact; see Units.
//
// Scratch space for one thread at a time: Begin, then the edits of one change, then Settle.
internal sealed class Wave
{
    private readonly Schedule _schedule = new();
    private DependencyGraph _graph = null!;
    private bool _isUnderWay; // whether anything was scheduled

    /// <summary>How many milestones the last wave recomputed: for tests and benchmarks, which count work.</summary>
    public int Recomputed { get; private set; }

    public void Begin(DependencyGraph graph) => (_graph, _isUnderWay, Recomputed) = (graph, false, 0);

    /// <summary>How a milestone stands that begins with a status and without neighbours.</summary>
    public static Standing Beginning(MilestoneStatus status)
    {
        Standing standing = new() { Status = status };
        standing.Units = Units.Of(standing);
        return standing;
    }

    public void ChangeStatus(int id, MilestoneStatus status)
    {
        ref Node node = ref _graph.Write(id);
        ref Standing standing = ref node.Standing;
        ulong before = standing.Units;
        int counted = Counted(standing.Status);
        standing.Status = status;
        standing.Units = Units.Of(standing);
        if (standing.Units != before || counted != Counted(status)) Spread(node.Dependents, before, standing.Units, Counted(status) - counted);
    }

    /// <summary>A dependency was declared, and lies in the graph.</summary>
    public void Include(int milestone, int dependency) => Seed(milestone, 0, _graph[dependency].Standing.Units, Counted(_graph[dependency].Standing.Status));

    /// <summary>A dependency was withdrawn.</summary>
    public void Exclude(int milestone, int dependency) => Seed(milestone, _graph[dependency].Standing.Units, 0, -Counted(_graph[dependency].Standing.Status));

    /// <summary>Recomputes until nothing moves any more.</summary>
    public void Settle()
    {
        while (_isUnderWay && _schedule.TryTake(out int id))
        {
            Recomputed++;
            ref Node node = ref _graph.Write(id); // no page is copied for it: its sum was written already
            ref Standing standing = ref node.Standing;
            standing.IsDue = false;
            ulong before = standing.Units;
            ulong after = Units.Of(standing);
            if (after == before) continue;
            standing.Units = after;
            Spread(node.Dependents, before, after, 0);
        }

        _graph = null!; // what it belongs to may be dropped
    }

    /// <summary>Makes the progress of every milestone anew from statuses and dependencies alone.</summary>
    /// <param name="graph">The graph; sums, counts and units are overwritten.</param>
    /// <param name="order">All milestones, dependencies first.</param>
    public static void ComputeFromScratch(DependencyGraph graph, ReadOnlySpan<int> order)
    {
        foreach (int id in order)
        {
            ref Standing standing = ref graph.Write(id).Standing;
            (standing.SumLow, standing.SumHigh, standing.Counted) = (0, 0, 0);
            foreach (int dependency in graph.Dependencies(id))
            {
                ref readonly Standing one = ref graph[dependency].Standing;
                Units.Replace(ref standing, 0, one.Units);
                standing.Counted += Counted(one.Status);
            }

            standing.Units = Units.Of(standing);
        }
    }

    private void Spread(in Neighbours dependents, ulong before, ulong after, int counted)
    {
        if (!_isUnderWay) BeginSchedule();
        if (dependents.AreFew) // read in place, because to make and copy a walk costs more than a few steps of it
        {
            for (int place = 0; place < dependents.Count; place++) Reach(dependents[place], before, after, counted);
        }
        else
        {
            foreach (int dependent in _graph.Lists.Of(dependents)) Reach(dependent, before, after, counted);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reach(int dependent, ulong before, ulong after, int counted)
    {
        ref Node node = ref _graph.Write(dependent);
        ref Standing standing = ref node.Standing;
        Units.Replace(ref standing, before, after);
        standing.Counted += counted;
        if (!standing.BecomesDue) return;
        standing.IsDue = true;
        _schedule.Add(dependent, node.Label);
    }

    private void Seed(int milestone, ulong before, ulong after, int counted)
    {
        ref Node node = ref _graph.Write(milestone);
        ref Standing standing = ref node.Standing;
        Units.Replace(ref standing, before, after);
        standing.Counted += counted;
        if (standing.IsDue || Units.Of(standing) == standing.Units) return;
        standing.IsDue = true;
        if (!_isUnderWay) BeginSchedule();
        _schedule.Add(milestone, node.Label);
    }

    // Only now, when the order is as it will be for the whole wave, and only for a change that moves anything.
    private void BeginSchedule()
    {
        _isUnderWay = true;
        _schedule.Begin(_graph);
    }

    private static int Counted(MilestoneStatus status) => Units.Counts(status) ? 1 : 0;
}
