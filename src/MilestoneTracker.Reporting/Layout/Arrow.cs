namespace MilestoneTracker.Reporting.Layout;

/// <summary>An edge between two boxes, by their indices.</summary>
internal readonly record struct Arrow(int From, int To);
