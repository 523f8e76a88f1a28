using System.Diagnostics;
using MilestoneTracker.Risk;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>How one milestone differs between two snapshots: what moved, from what to what.</summary>
/// <remarks>Immutable and safe from any thread; everything but the two milestones is found when it is first read. Holding one holds
/// the memory of both
/// snapshots.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class MilestoneDifference
{
    private readonly Comparison _comparison;
    private IReadOnlyList<FieldDifference>? _fields;

    internal MilestoneDifference(Comparison comparison, string name)
    {
        (_comparison, Name) = (comparison, name);
        (Before, After) = (Comparison.Find(comparison.Before, name), Comparison.Find(comparison.After, name));
    }

    /// <summary>The name of the milestone.</summary>
    public string Name { get; }

    /// <summary>The milestone in the earlier snapshot; <see langword="null"/> where it came since.</summary>
    public Milestone? Before { get; }

    /// <summary>The milestone in the later snapshot; <see langword="null"/> where it went since.</summary>
    public Milestone? After { get; }

    /// <summary>Its risk level in the earlier snapshot; <see cref="RiskLevel.None"/> where it was not there.</summary>
    public RiskLevel RiskBefore => _comparison.RisksOf(Name).Before;

    /// <summary>Its risk level in the later snapshot; <see cref="RiskLevel.None"/> where it is not there.</summary>
    public RiskLevel RiskAfter => _comparison.RisksOf(Name).After;

    /// <summary>The dependencies that it has in the later snapshot only, in ordinal order.</summary>
    public IReadOnlyList<string> DeclaredDependencies => field ??= In(After, but: Before);

    /// <summary>The dependencies that it has in the earlier snapshot only, in ordinal order.</summary>
    public IReadOnlyList<string> WithdrawnDependencies => field ??= In(Before, but: After);

    /// <summary>Its fields that differ, in ordinal order of the keys, and then those of its dependencies, in ordinal order of the
    /// dependencies.</summary>
    public IReadOnlyList<FieldDifference> Fields => _fields ??= _comparison.FieldsOf(Name);

    /// <summary>The difference in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Before?.ToString() ?? "(nothing)"} → {After?.ToString() ?? "(nothing)"}, risk {RiskBefore} → {RiskAfter}");

    private static IReadOnlyList<string> In(Milestone? one, Milestone? but)
    {
        if (one is null) return [];
        HashSet<string> others = new(but?.Dependencies ?? [], StringComparer.Ordinal);
        return Array.AsReadOnly(one.Dependencies.Where(name => !others.Contains(name)).ToArray());
    }
}
