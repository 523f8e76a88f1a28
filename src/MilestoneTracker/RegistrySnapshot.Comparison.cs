using MilestoneTracker.State;

namespace MilestoneTracker;

public sealed partial class RegistrySnapshot
{
    /// <summary>The differences from an earlier snapshot to this one: milestones that were added or removed, statuses, components,
    /// dependencies, and all fields; and, computed when they are read, progress and risk levels. Histories are not compared: a status
    /// that changed and changed back is not a difference.</summary>
    /// <remarks>
    /// If both snapshots come from one registry (or from a proposal on it), this reads only the pages that differ. Snapshots of different
    /// registries, one of which may have been replayed, and of two proposals that both added names, are compared milestone by milestone,
    /// by name. Both ways find the same differences (invariant I11).
    /// </remarks>
    /// <param name="earlier">The snapshot to compare with; it does not have to be the earlier one.</param>
    /// <param name="cancellationToken">Cancels the comparison, which is useful for large snapshots of different registries. It also
    /// cancels the pass over all milestones that <see cref="RegistryDifference.Progress"/> may make when it is first read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="earlier"/> is <see langword="null"/>.</exception>
    public RegistryDifference ChangesSince(RegistrySnapshot earlier, CancellationToken cancellationToken = default) =>
        new(new Comparison((earlier ?? throw new ArgumentNullException(nameof(earlier))).State, State, cancellationToken));
}
