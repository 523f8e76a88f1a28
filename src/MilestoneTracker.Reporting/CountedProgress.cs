namespace MilestoneTracker.Reporting;

// Counts progress that is about to be displayed for many milestones: one rule for every format and list. A milestone counts its own
// progress on first use by walking what it depends on; above a limit, one pass over the plan for all of them is cheaper, and can be
// cancelled.
internal static class CountedProgress
{
    private const int MaxSingly = 64;

    /// <summary>Counts the progress of the whole plan in one pass if enough of it is shown; otherwise each milestone counts its own when
    /// it is shown.</summary>
    /// <param name="snapshot">The plan.</param>
    /// <param name="shown">The number of milestones whose progress is about to be shown.</param>
    /// <param name="cancellationToken">Cancels the work with <see cref="OperationCanceledException"/>.</param>
    public static void For(RegistrySnapshot snapshot, int shown, CancellationToken cancellationToken)
    {
        if (shown > Math.Max(MaxSingly, snapshot.Count / 100)) snapshot.GetCompletions(cancellationToken);
    }
}
