using System.Diagnostics;
using MilestoneTracker.State;

namespace MilestoneTracker.Risk;

/// <summary>What puts a milestone at risk, and why.</summary>
/// <remarks>Immutable and safe from any thread. Holding one keeps the memory of its snapshot.</remarks>
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

    /// <summary>The name of the assessed milestone.</summary>
    public string Name { get; }

    /// <summary>Its own status.</summary>
    public MilestoneStatus Status { get; }

    /// <summary>Whether its own status is <see cref="MilestoneStatus.Blocked"/>.</summary>
    public bool IsBlocked => Status == MilestoneStatus.Blocked;

    /// <summary>Whether its own status is <see cref="MilestoneStatus.OnHold"/>.</summary>
    public bool IsOnHold => Status == MilestoneStatus.OnHold;

    /// <summary>Its progress with the counts (the origin's "cumulative completion"). Computed at each read, at the cost of
    /// <see cref="RegistrySnapshot.GetCompletion"/>.</summary>
    public Completion Completion => _state.CompletionOf(_id);

    /// <summary>The names of its direct dependencies that are not completed, including cancelled ones, in ordinal order; whatever its own
    /// status.</summary>
    public IReadOnlyList<string> UnresolvedDependencies { get; }

    /// <summary>All factors: by level from high to low, then by code, then by cause, ordinally.</summary>
    public IReadOnlyList<RiskFactor> Factors { get; }

    /// <summary>The highest level of the factors; <see cref="RiskLevel.None"/> if there is none.</summary>
    public RiskLevel Level => Factors.Count == 0 ? RiskLevel.None : Factors[0].Level;

    /// <summary>A description of the assessment, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Level}, {Factors.Count} factors");
}
