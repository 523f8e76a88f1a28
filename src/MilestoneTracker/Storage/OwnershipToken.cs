namespace MilestoneTracker.Storage;

/// <summary>The tokens that say whose a page is; each is given out once.</summary>
internal static class OwnershipToken
{
    /// <summary>Owns no page: nothing can be written under it.</summary>
    public const long Frozen = -1;

    private static long _last;

    public static long New() => Interlocked.Increment(ref _last);
}
