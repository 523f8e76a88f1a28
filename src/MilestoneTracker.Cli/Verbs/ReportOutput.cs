using System.Text;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Verbs;

// Creates a report from a log and writes it to standard output or to a file.
internal static class ReportOutput
{
    /// <summary>The names of the formats and their file extensions.</summary>
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
        ("timeline", [".svg"], ReportFormat.Timeline),
        ("load", [".svg"], ReportFormat.Load),
    ];

    /// <summary>The requested format, or the one for the extension of the file.</summary>
    public static ReportFormat FormatOf(string? word, string? file, string[] allowed, ReportFormat usual)
    {
        if (word is not null)
        {
            foreach ((string known, _, ReportFormat format) in Formats)
                if (allowed.Contains(known, StringComparer.Ordinal) && string.Equals(known, word, StringComparison.OrdinalIgnoreCase))
                    return format;
            throw new InvocationException(
                ExitCode.Usage,
                $"'{word}' is not a format for this command. Write --format {string.Join(", ", allowed[..^1])} or {allowed[^1]}.");
        }

        if (file is null) return usual;
        string extension = Path.GetExtension(file);
        foreach ((string known, string[] extensions, ReportFormat format) in Formats)
            if (allowed.Contains(known, StringComparer.Ordinal) && extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
                return format;
        throw new InvocationException(
            ExitCode.Usage,
            $"The extension of '{file}' does not name a format. Add --format {string.Join(", ", allowed[..^1])} or {allowed[^1]}.");
    }

    public static string WordOf(ReportFormat format) => Formats.First(known => known.Format == format).Word;

    /// <summary>Sets the title of a report: --title, or the field <c>title</c> of the plan, or the title of the log or the plan file, or
    /// the name of the file.</summary>
    public static PlanReportOptions Titled(PlanReportOptions options, string? asked, PlanLog log)
    {
        options.Title = asked;
        string called = log.Title ?? Path.GetFileNameWithoutExtension(log.File);
        if (NameRules.IsValid(called, out _)) options.DefaultTitle = called;
        return options;
    }

    /// <summary>A report of the plan as it is, or as of --as-of. The log is read at most twice, and not at all for a picture or CSV of
    /// the current plan.</summary>
    /// <param name="call">The call.</param>
    /// <param name="log">The log.</param>
    /// <param name="options">The options of the report; the time is added.</param>
    /// <param name="format">The format to compute it for.</param>
    public static PlanReport Report(Invocation call, PlanLog log, PlanReportOptions options, ReportFormat format)
    {
        CancellationToken cancelled = call.Environment.Cancelled;
        if (HasDates(format)) options.NowOf = plan => PlanNow.Of(call, log, plan);
        foreach (PointInTime? moment in new[] { call.AsOf, options.Since })
            if (moment is { } asked) log.CheckReached(asked);
        PlanReport report;
        if (call.AsOf is { } then)
        {
            (options.Time, options.UseTimeOfVersion) = (then.Time, ShowsTime(format));
            report = ProgressNotice.During(
                call.Environment, "Reading the log", () => PlanReport.AsOf(log.Events, then, options, cancelled));
        }
        else
        {
            RegistrySnapshot now = call.About(log.Current);
            options.Time = log.IsWrittenDown ? ChangeTimes.Read(log.Events, cancelled).Latest : call.Environment.Clock.GetUtcNow();
            options.Log = log.Events;
            report = PlanReport.Create(now, options, cancelled);
        }

        ProgressNotice.During(call.Environment, "Computing the report", () => report.Compute(format, cancelled));
        return report;
    }

    // The others are pictures of the graph.
    private static bool HasDates(ReportFormat format) => ShowsTime(format) && format != ReportFormat.Svg
        || format is ReportFormat.Csv or ReportFormat.Timeline or ReportFormat.Load;

    // The other formats do not show the time.
    private static bool ShowsTime(ReportFormat format) =>
        format is ReportFormat.Markdown or ReportFormat.Html or ReportFormat.Svg or ReportFormat.Json;

    public static void Write(Invocation call, PlanReport report, ReportFormat format, string? file)
    {
        if (file is null)
        {
            report.Write(format, call.Environment.Out, call.Environment.Cancelled);
            return;
        }

        call.Write(file, output =>
        {
            using StreamWriter writer =
                new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
            report.Write(format, writer, call.Environment.Cancelled);
        });
    }
}
