namespace MilestoneTracker.Reporting.Layout;

/// <summary>A number is to be at least some length above another, and it costs its weight for each unit that it lies above it.</summary>
internal readonly record struct Constraint(int From, int To, int Length, int Weight);
