namespace MilestoneTracker.Reporting.Layout;

/// <summary>Distances in pixels: between boxes of one layer (vertically), and between layers (horizontally).</summary>
internal readonly record struct Gaps(double Boxes, double Layers);
