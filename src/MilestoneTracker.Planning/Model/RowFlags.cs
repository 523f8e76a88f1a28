namespace MilestoneTracker.Planning.Model;

/// <summary>What a row says with yes or no.</summary>
[Flags]
internal enum RowFlags
{
    None = 0,
    Completed = 1,
    Cancelled = 1 << 1,

    /// <summary>Blocked or on hold.</summary>
    Paused = 1 << 2,

    /// <summary>Started, nothing reported, and its time is used up.</summary>
    Stale = 1 << 3,

    /// <summary>Nothing says how long it takes or when it is.</summary>
    Unsaid = 1 << 4,

    /// <summary>A field counts as not set; which one is asked again when findings are read.</summary>
    Problem = 1 << 5,

    /// <summary>The actual start contradicts something.</summary>
    BadStart = 1 << 6,

    /// <summary>The actual finish contradicts something.</summary>
    BadFinish = 1 << 7,

    /// <summary>It depends on a cancelled milestone, and is not completed.</summary>
    Gap = 1 << 8,

    /// <summary>A field of one of its dependencies counts as not set.</summary>
    LinkProblem = 1 << 9,

    /// <summary>Somebody answers for it.</summary>
    Owned = 1 << 10,

    /// <summary>Nothing says when it was started; the start is what its duration says.</summary>
    AssumedStart = 1 << 11,
}
