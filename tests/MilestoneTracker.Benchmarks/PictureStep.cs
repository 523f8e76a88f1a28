namespace MilestoneTracker.Benchmarks;

/// <summary>What an edit did to a picture: the share of boxes that moved, and the crossings after it.</summary>
internal sealed record PictureStep(string Kind, double Moved, double MovedFromNothing, long Crossings, long CrossingsFromNothing);
