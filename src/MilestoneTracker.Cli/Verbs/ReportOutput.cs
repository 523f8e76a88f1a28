using System.Text;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Verbs;

// From a log to a report in the form that is wanted, to standard output or to a file.
internal static class ReportOutput
{
    /// <summary>What the formats are called, and which endings of files mean them.</summary>
    private static readonly (string Word, string[] Extensions, ReportFormat Format)[] Formats =
    [
        ("html", [".html", ".htm"], ReportFormat.Html),
        ("markdown", [".md", ".markdown"], ReportFormat.Markdown),
        ("json", [".json"], ReportFormat.Json),
        ("csv", [".csv"], ReportFormat.Csv),
        ("svg", [".svg"], ReportFormat.Svg),
        ("mermaid", [".mmd", ".mermaid"], ReportFormat.Mermaid),
        ("dot", [".dot", ".gv"], ReportFormat.Dot),
        ("graphml", [".graphml"], ReportFormat.GraphMl),
    ];

    /// <summary>The format that was asked for; where none was, the one that the name of the file means.</summary>
    public static ReportFormat FormatOf(string? word, string? file, string[] allowed, ReportFormat usual)
    {
        if (word is not null)
        {
            foreach ((string known, _, ReportFormat format) in Formats)
                if (allowed.Contains(known, StringComparer.Ordinal) && string.Equals(known, word, StringComparison.OrdinalIgnoreCase))
                    return format;
            throw new InvocationException(
                ExitCode.Usage, $"'{word}' is no format of this. Write --format {string.Join(", ", allowed[..^1])} or {allowed[^1]}.");
        }

        if (file is null) return usual;
        string extension = Path.GetExtension(file);
        foreach ((string known, string[] extensions, ReportFormat format) in Formats)
            if (allowed.Contains(known, StringComparer.Ordinal) && extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
                return format;
        throw new InvocationException(
            ExitCode.Usage,
            $"The name '{file}' does not tell the format. Add --format {string.Join(", ", allowed[..^1])} or {allowed[^1]}.");
    }

    public static string WordOf(ReportFormat format) => Formats.First(known => known.Format == format).Word;

    /// <summary>Says what a report is called: what was asked for, or the plan's field <c>title</c>, or what the log or the plan file is
    /// called, or the name of the file.</summary>
    public static PlanReportOptions Titled(PlanReportOptions options, string? asked, PlanLog log)
    {
        options.Title = asked;
        string called = log.Title ?? Path.GetFileNameWithoutExtension(log.File);
        if (NameRules.IsValid(called, out _)) options.TitleElse = called;
        return options;
    }

    /// <summary>A report of the plan as it is, or as of the moment that was asked for; the log is read at most twice for it, and a picture
    /// or CSV of the present does not touch it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="log">The log.</param>
    /// <param name="options">What it is to tell; the moment that it stands for is added.</param>
    /// <param name="format">What it is worked out for.</param>
    public static PlanReport Report(Invocation call, PlanLog log, PlanReportOptions options, ReportFormat format)
    {
        CancellationToken cancelled = call.Around.Cancelled;
        foreach (PointInTime? moment in new[] { call.AsOf, options.Since })
            if (moment is { } asked) log.CheckReached(asked);
        PlanReport report;
        if (call.AsOf is { } then)
        {
            (options.Time, options.WithTimeOfVersion) = (then.Time, TellsTime(format));
            report = ProgressNotice.During(call.Around, "Reading the log", () => PlanReport.AsOf(log.Events, then, options, cancelled));
        }
        else
        {
            RegistrySnapshot now = log.Current;
            options.Time = log.IsWrittenDown ? ChangeTimes.Read(log.Events, cancelled).Latest : call.Around.Clock.GetUtcNow();
            options.Log = log.Events;
            report = PlanReport.Create(now, options, cancelled);
        }

        ProgressNotice.During(call.Around, "Working it out", () => report.WorkOut(format, cancelled));
        return report;
    }

    // A graph for another program does not, and a table does not.
    private static bool TellsTime(ReportFormat format) =>
        format is ReportFormat.Markdown or ReportFormat.Html or ReportFormat.Svg or ReportFormat.Json;

    public static void Write(Invocation call, PlanReport report, ReportFormat format, string? file)
    {
        if (file is null)
        {
            report.Write(format, call.Around.Out, call.Around.Cancelled);
            return;
        }

        call.Write(file, output =>
        {
            using StreamWriter writer =
                new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
            report.Write(format, writer, call.Around.Cancelled);
        });
    }
}
