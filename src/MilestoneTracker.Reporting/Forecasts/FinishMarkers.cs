using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Forecasts;

// The dates that a simulation is read by: P50, P80, the forecast, and the target of what it is about, with the share of iterations that
// keep them.
internal static class FinishMarkers
{
    public static IReadOnlyList<FinishMarker> Of(Simulation simulation)
    {
        SimulatedDates finish = simulation.Finish;
        DateTime forecast = simulation.Toward is { } name ? simulation.Schedule.GetMilestone(name)!.Finish : simulation.Schedule.Finish;
        string exact = DayOf(finish.P80Low) == DayOf(finish.P80High) ? ""
            : $"; with {Percent(finish.P80Confidence)} confidence, the P80 itself is between {DateText.Day(DayOf(finish.P80Low))} and "
                + DateText.Day(DayOf(finish.P80High));
        List<FinishMarker> markers =
        [
            new("P50", "p50", finish.P50, DayOf(finish.P50), "finished by then in half of the iterations"),
            new("P80", "p80", finish.P80, DayOf(finish.P80), "finished by then in four fifths of them" + exact),
            new("forecast", "forecast", forecast, DayOf(forecast), $"kept in {Percent(simulation.ProbabilityBy(forecast))} of them"),
        ];
        if (Promised(simulation) is { Target: { } target, TargetLimit: { } limit } promised)
        {
            markers.Add(new FinishMarker(
                "target", "target", limit, target.Day,
                $"promised for {promised.Name}, kept in "
                + $"{Percent(simulation.GetMilestone(promised.Name)!.TargetProbability ?? 0)} of them"));
        }

        return markers;
    }

    /// <summary>The day that a finish belongs to; at midnight the one before.</summary>
    public static DateOnly DayOf(DateTime finish) =>
        DateOnly.FromDateTime(finish > DateTime.MinValue && finish.TimeOfDay == TimeSpan.Zero ? finish.AddDays(-1) : finish);

    /// <summary>Per cent of a share, rounded; neither 0 nor 100 unless it is exactly that.</summary>
    public static string Percent(double share) =>
        DisplayText.Format(share is 0 or 1 ? (int)(share * 100) : (int)Math.Clamp(Math.Round(share * 100), 1, 99)) + " %";

    // What the simulation is about, or without that what is finished last, if it was promised.
    private static ScheduledMilestone? Promised(Simulation simulation)
    {
        Schedule schedule = simulation.Schedule;
        if (simulation.Toward is { } name) return schedule.GetMilestone(name) is { Target: not null } asked ? asked : null;
        return schedule.Milestones.FirstOrDefault(
            milestone => milestone is { IsCompleted: false, Target: not null } && milestone.Finish == schedule.Finish);
    }
}
