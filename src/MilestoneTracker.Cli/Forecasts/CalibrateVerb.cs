using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Trends;

namespace MilestoneTracker.Cli.Forecasts;

// How long completed milestones took, compared with how long they were to take.
internal static class CalibrateVerb
{
    private static readonly string[] Headings = ["MILESTONES", "P50", "P80"];

    public static Verb Make(CommandFactory tools)
    {
        return new Verb(
            tools, "calibrate", "Show how long completed milestones took, as times of their durations.",
            ["milestones calibrate", "milestones calibrate --json --now 2026-03-02"],
            call =>
            {
                using PlanLog log = call.Open();
                Schedule schedule = PlanDates.Read(call, log);
                Calibration calibration = Calibration.Of(schedule);
                call.Printer.Answer(
                    json =>
                    {
                        json.Header(schedule);
                        json.WriteNumber("milestones", calibration.Ratios.Count);
                        json.Number("p50", calibration.P50);
                        json.Number("p80", calibration.P80);
                        json.WriteStartArray("ratios");
                        foreach (double ratio in calibration.Ratios) json.WriteNumberValue(ForecastCells.ForPrograms(ratio));
                        json.WriteEndArray();
                    },
                    () =>
                    {
                        if (!call.Printer.IsTerminal)
                        {
                            call.Printer.Table(Headings, [Row(calibration)]);
                            return;
                        }

                        call.Printer.Line(Sentence(calibration));
                        if (calibration.P80 is null) return;
                        call.Printer.Line();
                        RatioBars.Write(call.Printer, calibration);
                    });
                return ExitCode.Done;
            }).With(tools.Shared.AsOf, tools.Shared.Now);
    }

    private static Cell[] Row(Calibration calibration) =>
    [
        DateCells.Number(calibration.Ratios.Count), calibration.P50 is { } half ? ForecastCells.Ratio(half) : "",
        calibration.P80 is { } most ? ForecastCells.Ratio(most) : "",
    ];

    private static string Sentence(Calibration calibration)
    {
        string milestones = TerminalText.Counted(calibration.Ratios.Count, "completed milestone", "completed milestones");
        return calibration is { P50: { } half, P80: { } most }
            ? $"Of {milestones} with a duration and a known start, half took at most {ForecastCells.Rounded(half)} times the duration "
                + $"(P50), and four fifths at most {ForecastCells.Rounded(most)} times (P80)."
            : $"{milestones} with a duration and a known start: below {Calibration.MinMilestones}, nothing is said.";
    }
}
