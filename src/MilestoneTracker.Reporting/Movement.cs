namespace MilestoneTracker.Reporting;

// What moved between two plans, for displays: the milestones that were changed, and those whose progress or risk followed. The progress
// of both sides is about to be shown, so it is counted here, where that can be cancelled.
internal sealed class Movement
{
    private readonly HashSet<string> _changed;

    private Movement(RegistryDifference difference)
    {
        Difference = difference;
        _changed = new HashSet<string>(difference.Milestones.Select(moved => moved.Name), StringComparer.Ordinal);
        // If no milestone was changed, none is affected, and nothing needs to be counted.
        Milestones = _changed.Count == 0 ? [] : difference.Affected;
    }

    /// <summary>What was changed: milestones, and fields of any owner.</summary>
    public RegistryDifference Difference { get; }

    /// <summary>Every milestone that was changed, or whose progress or risk followed, in ordinal order of the names.</summary>
    public IReadOnlyList<MilestoneDifference> Milestones { get; }

    /// <summary>The fields of the plan and of records that differ.</summary>
    public IEnumerable<FieldDifference> OtherFields => Difference.Fields.Where(moved => moved.Subject.Milestone is null);

    /// <summary>Finds what moved.</summary>
    /// <param name="earlier">The earlier plan.</param>
    /// <param name="later">The later plan.</param>
    /// <param name="cancellationToken">Cancels the work with <see cref="OperationCanceledException"/>.</param>
    public static Movement Between(RegistrySnapshot earlier, RegistrySnapshot later, CancellationToken cancellationToken) =>
        new(later.ChangesSince(earlier, cancellationToken));

    /// <summary>Whether a milestone itself was changed, and not only its progress or risk.</summary>
    public bool WasChanged(MilestoneDifference moved) => _changed.Contains(moved.Name);

    /// <summary>Counts the progress of both sides, for the number of milestones that are shown.</summary>
    public static void Count(RegistrySnapshot earlier, RegistrySnapshot later, int shown, CancellationToken cancellationToken)
    {
        CountedProgress.For(earlier, shown, cancellationToken);
        CountedProgress.For(later, shown, cancellationToken);
    }
}
