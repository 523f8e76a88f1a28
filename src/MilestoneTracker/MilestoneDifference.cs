using System.Diagnostics;
using MilestoneTracker.Risk;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>How one milestone differs between two snapshots.</summary>
/// <remarks>Immutable and safe from any thread. Everything but the two milestones is computed when it is first read. A difference keeps
/// the memory of both snapshots.</remarks>
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

    /// <summary>The milestone in the earlier snapshot; <see langword="null"/> if it was added since.</summary>
    public Milestone? Before { get; }

    /// <summary>The milestone in the later snapshot; <see langword="null"/> if it was removed since.</summary>
    public Milestone? After { get; }

    /// <summary>Its risk level in the earlier snapshot; <see cref="RiskLevel.None"/> if it was added since.</summary>
    public RiskLevel RiskBefore => _comparison.RisksOf(Name).Before;

    /// <summary>Its risk level in the later snapshot; <see cref="RiskLevel.None"/> if it was removed since.</summary>
    public RiskLevel RiskAfter => _comparison.RisksOf(Name).After;

    /// <summary>The dependencies that only the later snapshot has, in ordinal order.</summary>
    public IReadOnlyList<string> DeclaredDependencies => field ??= Only(After, without: Before);

    /// <summary>The dependencies that only the earlier snapshot has, in ordinal order.</summary>
    public IReadOnlyList<string> WithdrawnDependencies => field ??= Only(Before, without: After);

    /// <summary>Its fields that differ, in ordinal order of the keys, followed by those of its dependencies, in ordinal order of the
    /// dependencies.</summary>
    public IReadOnlyList<FieldDifference> Fields => _fields ??= _comparison.FieldsOf(Name);

    /// <summary>A description of the difference, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Before?.ToString() ?? "(nothing)"} → {After?.ToString() ?? "(nothing)"}, risk {RiskBefore} → {RiskAfter}");

    private static IReadOnlyList<string> Only(Milestone? milestone, Milestone? without)
    {
        if (milestone is null) return [];
        HashSet<string> others = new(without?.Dependencies ?? [], StringComparer.Ordinal);
        return Array.AsReadOnly(milestone.Dependencies.Where(name => !others.Contains(name)).ToArray());
    }
}
