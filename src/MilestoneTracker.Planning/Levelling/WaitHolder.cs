namespace MilestoneTracker.Planning.Levelling;

/// <summary>A milestone that has what another one waits for.</summary>
/// <param name="Milestone">Its name.</param>
/// <param name="Finish">When it is finished in the levelled schedule.</param>
public sealed record WaitHolder(string Milestone, DateTime Finish);
