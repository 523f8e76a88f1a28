using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Findings;

namespace MilestoneTracker.Cli.Verbs;

// What may be wrong with the dates of a plan, the worst first, and what is worth a look in how the plan is made.
internal static class CheckVerb
{
    private static readonly string[] Headings = ["LEVEL", "CODE", "MILESTONE", "CAUSE", "WHAT"];
    private static readonly string[] QualityHeadings = ["QUALITY", "COUNT", "MILESTONES"];

    public static Verb Make(CommandFactory tools)
    {
        Option<bool> quality = new("--quality")
        {
            Description = "List how the plan is made instead: what depends on nothing, has no owner, has much slack.",
            Arity = ArgumentArity.Zero,
        };
        return new Verb(
            tools, "check",
            "List what may be wrong with the dates of the plan: late targets, fields that do not count, missing estimates.",
            ["milestones check", "milestones check --quality", "milestones check --json --now 2026-03-02"],
            call =>
            {
                using PlanLog log = call.Open();
                Schedule schedule = PlanDates.Read(call, log);
                PlanFinding[] findings = [.. schedule.Findings.OrderByDescending(finding => finding.Level)];
                call.Printer.Answer(
                    json =>
                    {
                        json.Header(schedule);
                        json.Objects("findings", findings, json.Finding);
                        json.Quality(schedule.Quality);
                    },
                    () =>
                    {
                        if (call.Get(quality)) PrintQuality(call.Printer, schedule.Quality);
                        else PrintFindings(call.Printer, findings);
                    });
                return ExitCode.Done;
            }).With(quality).With(tools.Shared.AsOf, tools.Shared.Now);
    }

    private static void PrintFindings(Printer printer, PlanFinding[] findings)
    {
        if (findings.Length > 0 || !printer.IsTerminal) printer.Table(Headings, findings.Select(Row));
        if (!printer.IsTerminal) return;
        string counted = findings.Length == 0 ? "No findings" : TerminalText.Counted(findings.Length, "finding", "findings");
        printer.Line($"{counted}. See how the plan is made with --quality.");
    }

    private static Cell[] Row(PlanFinding finding) =>
    [
        TerminalText.CellOf(finding.Level), finding.Code.ToString(), finding.Owner,
        finding.Cause == finding.Milestone ? "" : finding.Cause, TerminalText.OnOneLine(finding.Sentence),
    ];

    private static void PrintQuality(Printer printer, ScheduleQuality quality)
    {
        List<Cell[]> rows =
        [
            ["open milestones", DateCells.Number(quality.Open), ""],
            ["dependencies of these", DateCells.Number(quality.Links), ""],
            ["of them with a lead", DateCells.Number(quality.Leads), ""],
            ["of them with a lag", DateCells.Number(quality.Lags), ""],
            ["of them not finish to start", DateCells.Number(quality.NotFinishToStart), ""],
            ["targets due", DateCells.Number(quality.Due), ""],
            ["of them completed", DateCells.Number(quality.DueAndCompleted), ""],
        ];
        foreach ((_, string words, IReadOnlyList<string> names) in QualityLists.Of(quality))
            rows.Add([words, DateCells.Number(names.Count), string.Join(", ", names)]);
        printer.Table(QualityHeadings, rows);
    }
}
