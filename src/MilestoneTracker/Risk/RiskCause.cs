using System.Diagnostics;
using MilestoneTracker.State;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Risk;

/// <summary>Something that is wrong in a plan: one milestone, and how many it puts at risk.</summary>
/// <remarks>Immutable and safe from any thread. Holding one holds the memory of the snapshot that it came from.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class RiskCause
{
    private readonly RegistryState _state;
    private readonly int _id;

    internal RiskCause(RegistryState state, int id, RiskCode code, int affectedCount) =>
        (_state, _id, Code, AffectedCount) = (state, id, code, affectedCount);

    /// <summary>The name of the milestone with which something is wrong.</summary>
    public string Milestone => _state.Names[_id];

    /// <summary>What is wrong with it: the code of the risk that it causes for itself, or, where it is cancelled and has none, for those
    /// that need it (<see cref="RiskCode.DependencyCancelled"/>).</summary>
    public RiskCode Code { get; }

    /// <summary>The highest level of risk that it causes for any milestone. Those that depend on a blocked one or on one that is on hold
    /// are a level below it.</summary>
    public RiskLevel Level => RiskRules.LevelOf(Code);

    /// <summary>Since when it has been so, by whom and why: the last entry of the milestone's status history.</summary>
    public StatusChange Since => _state.DetailsOf(_id).History.Change;

    /// <summary>How many milestones have a risk factor with this cause, itself included where it has one; at least 1.</summary>
    public int AffectedCount { get; }

    /// <summary>The names of these milestones, in ordinal order. Found each time it is read, and not kept: O(they and their
    /// dependents), and a sort.</summary>
    public IReadOnlyList<string> Affected => FindAffected();

    /// <summary>The cause in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Level}: {Milestone}, {Code}, {AffectedCount} affected");

    // Up along dependents; those that are completed or cancelled are at no risk from it, nor is anybody through them.
    private IReadOnlyList<string> FindAffected()
    {
        if (Code == RiskCode.CompletedBeforeDependencies) return Array.AsReadOnly([Milestone]);
        using RegistryFamily.Lease loan = _state.Lineage.Rent();
        VisitMarks visits = loan.Scratch.Visits;
        visits.Begin(_state.Graph.End);
        uint mark = visits.NewMark();
        List<int> found = [_id];
        for (int place = 0; place < found.Count; place++)
        {
            foreach (int dependent in _state.Graph.Dependents(found[place]))
                if (RiskRules.IsExposed(_state[dependent].Status) && visits.TryMark(dependent, mark)) found.Add(dependent);
        }

        if (Code == RiskCode.DependencyCancelled) found.RemoveAt(0); // which is at no risk itself
        return Array.AsReadOnly(OrdinalNames.Sort(_state.Names, found).Names);
    }
}
