using MilestoneTracker.Planning;

namespace MilestoneTracker.Reporting.Forecasts;

/// <summary>The baseline that a report compares with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Schedule">The dates as of its version.</param>
internal sealed record BaselineDates(string Name, Schedule Schedule);
