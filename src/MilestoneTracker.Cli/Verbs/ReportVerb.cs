using System.CommandLine;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Forecasts;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// The whole report. If it goes to a file, a short summary goes to standard output: the progress and the causes of risk, the worst first.
internal static class ReportVerb
{
    private const int MaxCauses = 5;
    private static readonly string[] Formats = ["html", "markdown", "json", "csv", "timeline", "load"];

    public static Verb Make(CommandFactory tools)
    {
        Option<string> format = new("--format", "-f") {
            Description =
                "html, markdown, json or csv; timeline, an SVG picture of the dates; or load, one of what people are asked for (default: "
                + "by the extension of the output file, otherwise markdown, or json with --json).",
            HelpName = "FORMAT", CompletionSources = { Formats } };
        Option<string> title = new("--title") { Description = "The title of the report.", HelpName = "TEXT" };
        Option<PointInTime?> comparedTo = new("--compare-to") {
            Description = "Show what moved since a version, a day or a time in UTC.", HelpName = "WHEN", CustomParser = Values.Moment };
        Option<string> impactOf = tools.NameOption("--impact-of", "Show what depends on this milestone, directly or indirectly.");
        Option<string[]> columns = new("--column")
        {
            Description = "Add a column with this field of each milestone; may be given several times.", HelpName = "KEY",
            AllowMultipleArgumentsPerToken = false, CompletionSources = { Vocabulary.KeysOf(AuditSubjectKind.Milestone).ToArray() },
        };
        ScopeOptions scope = new(tools);
        ForecastOptions forecasts = new();
        return new Verb(
            tools, "report",
            "Write a report of the whole plan: milestones, graph, dates, people, features, risks with causes, roll-ups, progress over "
            + "time, the latest changes.",
            ["milestones report --output report.html", "milestones report --log plan.json --output report.html --title \"Our release\"",
                "milestones report --format csv --component backend --column acme.cost-centre",
                "milestones report --output report.md --compare-to 5 --impact-of Login",
                "milestones report --format timeline --output dates.svg --now 2026-03-02",
                "milestones report --format load --output load.svg", "milestones report --output report.html --schedules 1000",
                "milestones report --output report.html --simulate --seed 42 --iterations 2000 --trend --every 1 --reports 30"],
            call =>
            {
                ReportFormat form = ReportOutput.FormatOf(
                    call.Get(format), call.OutputFile, Formats, call.IsJson ? ReportFormat.Json : ReportFormat.Markdown);
                forecasts.Check(call);
                using PlanLog log = call.Open();
                PlanReportOptions options = new()
                {
                    Scope = scope.Parse(call), ImpactOf = call.Get(impactOf), Since = call.Get(comparedTo),
                    WithHistory = form != ReportFormat.Csv,
                    Fields = Keys(call.Get(columns)),
                    KeepPlaces = form == ReportFormat.Html, // others have no places, which cost two passes over the log
                };
                forecasts.AddTo(options, call, log);
                PlanReport report = ReportOutput.Report(call, log, ReportOutput.Titled(options, call.Get(title), log), form);
                ReportOutput.Write(call, report, form, call.OutputFile);
                if (call.OutputFile is { } file) Summary(call, report, form, file);
                return ExitCode.Done;
            }).With(format, tools.Shared.Output, title, columns, comparedTo, impactOf).With(forecasts.All).With(scope.All)
                .With(tools.Shared.AsOf, tools.Shared.Now);
    }

    // Columns of a report are fields, so the prefix only allows unknown keys.
    private static string[] Keys(string[]? typed) => [.. (typed ?? []).Select(word =>
    {
        string key = word.StartsWith(MilestoneProperty.FieldPrefix, StringComparison.Ordinal)
            ? word[MilestoneProperty.FieldPrefix.Length..] : word;
        if (!NameRules.IsValidKey(key, out string? problem))
            throw new InvocationException(ExitCode.Usage, $"--column '{word}' is not the key of a field. {problem}");
        if (key == word && Vocabulary.ProblemOf(AuditSubjectKind.Milestone, key) is { } unknown)
            throw new InvocationException(
                ExitCode.Usage, $"{unknown} To show that field anyway, write {MilestoneProperty.FieldPrefix}{key}.");
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
                foreach (RiskCause cause in report.Causes.Take(MaxCauses)) PrintCause(call.Printer, cause);
                if (report.Causes.Count > MaxCauses)
                    call.Printer.Line($"  and {TerminalText.Number(report.Causes.Count - MaxCauses)} more");
                call.Printer.Line($"Written to {file}.");
            });
    }

    private static void PrintCause(Printer printer, RiskCause cause) => printer.Line(
        "  ", new Cell(TerminalText.Format(cause.Level), Tone: TerminalText.ToneOf(cause.Level)),
        $"  {cause.Milestone} {RiskText.From(cause)}: {RiskCauseList.CountOf(cause)}");
}
