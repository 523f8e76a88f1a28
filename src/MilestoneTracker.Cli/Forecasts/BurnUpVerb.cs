using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning.Trends;

namespace MilestoneTracker.Cli.Forecasts;

// How much there was to do and how much of it was done at each report, and what changed between them.
internal static class BurnUpVerb
{
    private static readonly string[] Headings = ["REPORT", "SCOPE", "DONE", "SINCE THE REPORT BEFORE"];

    public static Verb Make(CommandFactory tools)
    {
        ReportTimes times = new();
        return new Verb(
            tools, "burnup", "Show how much there was to do and how much was done at each report, and what changed between them.",
            ["milestones burnup", "milestones burnup --every 1 --reports 30 --json", "milestones burnup --as-of 5"],
            call =>
            {
                using PlanLog log = call.Open();
                IReadOnlyList<DateTimeOffset> reports = times.Of(call, log);
                IReadOnlyList<BurnUpPoint> points = ProgressNotice.During(
                    call.Environment, "Reading the log", () => BurnUp.Read(log.Events, reports, call.Environment.Cancelled).Points);
                call.Printer.Answer(
                    json => json.Objects("points", points, point =>
                    {
                        json.WriteString("time", TerminalText.Exactly(point.Time));
                        json.WriteNumber("version", point.Version);
                        foreach ((string word, long weight) in Numbers(point)) json.WriteNumber(word, weight);
                    }),
                    () => Print(call.Printer, points));
                return ExitCode.Done;
            }).With(times.Options).With(tools.Shared.AsOf);
    }

    private static void Print(Printer printer, IReadOnlyList<BurnUpPoint> points)
    {
        if (points.Count > 0 || !printer.IsTerminal) printer.Table(Headings, points.Select(Row));
        if (!printer.IsTerminal) return;
        if (points.Count == 0)
        {
            printer.Line("The log has no changes yet.");
            return;
        }

        BurnUpPoint last = points[^1];
        printer.Line(
            $"{TerminalText.Number(last.Done)} of {TerminalText.Number(last.Scope)} done, by the weights of milestones; cancelled ones do "
            + "not count.");
    }

    // Programs get a column for each number.
    private static Cell[] Row(BurnUpPoint point)
    {
        (string Word, long Weight)[] changes = [.. Numbers(point).Skip(2)];
        string words = string.Join(", ", changes.Where(change => change.Weight != 0).Select(InWords));
        return
        [
            TerminalText.CellOf(point.Time), DateCells.Number(point.Scope), DateCells.Number(point.Done),
            new Cell(words, string.Join('\t', changes.Select(change => DateCells.Number(change.Weight)))),
        ];
    }

    private static string InWords((string Word, long Weight) change) =>
        $"{(change.Word == "reweighted" && change.Weight > 0 ? "+" : "")}{TerminalText.Number(change.Weight)} {change.Word}";

    private static (string Word, long Weight)[] Numbers(BurnUpPoint point) =>
    [
        ("scope", point.Scope), ("done", point.Done), ("added", point.Added), ("removed", point.Removed), ("cancelled", point.Cancelled),
        ("restored", point.Restored), ("reweighted", point.Reweighted), ("completed", point.Completed), ("reopened", point.Reopened),
    ];
}
