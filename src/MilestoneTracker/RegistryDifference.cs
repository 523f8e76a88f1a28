using System.Diagnostics;

namespace MilestoneTracker;

/// <summary>What moved from one snapshot to another.</summary>
/// <remarks>Immutable and safe from any thread. Holding one holds the memory of both snapshots.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class RegistryDifference
{
    internal RegistryDifference(IReadOnlyList<MilestoneDifference> milestones) => Milestones = milestones;

    /// <summary>Every milestone that moved, in ordinal order of the names: those that came and went, and those whose status, components,
    /// dependencies, progress or risk level is another.</summary>
    public IReadOnlyList<MilestoneDifference> Milestones { get; }

    /// <summary>Whether nothing moved. Histories may differ all the same: a status may have changed and changed back.</summary>
    public bool IsEmpty => Milestones.Count == 0;

    /// <summary>The difference in words, for people.</summary>
    public override string ToString() => Milestones.Count switch
    {
        0 => "Nothing moved",
        1 => Milestones[0].ToString(),
        _ => FormattableString.Invariant($"{Milestones.Count} milestones moved: {Milestones[0]}, …"),
    };
}
