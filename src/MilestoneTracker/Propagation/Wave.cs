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
    private RegistryState _state = null!;
    private bool _isUnderWay; // whether anything was scheduled

    /// <summary>How many milestones the last wave recomputed: for tests and benchmarks, which count work.</summary>
    public int Recomputed { get; private set; }

    public void Begin(RegistryState state) => (_state, _isUnderWay, Recomputed) = (state, false, 0);

    /// <summary>How a milestone stands that begins with a status and without neighbours.</summary>
    public static Standing Beginning(MilestoneStatus status)
    {
        Standing standing = new() { Status = status };
        standing.Units = Units.Of(standing);
        return standing;
    }

    public void ChangeStatus(int id, MilestoneStatus status)
    {
        ref Standing standing = ref _state.Write(id);
        ulong before = standing.Units;
        int counted = Counted(standing.Status);
        standing.Status = status;
        standing.Units = Units.Of(standing);
        if (standing.Units != before || counted != Counted(status)) Spread(id, before, standing.Units, Counted(status) - counted);
    }

    /// <summary>A dependency was declared, and lies in the graph.</summary>
    public void Include(int milestone, int dependency) => Seed(milestone, 0, _state[dependency].Units, Counted(_state[dependency].Status));

    /// <summary>A dependency was withdrawn.</summary>
    public void Exclude(int milestone, int dependency) => Seed(milestone, _state[dependency].Units, 0, -Counted(_state[dependency].Status));

    /// <summary>Recomputes until nothing moves any more.</summary>
    public void Settle()
    {
        while (_isUnderWay && _schedule.TryTake(out int id))
        {
            Recomputed++;
            ref Standing standing = ref _state.Write(id); // no page is copied for it: its sum was written already
            standing.IsDue = false;
            ulong before = standing.Units;
            ulong after = Units.Of(standing);
            if (after == before) continue;
            standing.Units = after;
            Spread(id, before, after, 0);
        }

        _state = null!;
    }

    /// <summary>Makes the progress of every milestone anew from statuses and dependencies alone.</summary>
    /// <param name="state">The state; its sums, counts and units are overwritten.</param>
    /// <param name="order">All milestones, dependencies first.</param>
    public static void ComputeFromScratch(RegistryState state, ReadOnlySpan<int> order)
    {
        foreach (int id in order)
        {
            ref Standing standing = ref state.Write(id);
            (standing.SumLow, standing.SumHigh, standing.Counted) = (0, 0, 0);
            foreach (int dependency in state.Graph.Dependencies(id))
            {
                Units.Replace(ref standing, 0, state[dependency].Units);
                standing.Counted += Counted(state[dependency].Status);
            }

            standing.Units = Units.Of(standing);
        }
    }

    private void Spread(int id, ulong before, ulong after, int counted)
    {
        if (!_isUnderWay) BeginSchedule();
        ref readonly Neighbours dependents = ref _state.Graph[id].Dependents;
        if (dependents.AreFew) // read in place, because to make and copy a walk costs more than a few steps of it
        {
            for (int place = 0; place < dependents.Count; place++) Reach(dependents[place], before, after, counted);
        }
        else
        {
            foreach (int dependent in _state.Graph.Dependents(id)) Reach(dependent, before, after, counted);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reach(int dependent, ulong before, ulong after, int counted)
    {
        ref Standing standing = ref _state.Write(dependent);
        Units.Replace(ref standing, before, after);
        standing.Counted += counted;
        if (!standing.BecomesDue) return;
        standing.IsDue = true;
        _schedule.Add(dependent);
    }

    // Written in any case, because that tells a comparison where to look (RegistryState.NextDifferent).
    private void Seed(int milestone, ulong before, ulong after, int counted)
    {
        ref Standing standing = ref _state.Write(milestone);
        Units.Replace(ref standing, before, after);
        standing.Counted += counted;
        if (standing.IsDue || Units.Of(standing) == standing.Units) return;
        standing.IsDue = true;
        if (!_isUnderWay) BeginSchedule();
        _schedule.Add(milestone);
    }

    // Only now, when the order is as it will be for the whole wave, and only for a change that moves anything.
    private void BeginSchedule()
    {
        _isUnderWay = true;
        _schedule.Begin(_state.Graph);
    }

    private static int Counted(MilestoneStatus status) => Units.Counts(status) ? 1 : 0;
}
