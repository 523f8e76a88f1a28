using System.CommandLine;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// The whole report, in the format that is asked for or that the name of the file means. Where it goes to a file, a short summary
// goes to standard
// output: how much is done, and what is wrong, the worst first.
internal static class ReportVerb
{
    private const int MaxTold = 5;
    private static readonly string[] Formats = ["html", "markdown", "json", "csv"];

    public static Verb Make(CommandFactory tools)
    {
        Option<string> format = new("--format", "-f") {
            Description =
                "html, markdown, json or csv. Where it is not given, what the name of the output file means; else markdown, or json "
                + "with --json.", HelpName = "FORMAT", CompletionSources = { Formats } };
        Option<string> title = new("--title") { Description = "What stands above it.", HelpName = "TEXT" };
        Option<PointInTime?> comparedTo = new("--compare-to") {
            Description = "Tell what moved since: a version, a day or a time in UTC.", HelpName = "WHEN", CustomParser = Values.Moment };
        Option<string> impactOf = tools.NameOption("--impact-of", "Tell what depends on this milestone, directly or not.");
        Option<string[]> columns = new("--column")
        {
            Description = "Show this field of each milestone as a further column; may be given several times.", HelpName = "KEY",
            AllowMultipleArgumentsPerToken = false, CompletionSources = { Vocabulary.KeysOf(AuditSubjectKind.Milestone).ToArray() },
        };
        ScopeOptions scope = new(tools);
        return new Verb(
            tools, "report",
            "Make a report of the whole plan: milestones, graph, risks with causes, roll-ups, progress over time, the latest changes.",
            ["milestones report --output report.html", "milestones report --log plan.json --output report.html --title \"Our release\"",
                "milestones report --format csv --component backend --column acme.cost-centre",
                "milestones report --output report.md --compare-to 5 --impact-of Login"],
            call =>
            {
                ReportFormat form = ReportOutput.FormatOf(
                    call.Get(format), call.OutputFile, Formats, call.IsJson ? ReportFormat.Json : ReportFormat.Markdown);
                using PlanLog log = call.Open();
                PlanReportOptions options = new()
                {
                    Scope = scope.Of(call), ImpactOf = call.Get(impactOf), Since = call.Get(comparedTo),
                    WithHistory = form != ReportFormat.Csv,
                    Fields = Keys(call.Get(columns)),
                };
                PlanReport report = ReportOutput.Report(call, log, ReportOutput.Titled(options, call.Get(title), log), form);
                ReportOutput.Write(call, report, form, call.OutputFile);
                if (call.OutputFile is { } file) Summary(call, report, form, file);
                return ExitCode.Done;
            }).With(format, tools.Shared.Output, title, columns, comparedTo, impactOf).With(scope.All).With(tools.Shared.AsOf);
    }

    // Only fields, so that a mark in front of one means nothing but that its key is meant as it is typed.
    private static string[] Keys(string[]? typed) => [.. (typed ?? []).Select(word =>
    {
        string key = word.StartsWith(MilestoneProperty.FieldMark, StringComparison.Ordinal)
            ? word[MilestoneProperty.FieldMark.Length..] : word;
        if (!NameRules.IsValidKey(key, out string? problem))
            throw new InvocationException(ExitCode.Usage, $"--column '{word}' is not the key of a field. {problem}");
        if (key == word && Vocabulary.ProblemOf(AuditSubjectKind.Milestone, key) is { } unknown)
            throw new InvocationException(
                ExitCode.Usage, $"{unknown} To show that field all the same, write {MilestoneProperty.FieldMark}{key}.");
        return key;
    })];

    private static void Summary(Invocation call, PlanReport report, ReportFormat form, string file)
    {
        call.Printer.Answer(
            json =>
            {
                json.WriteString("file", file);
                json.WriteString("format", ReportOutput.WordOf(form));
                json.WriteString("title", report.Title);
                json.WriteNumber("version", report.Snapshot.Version);
                json.WriteNumber("milestones", report.Total.Count);
                CompletionJson.Write(json, report.Total.Completion);
                json.WriteNumber("atRisk", report.Total.AtRisk);
            },
            () =>
            {
                call.Printer.Line(
                    $"{report.Title}: {TerminalText.Counted(report.Total.Count, "milestone", "milestones")}: "
                    + $"{ProgressText.Format(report.Total.Completion)}; {TerminalText.Number(report.Total.AtRisk)} at risk.");
                foreach (RiskCause cause in report.Causes.Take(MaxTold)) Tell(call.Printer, cause);
                if (report.Causes.Count > MaxTold) call.Printer.Line($"  and {TerminalText.Number(report.Causes.Count - MaxTold)} more");
                call.Printer.Line($"Written to {file}.");
            });
    }

    private static void Tell(Printer printer, RiskCause cause) => printer.Line(
        "  ", new Cell(TerminalText.Format(cause.Level), Tone: TerminalText.ToneOf(cause.Level)),
        $"  {cause.Milestone} {RiskText.From(cause)}: {RiskCauseList.CountOf(cause)}");
}
