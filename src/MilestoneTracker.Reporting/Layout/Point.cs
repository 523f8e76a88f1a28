namespace MilestoneTracker.Reporting.Layout;

/// <summary>A point of the picture. Pixels; x grows to the right, y downwards.</summary>
internal readonly record struct Point(double X, double Y);
