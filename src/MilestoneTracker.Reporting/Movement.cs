namespace MilestoneTracker.Reporting;

// What moved between two plans, for displays: what was changed itself and, beside it, whose progress or risk followed. Of each the
// progress is about to
// be shown on both sides, so it is counted here, where that can be ended.
internal sealed class Movement
{
    private readonly HashSet<string> _changed;

    private Movement(RegistryDifference difference)
    {
        Difference = difference;
        _changed = new HashSet<string>(difference.Milestones.Select(moved => moved.Name), StringComparer.Ordinal);
        // Where no milestone was changed, nothing follows, and nothing needs to be counted.
        Milestones = _changed.Count == 0 ? [] : difference.Affected;
    }

    /// <summary>What was changed: milestones, and fields of everything.</summary>
    public RegistryDifference Difference { get; }

    /// <summary>Every milestone that was changed or whose progress or risk followed, in ordinal order of the names.</summary>
    public IReadOnlyList<MilestoneDifference> Milestones { get; }

    /// <summary>The fields of the plan and of records that differ: those that belong to no milestone.</summary>
    public IEnumerable<FieldDifference> OtherFields => Difference.Fields.Where(moved => moved.Subject.Milestone is null);

    /// <summary>Finds what moved.</summary>
    /// <param name="earlier">The one plan.</param>
    /// <param name="later">The other.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    public static Movement Between(RegistrySnapshot earlier, RegistrySnapshot later, CancellationToken cancellationToken) =>
        new(later.ChangesSince(earlier, cancellationToken));

    /// <summary>Whether a milestone was changed itself, and did not only follow.</summary>
    public bool WasChanged(MilestoneDifference moved) => _changed.Contains(moved.Name);

    /// <summary>Counts the progress of both sides of so many of them.</summary>
    public static void Count(RegistrySnapshot earlier, RegistrySnapshot later, int shown, CancellationToken cancellationToken)
    {
        CountedProgress.For(earlier, shown, cancellationToken);
        CountedProgress.For(later, shown, cancellationToken);
    }
}
