namespace MilestoneTracker.Reporting.Layout;

/// <summary>The size of a box to place. Pixels.</summary>
internal readonly record struct BoxSize(double Width, double Height);
