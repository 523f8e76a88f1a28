namespace MilestoneTracker.Exchange.Options;

/// <summary>When a milestone is planned to start and to finish, in civil time without a zone.</summary>
/// <param name="Start">Its start, to the minute.</param>
/// <param name="Finish">Its finish, to the minute; not before the start.</param>
public readonly record struct ScheduledTime(DateTime Start, DateTime Finish);
