using System.Globalization;
using System.Text.Json.Nodes;
using MilestoneTracker.Planning.Simulations;

namespace MilestoneTracker.Planning.Conformance;

// What a simulation answers, in the form of the cases.
internal static class SimulationAnswer
{
    public static JsonObject Of(Schedule schedule, JsonObject ask)
    {
        Simulation simulation = Simulation.Run(schedule, new SimulationOptions
        {
            Seed = (ulong)ask["seed"]!, Iterations = (int)ask["iterations"]!, Toward = (string?)ask["toward"],
        });
        JsonObject answer = [];
        if (ask["draws"] is { } draws) answer["draws"] = Draws(simulation, (int)draws);
        JsonObject milestones = [];
        foreach (SimulatedMilestone milestone in simulation.Milestones) milestones[milestone.Name] = Of(milestone);
        answer["milestones"] = milestones;
        answer["finish"] = Of(simulation.Finish);
        return answer;
    }

    private static JsonObject Draws(Simulation simulation, int count)
    {
        JsonObject draws = [];
        foreach (SimulatedMilestone milestone in simulation.Milestones)
            draws[milestone.Name] = new JsonArray([
                .. Enumerable.Range(0, Math.Min(count, simulation.Iterations))
                    .Select(iteration => (JsonNode)milestone.GetRemainingWork(iteration))]);
        return draws;
    }

    private static JsonObject Of(SimulatedMilestone milestone)
    {
        JsonObject answer = Of(milestone.Dates);
        answer["p80low"] = Text(milestone.Dates.P80Low);
        answer["p80high"] = Text(milestone.Dates.P80High);
        answer["forecastProbability"] = milestone.ForecastProbability;
        answer["criticality"] = milestone.Criticality;
        answer["meanRemaining"] = milestone.MeanRemainingWork;
        answer["sdRemaining"] = milestone.RemainingWorkDeviation;
        answer["ssi"] = milestone.SensitivityIndex;
        answer["cruciality"] = milestone.Cruciality;
        if (milestone.TargetProbability is { } probability) answer["targetProbability"] = probability;
        return answer;
    }

    private static JsonObject Of(SimulatedDates dates) => new()
    {
        ["p10"] = Text(dates.P10),
        ["p50"] = Text(dates.P50),
        ["p80"] = Text(dates.P80),
        ["p90"] = Text(dates.P90),
        ["mean"] = dates.MeanSlip,
        ["sd"] = dates.SlipDeviation,
    };

    private static string Text(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
