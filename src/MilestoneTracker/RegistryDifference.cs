using System.Diagnostics;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>The differences between two snapshots.</summary>
/// <remarks>Immutable and safe from any thread. Differences in progress and risk are computed when they are first read. Holding one keeps
/// the memory of both snapshots.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class RegistryDifference
{
    private readonly Comparison _comparison;

    internal RegistryDifference(Comparison comparison)
    {
        _comparison = comparison;
        Milestones = Named(comparison.Changed);
    }

    /// <summary>Every milestone that differs itself, in ordinal order of the names: added, removed, or with a different status,
    /// components, fields, dependencies or fields of dependencies.</summary>
    public IReadOnlyList<MilestoneDifference> Milestones { get; }

    /// <summary>Every field that differs: those of the plan, of milestones and their dependencies, and of records; each in ordinal order.
    /// The first read costs O(differences), and O(records) of each collection that differs.</summary>
    public IReadOnlyList<FieldDifference> Fields =>
        field ??= [.. _comparison.PlanFields(), .. Milestones.SelectMany(milestone => milestone.Fields), .. _comparison.RecordFields()];

    /// <summary>Every milestone that is in both snapshots with a different risk level, in ordinal order of the names. The first read
    /// costs O(dependents of what differs, as far as the change of risk reaches), and what these reach through unresolved
    /// dependencies.</summary>
    public IReadOnlyList<MilestoneDifference> RiskLevels => field ??= Named(_comparison.ChangedRisks());

    /// <summary>Every milestone that is in both snapshots with a different progress, in ordinal order of the names. If few milestones
    /// depend on what differs, the first read costs a walk for each of them; otherwise a pass over all of each snapshot, as
    /// <see cref="RegistrySnapshot.GetCompletions"/>.</summary>
    public IReadOnlyList<MilestoneDifference> Progress => field ??= Named(_comparison.ChangedProgress());

    /// <summary>Every milestone that differs itself or in its progress or risk level, in ordinal order of the names. The first read costs
    /// what <see cref="RiskLevels"/> and <see cref="Progress"/> cost.</summary>
    public IReadOnlyList<MilestoneDifference> Affected =>
        field ??= Named(
        Milestones.Concat(RiskLevels).Concat(Progress).Select(difference => difference.Name).Distinct(StringComparer.Ordinal));

    /// <summary>Whether there are no differences. Histories may still differ: a status may have changed and changed back.</summary>
    public bool IsEmpty => Milestones.Count == 0 && Fields.Count == 0;

    /// <summary>A description of the difference, for people.</summary>
    public override string ToString() => Milestones.Count switch
    {
        0 => IsEmpty
            ? "Nothing changed"
            : FormattableString.Invariant($"{Fields.Count} fields changed: {Fields[0]}{(Fields.Count > 1 ? ", …" : "")}"),
        1 => Milestones[0].ToString(),
        _ => FormattableString.Invariant($"{Milestones.Count} milestones changed: {Milestones[0]}, …"),
    };

    private IReadOnlyList<MilestoneDifference> Named(IEnumerable<string> names) =>
        Array.AsReadOnly(
        names.OrderBy(name => name, StringComparer.Ordinal).Select(name => new MilestoneDifference(_comparison, name)).ToArray());
}
