using System.Diagnostics;
using MilestoneTracker.Risk;

namespace MilestoneTracker;

/// <summary>How one milestone differs between two snapshots: what moved, from what to what.</summary>
/// <remarks>Immutable and safe from any thread. Holding one holds the memory of both snapshots.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class MilestoneDifference
{
    internal MilestoneDifference(string name, Milestone? before, Milestone? after, RiskLevel riskBefore, RiskLevel riskAfter) =>
        (Name, Before, After, RiskBefore, RiskAfter) = (name, before, after, riskBefore, riskAfter);

    /// <summary>The name of the milestone.</summary>
    public string Name { get; }

    /// <summary>The milestone in the earlier snapshot; <see langword="null"/> where it came since.</summary>
    public Milestone? Before { get; }

    /// <summary>The milestone in the later snapshot; <see langword="null"/> where it went since.</summary>
    public Milestone? After { get; }

    /// <summary>Its risk level in the earlier snapshot; <see cref="RiskLevel.None"/> where it was not there.</summary>
    public RiskLevel RiskBefore { get; }

    /// <summary>Its risk level in the later snapshot; <see cref="RiskLevel.None"/> where it is not there.</summary>
    public RiskLevel RiskAfter { get; }

    /// <summary>The dependencies that it has in the later snapshot only, in ordinal order.</summary>
    public IReadOnlyList<string> DeclaredDependencies => field ??= In(After, but: Before);

    /// <summary>The dependencies that it has in the earlier snapshot only, in ordinal order.</summary>
    public IReadOnlyList<string> WithdrawnDependencies => field ??= In(Before, but: After);

    /// <summary>The difference in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Before?.ToString() ?? "(nothing)"} → {After?.ToString() ?? "(nothing)"}, risk {RiskBefore} → {RiskAfter}");

    private static IReadOnlyList<string> In(Milestone? one, Milestone? but)
    {
        if (one is null) return [];
        HashSet<string> others = new(but?.Dependencies ?? [], StringComparer.Ordinal);
        return Array.AsReadOnly(one.Dependencies.Where(name => !others.Contains(name)).ToArray());
    }
}
