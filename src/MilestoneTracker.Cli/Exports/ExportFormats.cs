using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Exchange;

namespace MilestoneTracker.Cli.Exports;

// The words of --format for exports, and which of them an extension means; JSON Lines otherwise.
internal static class ExportFormats
{
    public const string Lines = "lines";

    public static readonly string[] Words = [Lines, "mspdi", "table", "ical", "mermaid-gantt", "jgf"];

    private static readonly (string Word, string[] Extensions, ExportFormat Format)[] Others =
    [
        ("mspdi", [".xml"], ExportFormat.Mspdi), ("table", [".csv"], ExportFormat.Table), ("ical", [".ics"], ExportFormat.ICalendar),
        ("mermaid-gantt", [".mmd", ".mermaid"], ExportFormat.MermaidGantt), ("jgf", [".jgf"], ExportFormat.JsonGraph),
    ];

    /// <summary>The word of the format that was asked for, or that the extension of the file means.</summary>
    public static string WordOf(string? asked, string? file)
    {
        if (asked is not null)
        {
            return Words.FirstOrDefault(known => string.Equals(known, asked, StringComparison.OrdinalIgnoreCase))
                ?? throw new InvocationException(
                    ExitCode.Usage,
                    $"'{asked}' is not a format for this command. Write --format {string.Join(", ", Words[..^1])} or {Words[^1]}.");
        }

        string extension = file is null ? "" : Path.GetExtension(file);
        foreach ((string word, string[] extensions, _) in Others)
            if (extensions.Contains(extension, StringComparer.OrdinalIgnoreCase)) return word;
        return Lines;
    }

    /// <summary>The format of another program that a word names; null for JSON Lines.</summary>
    public static ExportFormat? Of(string word)
    {
        foreach ((string known, _, ExportFormat format) in Others)
            if (known == word) return format;
        return null;
    }
}
