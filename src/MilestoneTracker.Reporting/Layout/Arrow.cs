namespace MilestoneTracker.Reporting.Layout;

/// <summary>An arrow to route between two boxes, by their indices.</summary>
internal readonly record struct Arrow(int From, int To);
