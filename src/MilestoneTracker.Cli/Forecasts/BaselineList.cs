using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Trends;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Forecasts;

// The baselines of a plan: which version each names, of which time, and how far the finish of the plan has moved since. The log is read
// twice, however many there are.
internal static class BaselineList
{
    private static readonly string[] Headings = ["BASELINE", "VERSION", "TIME", "FINISH THEN", "FINISH NOW", "SLIP"];

    public static int Print(Invocation call)
    {
        using PlanLog log = call.Open();
        Schedule now = PlanDates.Read(call, log);
        IReadOnlyList<Baseline> baselines = Baseline.AllOf(now.Snapshot);
        (Baseline Baseline, DateTimeOffset Time, ScheduleDifference Moves)[] rows = ProgressNotice.During(
            call.Environment, "Computing the dates", () => Compare(call, log, baselines, now));
        call.Printer.Answer(
            json =>
            {
                json.Header(now);
                json.Objects("baselines", rows, row =>
                {
                    json.WriteString("name", row.Baseline.Name);
                    json.WriteNumber("sequence", row.Baseline.Sequence);
                    json.WriteNumber("version", row.Moves.Before.Snapshot.Version);
                    json.WriteString("time", TerminalText.Exactly(row.Time));
                    json.WriteString("planFinish", DateText.Exactly(row.Moves.Before.Finish));
                    json.WriteNumber("slip", row.Moves.FinishSlip);
                });
            },
            () =>
            {
                if (rows.Length == 0 && call.Printer.IsTerminal)
                    call.Printer.Line("The plan has no baselines. Set one with: milestones baseline NAME");
                else call.Printer.Table(Headings, rows.Select(row => Row(row.Baseline, row.Time, row.Moves)));
            });
        return ExitCode.Done;
    }

    private static (Baseline, DateTimeOffset, ScheduleDifference)[] Compare(
        Invocation call, PlanLog log, IReadOnlyList<Baseline> baselines, Schedule now)
    {
        if (baselines.Count == 0) return [];
        ChangeTimes times = ChangeTimes.Read(log.Events, call.Environment.Cancelled);
        PointInTime[] moments = [.. baselines.Select(baseline => PointInTime.At(baseline.Sequence))];
        IReadOnlyList<RegistrySnapshot> plans = log.AsOf(moments, call.Environment.Cancelled);
        return [.. baselines.Select((baseline, i) =>
        {
            DateTimeOffset time = times.Until(plans[i].Version).Latest ?? times.Earliest!.Value; // within the first change: its time
            return (baseline, time, now.ChangesSince(Schedule.Compute(plans[i], time)));
        })];
    }

    private static Cell[] Row(Baseline baseline, DateTimeOffset time, ScheduleDifference moves) =>
    [
        baseline.Name, DateCells.Number(moves.Before.Snapshot.Version), TerminalText.CellOf(time),
        ForecastCells.Finish(moves.Before.Finish), ForecastCells.Finish(moves.After.Finish),
        DateCells.Slack(moves.FinishSlip, moves.After.Inputs.Units, isElapsed: false) with { Tone = Tone.Plain },
    ];
}
