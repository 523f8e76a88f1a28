namespace MilestoneTracker.Planning.Levelling;

/// <summary>What a milestone asks of a resource, in hundredths.</summary>
internal readonly record struct Demand(int Resource, int Quantity);
