namespace MilestoneTracker.Reporting;

/// <summary>The state of the plan at a time: a point of progress over time.</summary>
public sealed record HistoryPoint
{
    internal HistoryPoint(DateTimeOffset time, long version, Completion completion) =>
        (Time, Version, Completion) = (time, version, completion);

    /// <summary>The time.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The version as of that time.</summary>
    public long Version { get; }

    /// <summary>The progress of the whole plan, with each milestone counted once.</summary>
    public Completion Completion { get; }

    /// <summary>The number of milestones to complete: all that were not cancelled.</summary>
    public int Scope => Completion.Counted;

    /// <summary>The number of those that were completed.</summary>
    public int Completed => Completion.Completed;
}
