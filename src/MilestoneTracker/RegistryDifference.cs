using System.Diagnostics;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>What moved from one snapshot to another.</summary>
/// <remarks>Immutable and safe from any thread. What follows from what moved, progress and risk, is found when it is first read.
/// Holding one holds the memory
/// of both snapshots.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class RegistryDifference
{
    private readonly Comparison _comparison;

    internal RegistryDifference(Comparison comparison)
    {
        _comparison = comparison;
        Milestones = Named(comparison.Moved);
    }

    /// <summary>Every milestone that moved itself, in ordinal order of the names: those that came and went, and those whose status,
    /// components,
    /// fields, dependencies or fields of dependencies are others.</summary>
    public IReadOnlyList<MilestoneDifference> Milestones { get; }

    /// <summary>Every field that differs: those of the plan, of milestones and their dependencies, of records; each in ordinal
    /// order. The first read
    /// costs O(what differs), and O(records) of each collection in which anything does.</summary>
    public IReadOnlyList<FieldDifference> Fields =>
        field ??= [.. _comparison.PlanFields(), .. Milestones.SelectMany(milestone => milestone.Fields), .. _comparison.RecordFields()];

    /// <summary>Every milestone that is in both and whose risk level is another, in ordinal order of the names. The first read
    /// costs O(what depends on
    /// what moved, as far as the change of risk goes), and what that reaches through unresolved dependencies.</summary>
    public IReadOnlyList<MilestoneDifference> RiskLevels => field ??= Named(_comparison.MovedRisks());

    /// <summary>Every milestone that is in both and whose progress is another, in ordinal order of the names. The first read costs,
    /// where little depends on
    /// what moved, a walk for each of those; otherwise a pass over all of each snapshot, as
    /// <see cref="RegistrySnapshot.GetCompletions"/>.</summary>
    public IReadOnlyList<MilestoneDifference> Progress => field ??= Named(_comparison.MovedProgress());

    /// <summary>Every milestone that moved itself, or whose progress or risk level did, in ordinal order of the names. The first
    /// read costs what
    /// <see cref="RiskLevels"/> and <see cref="Progress"/> cost.</summary>
    public IReadOnlyList<MilestoneDifference> Affected =>
        field ??= Named(
        Milestones.Concat(RiskLevels).Concat(Progress).Select(difference => difference.Name).Distinct(StringComparer.Ordinal));

    /// <summary>Whether nothing moved. Histories may differ all the same: a status may have changed and changed back.</summary>
    public bool IsEmpty => Milestones.Count == 0 && Fields.Count == 0;

    /// <summary>The difference in words, for people.</summary>
    public override string ToString() => Milestones.Count switch
    {
        0 => IsEmpty
            ? "Nothing moved" : FormattableString.Invariant($"{Fields.Count} fields moved: {Fields[0]}{(Fields.Count > 1 ? ", …" : "")}"),
        1 => Milestones[0].ToString(),
        _ => FormattableString.Invariant($"{Milestones.Count} milestones moved: {Milestones[0]}, …"),
    };

    private IReadOnlyList<MilestoneDifference> Named(IEnumerable<string> names) =>
        Array.AsReadOnly(
        names.OrderBy(name => name, StringComparer.Ordinal).Select(name => new MilestoneDifference(_comparison, name)).ToArray());
}
