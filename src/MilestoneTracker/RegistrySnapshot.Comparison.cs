using MilestoneTracker.State;

namespace MilestoneTracker;

public sealed partial class RegistrySnapshot
{
    /// <summary>What moved from an earlier snapshot to this one: milestones that came and went, statuses, components, dependencies,
    /// fields of
    /// everything; and, found when they are read, progress and risk levels. Histories are not compared: a status that went and came
    /// back has not
    /// moved.</summary>
    /// <remarks>
    /// Where both come from one registry (or from a proposal on it) this reads the pages that differ and nothing else. Snapshots of
    /// different registries, of
    /// which one may have been replayed, and of two proposals that both brought names, are compared milestone by milestone, by
    /// name. Both ways
    /// find the same (invariant I11).
    /// </remarks>
    /// <param name="earlier">The snapshot to compare with; it need not really be the earlier one.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>: of use for large snapshots of different
    /// registries. It also ends the pass over all that <see cref="RegistryDifference.Progress"/> may make when it is first read.</param>
    /// <exception cref="ArgumentNullException"><paramref name="earlier"/> is <see langword="null"/>.</exception>
    public RegistryDifference ChangesSince(RegistrySnapshot earlier, CancellationToken cancellationToken = default) =>
        new(new Comparison((earlier ?? throw new ArgumentNullException(nameof(earlier))).State, State, cancellationToken));
}
