namespace MilestoneTracker.Planning.Resources;

/// <summary>How much of a resource there is from a day on.</summary>
/// <param name="From">The first day.</param>
/// <param name="Quantity">How much; 0 for nothing.</param>
public readonly record struct CapacityStep(DateOnly From, Quantity Quantity);
