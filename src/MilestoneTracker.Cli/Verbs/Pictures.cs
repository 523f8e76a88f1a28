using System.Text;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Verbs;

// From a log to a report in the form that is wanted, to standard output or to a file.
internal static class Pictures
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
                if (allowed.Contains(known, StringComparer.Ordinal) && string.Equals(known, word, StringComparison.OrdinalIgnoreCase)) return format;
            throw new CallException(ExitCode.Usage, $"'{word}' is no format of this. Write --format {string.Join(", ", allowed[..^1])} or {allowed[^1]}.");
        }

        if (file is null) return usual;
        string extension = Path.GetExtension(file);
        foreach ((string known, string[] extensions, ReportFormat format) in Formats)
            if (allowed.Contains(known, StringComparer.Ordinal) && extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)) return format;
        throw new CallException(ExitCode.Usage, $"The name '{file}' does not tell the format. Add --format {string.Join(", ", allowed[..^1])} or {allowed[^1]}.");
    }

    public static string WordOf(ReportFormat format) => Formats.First(known => known.Format == format).Word;

    /// <summary>What a plan is called: what was asked for, what its file says, or the name of the file.</summary>
    public static string TitleOf(string? asked, PlanLog log)
    {
        string title = asked ?? log.Title ?? Path.GetFileNameWithoutExtension(log.File);
        try
        {
            return new PlanReportOptions { Title = title }.Title;
        }
        catch (ArgumentException) when (asked is null)
        {
            return new PlanReportOptions().Title; // the name of a file may be no title
        }
    }

    /// <summary>The moment that a report stands for: what was asked for, the last day of a plan that was written down, or now.</summary>
    public static DateTimeOffset? TimeOf(Call call, PlanLog log, RegistrySnapshot snapshot)
    {
        if (call.AsOf is { Time: { } asked }) return asked;
        if (call.AsOf is null && !log.IsWrittenDown) return call.Around.Clock.GetUtcNow();
        return snapshot.Version == 0 ? null : log.Events.Read(snapshot.Version, call.Around.Cancelled).First().Time;
    }

    public static void Write(Call call, PlanReport report, ReportFormat format, string? file)
    {
        if (file is null)
        {
            report.Write(format, call.Around.Out);
            return;
        }

        string path = call.PathToWrite(file);
        Patience.During(call.Around, "Writing the file", () => OutputFile.Write(path, output =>
        {
            using StreamWriter writer = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
            report.Write(format, writer);
        }));
    }
}
