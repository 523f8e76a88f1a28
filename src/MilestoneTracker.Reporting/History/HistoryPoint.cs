namespace MilestoneTracker.Reporting;

/// <summary>How the plan stood at a moment: a point of progress over time.</summary>
/// <param name="Time">The moment.</param>
/// <param name="Version">The version as of that moment.</param>
/// <param name="Scope">How many milestones there were to reach: all that were not cancelled.</param>
/// <param name="Completed">How many of them were completed.</param>
/// <param name="MeanProgress">The mean of their progress, 0..1; nothing where there were none.</param>
public sealed record HistoryPoint(DateTimeOffset Time, long Version, int Scope, int Completed, double? MeanProgress);
