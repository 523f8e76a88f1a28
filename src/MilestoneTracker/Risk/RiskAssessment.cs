using System.Diagnostics;
using MilestoneTracker.State;

namespace MilestoneTracker.Risk;

/// <summary>What puts a milestone at risk, and why.</summary>
/// <remarks>Immutable and safe from any thread. Holding one holds the memory of the snapshot that it came from.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class RiskAssessment
{
    private readonly RegistryState _state;
    private readonly int _id;

    internal RiskAssessment(RegistryState state, int id)
    {
        RiskWalk walk = new(state, id);
        (_state, _id, Name, Status) = (state, id, state.Names[id], state[id].Status);
        UnresolvedDependencies = walk.Unresolved();
        Factors = walk.Factors();
    }

    /// <summary>The milestone that was assessed.</summary>
    public string Name { get; }

    /// <summary>Its own status.</summary>
    public MilestoneStatus Status { get; }

    /// <summary>Whether its own status is <see cref="MilestoneStatus.Blocked"/>.</summary>
    public bool IsBlocked => Status == MilestoneStatus.Blocked;

    /// <summary>Whether its own status is <see cref="MilestoneStatus.OnHold"/>.</summary>
    public bool IsOnHold => Status == MilestoneStatus.OnHold;

    /// <summary>Its progress with the counts: what the origin calls its cumulative completion. Counted when it is read, at the cost of
    /// <see cref="RegistrySnapshot.GetCompletion"/>.</summary>
    public Completion Completion => _state.CompletionOf(_id);

    /// <summary>The names of its direct dependencies that are not completed, cancelled ones included, in ordinal order; whatever
    /// its own status.</summary>
    public IReadOnlyList<string> UnresolvedDependencies { get; }

    /// <summary>Every reason: level from high to low, then code, then cause, ordinally.</summary>
    public IReadOnlyList<RiskFactor> Factors { get; }

    /// <summary>The highest level among the factors; <see cref="RiskLevel.None"/> without one.</summary>
    public RiskLevel Level => Factors.Count == 0 ? RiskLevel.None : Factors[0].Level;

    /// <summary>The assessment in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Level}, {Factors.Count} factors");
}
