namespace MilestoneTracker.Planning.Model;

/// <summary>The yes-or-no facts of a row.</summary>
[Flags]
internal enum RowFlags
{
    None = 0,
    Completed = 1,
    Cancelled = 1 << 1,

    /// <summary>Blocked or on hold.</summary>
    Paused = 1 << 2,

    /// <summary>Started, with neither progress nor remaining work reported, and its whole duration has passed.</summary>
    Stale = 1 << 3,

    /// <summary>It has no duration, estimate or remaining work, and no date that delays or fixes it.</summary>
    NoEstimate = 1 << 4,

    /// <summary>A field is invalid and counts as not set; findings read the fields again to name it.</summary>
    Problem = 1 << 5,

    /// <summary>The actual start is after the actual finish, or after now.</summary>
    BadStart = 1 << 6,

    /// <summary>The actual finish is after now, or the milestone is not completed.</summary>
    BadFinish = 1 << 7,

    /// <summary>It depends on a cancelled milestone, and is not completed.</summary>
    Gap = 1 << 8,

    /// <summary>A field of one of its dependencies is invalid and counts as not set.</summary>
    LinkProblem = 1 << 9,

    /// <summary>It has an owner.</summary>
    Owned = 1 << 10,

    /// <summary>No actual start is known; the start is the finish minus the duration.</summary>
    AssumedStart = 1 << 11,

    /// <summary>Its duration is elapsed time.</summary>
    Elapsed = 1 << 12,
}
