using System.Diagnostics;
using MilestoneTracker.State;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Risk;

/// <summary>A cause of risk in a plan: one milestone, and how many milestones it puts at risk.</summary>
/// <remarks>Immutable and safe from any thread. Holding one keeps the memory of its snapshot.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class RiskCause
{
    private readonly RegistryState _state;
    private readonly int _id;

    internal RiskCause(RegistryState state, int id, RiskCode code, int affectedCount) =>
        (_state, _id, Code, AffectedCount) = (state, id, code, affectedCount);

    /// <summary>The name of the milestone that is the cause.</summary>
    public string Milestone => _state.Names[_id];

    /// <summary>What is wrong with it: the code of the risk that it causes for itself or, if it is cancelled and so has none, for those
    /// that need it (<see cref="RiskCode.DependencyCancelled"/>).</summary>
    public RiskCode Code { get; }

    /// <summary>The highest risk level that it causes for any milestone. For the dependents of a milestone that is blocked or on hold it
    /// is one level lower.</summary>
    public RiskLevel Level => RiskRules.LevelOf(Code);

    /// <summary>Since when, by whom and why: the last entry of the milestone's status history.</summary>
    public StatusChange Since => _state.DetailsOf(_id).History.Change;

    /// <summary>How many milestones have a risk factor with this cause, itself included if it has one; at least 1.</summary>
    public int AffectedCount { get; }

    /// <summary>Finds the names of the affected milestones, in ordinal order.</summary>
    /// <remarks>Computed at each call, and not kept: O(these milestones and their dependents), and a sort.</remarks>
    public IReadOnlyList<string> FindAffected()
    {
        // Up along dependents. A completed or cancelled milestone is not at risk from the cause, nor is any milestone through it.
        if (Code == RiskCode.CompletedBeforeDependencies) return Array.AsReadOnly([Milestone]);
        using RegistryFamily.Lease lease = _state.Family.Rent();
        VisitMarks visits = lease.Scratch.Visits;
        visits.Begin(_state.Graph.End);
        uint mark = visits.NewMark();
        List<int> found = [_id];
        for (int place = 0; place < found.Count; place++)
        {
            foreach (int dependent in _state.Graph.Dependents(found[place]))
                if (RiskRules.IsExposed(_state[dependent].Status) && visits.TryMark(dependent, mark)) found.Add(dependent);
        }

        if (Code == RiskCode.DependencyCancelled) found.RemoveAt(0); // a cancelled milestone is not at risk itself
        return Array.AsReadOnly(OrdinalNames.Sort(_state.Names, found).Names);
    }

    /// <summary>A description of the cause, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Level}: {Milestone}, {Code}, {AffectedCount} affected");
}
