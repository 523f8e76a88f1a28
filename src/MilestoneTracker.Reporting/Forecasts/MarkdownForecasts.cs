using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Planning.Trends;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Forecasts;

// What a Markdown report says about how sure the finish is, and how forecasts moved: lists and a table in place of pictures.
internal static class MarkdownForecasts
{
    public static void Write(PlanReport report, TextWriter output)
    {
        if (report.Forecasts.Simulation is { } simulation) HowSure(simulation, report.Snapshot, output);
        if (report.Forecasts.Trends is { } trends && TrendFigure.IsAny(trends)) Trends(trends, report.Snapshot, output);
    }

    private static void HowSure(Simulation simulation, RegistrySnapshot plan, TextWriter output)
    {
        output.Write("\n## How sure is the finish?\n\n");
        output.Write(FormattableString.Invariant(
            $"{DisplayText.Counted(simulation.Iterations, "iteration", "iterations")}, seed {simulation.Seed}.\n\n"));
        foreach (FinishMarker marker in FinishMarkers.Of(simulation))
            output.Write($"- **{marker.Label} {DateText.Day(marker.Date)}** {MarkdownText.Escape(marker.Meaning)}\n");
        IReadOnlyList<SimulatedMilestone> drivers = FinishDrivers.Of(simulation);
        if (drivers.Count == 0)
        {
            output.Write("\nNothing that varies moves the finish.\n");
            return;
        }

        output.Write("\n| What drives it | Sensitivity | Critical | Cruciality |\n| --- | ---: | ---: | ---: |\n");
        foreach (SimulatedMilestone driver in drivers)
        {
            output.Write(
                $"| {Name(driver.Name, plan)} | {FinishDrivers.Text(driver.SensitivityIndex)} | "
                + $"{FinishMarkers.Percent(driver.Criticality)} | {FinishDrivers.Text(driver.Cruciality)} |\n");
        }
    }

    private static void Trends(IReadOnlyList<ForecastTrend> trends, RegistrySnapshot plan, TextWriter output)
    {
        output.Write("\n## How forecasts moved\n\n");
        foreach (ForecastTrend trend in trends)
            output.Write($"- **{(trend.Milestone is { } name ? Name(name, plan) : "the plan")}** {TrendText.InWords(trend)}\n");
    }

    private static string Name(string name, RegistrySnapshot plan) =>
        plan.GetMilestone(name) is { } milestone ? MarkdownText.Milestone(milestone) : MarkdownText.Escape(name);
}
