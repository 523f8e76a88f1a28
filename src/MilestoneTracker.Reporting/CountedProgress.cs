namespace MilestoneTracker.Reporting;

// How progress is counted where a display shows it of many: the one rule, for every format and every list. A milestone counts its
// own when it is
// first asked, by a walk over what it needs; from some of them on, one pass for all is less work, and a pass can be ended.
internal static class CountedProgress
{
    private const int FewEnough = 64;

    /// <summary>Counts all at once where so many are shown that this is cheaper; otherwise each counts its own when it is shown.</summary>
    /// <param name="snapshot">The plan.</param>
    /// <param name="shown">Of how many milestones of it progress is about to be shown.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    public static void For(RegistrySnapshot snapshot, int shown, CancellationToken cancellationToken)
    {
        if (shown > Math.Max(FewEnough, snapshot.Count / 100)) snapshot.GetCompletions(cancellationToken);
    }
}
