using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Simulations;

namespace MilestoneTracker.Cli.Forecasts;

// How sure the dates are: each open milestone with its P50 and P80, the chance of its target, and how much it drives the finish; what
// drives it most comes first.
internal static class SimulateVerb
{
    private const int MaxNames = 6;

    private static readonly string[] Headings =
        ["MILESTONE", "FORECAST", "P50", "P80", "TARGET", "CHANCE", "CRITICAL", "SSI", "CRUCIALITY"];

    public static Verb Make(CommandFactory tools)
    {
        SimulationRequest request = new();
        Option<string> toward = tools.NameOption("--toward", "The open milestone whose finish counts (default: the finish of the plan).");
        return new Verb(
            tools, "simulate", "Show how sure each date is: the plan scheduled thousands of times, with drawn remaining work.",
            ["milestones simulate", "milestones simulate --toward Release --seed 42 --iterations 2000",
                "milestones simulate --json --now 2026-03-02"],
            call =>
            {
                SimulationOptions options = request.Parse(call, call.Get(toward));
                using PlanLog log = call.Open();
                Simulation simulation = SimulationRequest.Run(call, PlanDates.Read(call, log), options);
                SimulatedMilestone[] milestones = [.. simulation.Milestones
                    .OrderByDescending(milestone => ForecastCells.ForPrograms(milestone.SensitivityIndex))
                    .ThenBy(milestone => milestone.Name, StringComparer.Ordinal)];
                call.Printer.Answer(
                    json => json.Simulation(simulation, milestones), () => Print(call.Printer, simulation, milestones));
                return ExitCode.Done;
            }).With(request.Options).With(toward, tools.Shared.AsOf, tools.Shared.Now);
    }

    private static void Print(Printer printer, Simulation simulation, SimulatedMilestone[] milestones)
    {
        IEnumerable<Cell[]> rows = milestones.Select(milestone => Row(simulation.Schedule, milestone));
        if (simulation.Toward is null) rows = rows.Prepend(PlanRow(simulation));
        printer.Table(Headings, rows);
        if (!printer.IsTerminal) return;
        if (milestones.Length == 0)
        {
            printer.Line("No milestone is open, so there is nothing to simulate.");
            return;
        }

        SimulatedDates finish = simulation.Finish;
        string iterations = TerminalText.Counted(simulation.Iterations, "iteration", "iterations");
        printer.Line(
            $"{simulation.Toward ?? "The plan"} is finished by {Day(finish.P50)} in half of {iterations} (P50), "
            + $"and by {Day(finish.P80)} in four fifths (P80).");
        printer.Line(FormattableString.Invariant($"{Exactness(finish)} Seed {simulation.Seed}."));
        if (simulation.Iterations > 1 && milestones.All(milestone => milestone.RemainingWorkDeviation == 0))
            printer.Line("Nothing varies: no open milestone has an estimate or a risk, and the plan has no uncertainty.");
        string[] unlikely = [.. simulation.FindUnlikelyTargets().Select(finding => finding.Milestone)];
        if (unlikely.Length == 0) return;
        string more = unlikely.Length > MaxNames ? $" and {TerminalText.Number(unlikely.Length - MaxNames)} more" : "";
        printer.Line(
            $"{TerminalText.Counted(unlikely.Length, "target is", "targets are")} kept by the forecast, but in less than four fifths "
            + $"of the iterations: {string.Join(", ", unlikely.Take(MaxNames))}{more}.");
    }

    private static Cell[] PlanRow(Simulation simulation) =>
    [
        new Cell("the plan", ""), ForecastCells.Finish(simulation.Schedule.Finish), ForecastCells.Finish(simulation.Finish.P50),
        ForecastCells.Finish(simulation.Finish.P80), "", "", "", "", "",
    ];

    private static Cell[] Row(Schedule schedule, SimulatedMilestone milestone)
    {
        ScheduledMilestone scheduled = schedule.GetMilestone(milestone.Name)!;
        return
        [
            milestone.Name, ForecastCells.Finish(scheduled.Finish), ForecastCells.Finish(milestone.Dates.P50),
            ForecastCells.Finish(milestone.Dates.P80), DateCells.Target(scheduled),
            milestone.TargetProbability is { } share ? ForecastCells.Share(share) : "", ForecastCells.Share(milestone.Criticality),
            ForecastCells.Ratio(milestone.SensitivityIndex), ForecastCells.Ratio(milestone.Cruciality),
        ];
    }

    private static string Exactness(SimulatedDates finish)
    {
        if (finish.P80Confidence == 0) return "How exact the P80 is, one iteration does not say.";
        string range = Day(finish.P80Low) == Day(finish.P80High)
            ? "on that day" : $"between {Day(finish.P80Low)} and {Day(finish.P80High)}";
        return $"With {ForecastCells.Percent(finish.P80Confidence)} confidence, the P80 itself is {range}.";
    }

    private static string Day(DateTime finish) => DateText.Day(ForecastCells.DayOf(finish));
}
