namespace MilestoneTracker.Reporting.Layout;

/// <summary>The size of a box to place. Pixels.</summary>
internal readonly record struct BoxSize(double Width, double Height);

/// <summary>A point of the picture. Pixels; x grows to the right, y downwards.</summary>
internal readonly record struct Spot(double X, double Y);

/// <summary>An arrow to route between two boxes, by their indices.</summary>
internal readonly record struct Arrow(int From, int To);

/// <summary>Distances in pixels: between boxes of one layer (vertically), and between layers (horizontally).</summary>
internal readonly record struct Gaps(double Boxes, double Layers);
