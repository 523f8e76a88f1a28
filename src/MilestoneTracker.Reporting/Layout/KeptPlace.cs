namespace MilestoneTracker.Reporting.Layout;

/// <summary>Where a box was in an earlier layout: its layer, and the y coordinate of its middle.</summary>
internal readonly record struct KeptPlace(int Rank, double Height);
