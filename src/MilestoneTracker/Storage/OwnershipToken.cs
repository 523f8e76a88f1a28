namespace MilestoneTracker.Storage;

/// <summary>The tokens that identify the owner of a page; each is used once.</summary>
internal static class OwnershipToken
{
    /// <summary>Owns no page: nothing can be written with it.</summary>
    public const long Frozen = -1;

    private static long _last;

    public static long New() => Interlocked.Increment(ref _last);
}
