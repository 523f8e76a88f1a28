namespace MilestoneTracker.Reporting;

/// <summary>How the plan stood at a moment: a point of progress over time.</summary>
/// <param name="Time">The moment.</param>
/// <param name="Version">The version as of that moment.</param>
/// <param name="Completion">The progress of the whole plan, over its milestones, each once.</param>
public sealed record HistoryPoint(DateTimeOffset Time, long Version, Completion Completion)
{
    /// <summary>How many milestones there were to reach: all that were not cancelled.</summary>
    public int Scope => Completion.Counted;

    /// <summary>How many of them were completed.</summary>
    public int Completed => Completion.Completed;
}
