using System.CommandLine;
using System.Globalization;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Levelling;

namespace MilestoneTracker.Cli.Verbs;

// What may be wrong with the dates of a plan, the worst first, and what is worth a look in how the plan is made.
internal static class CheckVerb
{
    private const int MaxNames = 8;
    private static readonly string[] Headings = ["LEVEL", "CODE", "MILESTONE", "CAUSE", "WHAT"];
    private static readonly string[] Grouped = ["LEVEL", "CODE", "COUNT", "MILESTONES", "WHAT"];
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
            "List what may be wrong with dates, people and features: late targets, fields that do not count, over-allocations.",
            ["milestones check", "milestones check --quality", "milestones check --json --now 2026-03-02"],
            call =>
            {
                using PlanLog log = call.Open();
                Schedule schedule = PlanDates.Read(call, log);
                LevelledSchedule levelled = LevelledSchedule.Compute(schedule, null, call.Environment.Cancelled);
                PlanFinding[] findings = [.. levelled.Findings.OrderByDescending(finding => finding.Level)];
                call.Printer.Answer(
                    json =>
                    {
                        json.Header(schedule);
                        json.Objects("kinds", Kinds(findings), kind =>
                        {
                            json.WriteString("code", kind.Key.ToString());
                            json.WriteString("level", TerminalText.Format(kind.First().Level));
                            json.WriteNumber("count", kind.Count());
                        });
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
        if (!printer.IsTerminal)
        {
            printer.Table(Headings, findings.Select(Row));
            return;
        }

        // People see together what says the same: findings of one kind with one sentence.
        if (findings.Length > 0) printer.Table(Grouped, Kinds(findings).SelectMany(Rows));
        string counted = findings.Length == 0 ? "No findings" : TerminalText.Counted(findings.Length, "finding", "findings");
        string kinds = string.Join(", ", Kinds(findings).Select(kind => $"{DateCells.Number(kind.Count())} {kind.Key}"));
        printer.Line($"{counted}{(kinds.Length == 0 ? "" : ": " + kinds)}. See how the plan is made with --quality.");
    }

    /// <summary>The findings by kind: the worst kind first, then in the order of the codes.</summary>
    private static IEnumerable<IGrouping<PlanFindingCode, PlanFinding>> Kinds(PlanFinding[] findings) =>
        findings.GroupBy(finding => finding.Code).OrderByDescending(kind => kind.First().Level).ThenBy(kind => kind.Key);

    private static IEnumerable<Cell[]> Rows(IGrouping<PlanFindingCode, PlanFinding> kind) =>
        kind.GroupBy(finding => finding.Sentence, StringComparer.Ordinal).Select((same, i) => (Cell[])
        [
            .. i > 0 ? ["", "", ""]
                : (Cell[])[TerminalText.CellOf(kind.First().Level), kind.Key.ToString(), DateCells.Number(kind.Count())],
            Names([.. same.Select(finding => finding.Owner)]), TerminalText.OnOneLine(same.Key),
        ]);

    private static string Names(IReadOnlyList<string> names) => names.Count <= MaxNames ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(MaxNames))} and {DateCells.Number(names.Count - MaxNames)} more";

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
        KeyValuePair<string, double>[] tight = [.. quality.LengthIndex.Where(one => one.Value < 1).OrderBy(one => one.Value)];
        rows.Add(["length index below 1", DateCells.Number(tight.Length), string.Join(", ", tight.Select(Index))]);
        printer.Table(QualityHeadings, rows);
    }

    // The time that there is until the target, divided by the time that it needs.
    private static string Index(KeyValuePair<string, double> one) =>
        string.Create(CultureInfo.InvariantCulture, $"{one.Key} {one.Value:0.00}");
}
