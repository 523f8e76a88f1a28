using MilestoneTracker.State;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Risk;

// What one milestone reaches through unresolved dependencies, and by which paths.
//
// One breadth-first walk, with the frontier in the order of its paths and the neighbours of each in ordinal order, so that the first path
// by which a milestone is found is a shortest one, and of these the ordinally smallest. Each entry keeps the index of its parent; a chain
// is built from these only when it is read, so that a million blocked milestones in a row need a million numbers and not a million
// chains.
//
// Cost: O(what is reached and its dependencies), and a sort of each milestone's unresolved dependencies. Not recursive. Immutable once it
// is built, and safe from any thread.
internal sealed class RiskWalk
{
    private readonly RegistryState _state;
    private readonly List<(int Id, int Parent)> _found;

    public RiskWalk(RegistryState state, int id)
    {
        _state = state;
        _found = [(id, -1)];
        if (!RiskRules.IsExposed(state[id].Status)) return;
        using RegistryFamily.Lease lease = state.Family.Rent();
        VisitMarks visits = lease.Scratch.Visits;
        visits.Begin(state.Graph.End);
        uint mark = visits.NewMark();
        visits.TryMark(id, mark);
        List<int> fresh = [];
        for (int place = 0; place < _found.Count; place++)
        {
            int at = _found[place].Id;
            if (place > 0 && !RiskRules.LeadsOn(state[at].Status)) continue;
            fresh.Clear();
            foreach (int dependency in state.Graph.Dependencies(at))
                if (RiskRules.IsUnresolved(state[dependency].Status) && visits.TryMark(dependency, mark)) fresh.Add(dependency);
            if (fresh.Count > 1) foreach (int found in OrdinalNames.Sort(state.Names, fresh).Ids) _found.Add((found, place));
            else if (fresh.Count == 1) _found.Add((fresh[0], place));
        }
    }

    public string NameAt(int place) => _state.Names[_found[place].Id];

    public IReadOnlyList<string> ChainTo(int place)
    {
        if (place == 0) return [];
        List<string> chain = [];
        for (int at = place; at >= 0; at = _found[at].Parent) chain.Add(NameAt(at));
        chain.Reverse();
        return chain.AsReadOnly();
    }

    /// <summary>The factors: by level from high to low, then by code, then by cause.</summary>
    public IReadOnlyList<RiskFactor> Factors()
    {
        MilestoneStatus status = _state[_found[0].Id].Status;
        List<RiskFactor> factors = [];
        if (RiskRules.OwnCause(status) is RiskCode own) factors.Add(new RiskFactor(this, 0, own));
        for (int place = 1; place < _found.Count; place++)
            if (RiskRules.CauseForOthers(_state[_found[place].Id].Status) is RiskCode code) factors.Add(new RiskFactor(this, place, code));
        if (status != MilestoneStatus.Cancelled && RiskRules.HasUnresolved(_state, _found[0].Id))
            factors.Add(
                new RiskFactor(
                this, 0, status == MilestoneStatus.Completed ? RiskCode.CompletedBeforeDependencies : RiskCode.UnresolvedDependencies));
        factors.Sort(static (a, b) =>
            a.Level != b.Level ? b.Level.CompareTo(a.Level)
            : a.Code != b.Code ? a.Code.CompareTo(b.Code)
            : string.CompareOrdinal(a.Cause, b.Cause));
        return factors.AsReadOnly();
    }

    /// <summary>The names of the direct dependencies that are not completed, in ordinal order.</summary>
    public IReadOnlyList<string> Unresolved()
    {
        List<int> unresolved = [];
        foreach (int dependency in _state.Graph.Dependencies(_found[0].Id))
            if (RiskRules.IsUnresolved(_state[dependency].Status)) unresolved.Add(dependency);
        return Array.AsReadOnly(OrdinalNames.Sort(_state.Names, unresolved).Names);
    }
}
