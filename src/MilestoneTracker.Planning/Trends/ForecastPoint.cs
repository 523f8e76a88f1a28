namespace MilestoneTracker.Planning.Trends;

/// <summary>What was forecast in one report.</summary>
/// <param name="Report">When, in civil plan time of the plan as it was then.</param>
/// <param name="Forecast">The finish of the milestone, as the plan was then; <see langword="null"/> where it was not in the
/// schedule.</param>
/// <param name="IsFinished">Whether it was completed then, so that the finish is an actual one.</param>
public readonly record struct ForecastPoint(DateTime Report, DateTime? Forecast, bool IsFinished = false);
