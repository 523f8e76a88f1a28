using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.DaysOff;

/// <summary>Days on which nobody works.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day; the first one if it is a single day.</param>
/// <param name="Title">What the calendar calls it; may be empty.</param>
/// <param name="Place">Where it begins in the input.</param>
public readonly record struct DayOff(DateOnly First, DateOnly Last, string Title, ImportPlace Place);
