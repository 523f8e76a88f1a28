using System.Text.Json;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Simulations;

namespace MilestoneTracker.Cli.Forecasts;

// The parts of JSON documents about forecasts; documented in docs/cli/milestones.md, "Forecasts in JSON". Times are civil time of the plan,
// work is in minutes, and statistics have at most four decimals.
internal static class ForecastJson
{
    private const int CurvePoints = 100;

    public static void Simulation(this Utf8JsonWriter json, Simulation simulation, IEnumerable<SimulatedMilestone> milestones)
    {
        json.Header(simulation.Schedule);
        json.WriteNumber("seed", simulation.Seed);
        json.WriteNumber("iterations", simulation.Iterations);
        json.WriteString("toward", simulation.Toward);
        json.WriteStartObject("finish");
        json.Percentiles(simulation.Finish);
        json.WriteEndObject();
        json.Strings(
            "curve", Enumerable.Range(1, CurvePoints).Select(percent => DateText.Exactly(simulation.FinishAt(percent))));
        json.Objects("milestones", milestones, milestone => json.Milestone(simulation.Schedule, milestone));
        json.Objects("findings", simulation.FindUnlikelyTargets(), json.Finding);
    }

    public static void Number(this Utf8JsonWriter json, string member, double? number)
    {
        if (number is { } known) json.WriteNumber(member, ForecastCells.ForPrograms(known));
        else json.WriteNull(member);
    }

    private static void Milestone(this Utf8JsonWriter json, Schedule schedule, SimulatedMilestone milestone)
    {
        ScheduledMilestone scheduled = schedule.GetMilestone(milestone.Name)!;
        json.WriteString("name", milestone.Name);
        json.WriteString("forecast", DateText.Exactly(scheduled.Finish));
        json.WriteString("target", scheduled.Target?.ToString());
        json.Percentiles(milestone.Dates);
        json.Number("targetProbability", milestone.TargetProbability);
        json.Number("forecastProbability", milestone.ForecastProbability);
        json.Number("criticality", milestone.Criticality);
        json.Number("sensitivityIndex", milestone.SensitivityIndex);
        json.Number("cruciality", milestone.Cruciality);
        json.Number("meanRemaining", milestone.MeanRemainingWork);
        json.Number("remainingDeviation", milestone.RemainingWorkDeviation);
    }

    private static void Percentiles(this Utf8JsonWriter json, SimulatedDates dates)
    {
        json.WriteString("p10", DateText.Exactly(dates.P10));
        json.WriteString("p50", DateText.Exactly(dates.P50));
        json.WriteString("p80Low", DateText.Exactly(dates.P80Low));
        json.WriteString("p80", DateText.Exactly(dates.P80));
        json.WriteString("p80High", DateText.Exactly(dates.P80High));
        json.Number("p80Confidence", dates.P80Confidence);
        json.WriteString("p90", DateText.Exactly(dates.P90));
        json.Number("meanSlip", dates.MeanSlip);
        json.Number("slipDeviation", dates.SlipDeviation);
    }
}
