namespace MilestoneTracker.Reporting.Forecasts;

/// <summary>A date that is marked in the curve of the finish.</summary>
/// <param name="Label">What it is, in a word.</param>
/// <param name="Style">The class of its line.</param>
/// <param name="Time">The moment.</param>
/// <param name="Date">The day, for people.</param>
/// <param name="Meaning">What it says.</param>
internal sealed record FinishMarker(string Label, string Style, DateTime Time, DateOnly Date, string Meaning);
