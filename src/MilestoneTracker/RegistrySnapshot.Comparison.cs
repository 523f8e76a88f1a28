using MilestoneTracker.State;

namespace MilestoneTracker;

public sealed partial class RegistrySnapshot
{
    /// <summary>What moved from an earlier snapshot to this one, in ordinal order of the names: milestones that came and went, statuses, components, dependencies, progress, risk levels.</summary>
    /// <remarks>
    /// Where both come from one registry (or from a proposal on it) this reads the pages that differ, what depends on what changed as far as the
    /// change of risk goes, and what those reach through unresolved dependencies; nothing else. Snapshots of different registries, of which one
    /// may have been replayed, are compared milestone by milestone, by name.
    /// </remarks>
    /// <param name="earlier">The snapshot to compare with; it need not really be the earlier one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="earlier"/> is <see langword="null"/>.</exception>
    public IReadOnlyList<MilestoneDifference> CompareTo(RegistrySnapshot earlier) =>
        Comparison.Of((earlier ?? throw new ArgumentNullException(nameof(earlier))).State, State);
}
