using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Exchange;

namespace MilestoneTracker.Cli.Imports;

// The words of --format for imports, and which of them a file is without it: by its first bytes as far as they say it, otherwise by its
// extension. A text that may be several things is refused.
internal static class ImportFormats
{
    public const string Plan = "plan";
    public const string Lines = "lines";
    public const string Tsv = "tsv";
    public const string Csv = "csv";

    public static readonly string[] Words =
        [Plan, Lines, Tsv, Csv, "mspdi", "gan", "github", "gitlab", "table", "ical", "jgf", "graphml"];

    private const string List = "plan, lines, tsv, csv, mspdi, gan, github, gitlab, table, ical, jgf or graphml";

    private static readonly (string Word, ImportFormat Format, string Item)[] Others =
    [
        ("mspdi", ImportFormat.Mspdi, "task"), ("gan", ImportFormat.Gan, "task"), ("github", ImportFormat.GitHub, "item"),
        ("gitlab", ImportFormat.GitLab, "item"), ("table", ImportFormat.Table, "item"), ("ical", ImportFormat.ICalendar, "entry"),
        ("jgf", ImportFormat.JsonGraph, "node"), ("graphml", ImportFormat.GraphMl, "node"),
    ];

    // Extensions that leave no doubt, for a file whose beginning is broken: its error then says what is wrong with it.
    private static readonly (string Extension, string Word)[] Extensions =
        [(".xml", "mspdi"), (".mspdi", "mspdi"), (".gan", "gan"), (".ics", "ical"), (".ical", "ical"), (".graphml", "graphml"),
            (".jgf", "jgf")];

    /// <summary>The format of another program that a word names; null for the formats of this one.</summary>
    public static ImportFormat? Of(string word)
    {
        foreach ((string known, ImportFormat format, _) in Others)
            if (known == word) return format;
        return null;
    }

    /// <summary>What an item is called in messages: a task, a row, an entry.</summary>
    public static string ItemOf(string word) => Others.First(known => known.Word == word).Item;

    /// <summary>The word of a format as it was typed.</summary>
    public static string Parse(string asked) =>
        Words.FirstOrDefault(known => string.Equals(known, asked, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvocationException(ExitCode.Usage, $"'{asked}' is not a format for this command. Write --format {List}.");

    /// <summary>The format of a file.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="start">How it begins.</param>
    /// <param name="isWhole">Whether that is all of it.</param>
    public static string Detect(string file, ReadOnlySpan<byte> start, bool isWhole)
    {
        if (BinaryFiles.Refusal(file, start) is { } refusal) throw new InvocationException(ExitCode.NoLog, refusal);
        string extension = Path.GetExtension(file);
        LogKind kind = LogKinds.Detect(start, extension);
        if (kind == LogKind.Sqlite)
        {
            throw new InvocationException(
                ExitCode.Usage,
                $"'{file}' is a SQLite log. Use it directly with --log {file}, or import the output of 'milestones export'.");
        }

        if (kind == LogKind.Lines) return Lines;
        ImportFormat? other = PlanImport.Detect(start);
        if (other is not null and not ImportFormat.Table) return Others.First(known => known.Format == other).Word;
        if (kind == LogKind.Plan) return Plan;
        foreach ((string known, string word) in Extensions)
            if (extension.Equals(known, StringComparison.OrdinalIgnoreCase)) return word;
        bool isCsv = extension.Equals(".csv", StringComparison.OrdinalIgnoreCase);
        bool isTsv = extension.Equals(".tsv", StringComparison.OrdinalIgnoreCase);
        if ((isCsv || isTsv) && other == ImportFormat.Table && !TwoColumns.MayBeAList(start, isWhole)) return "table";
        if (isCsv) return Csv;
        if (isTsv || start.Contains((byte)'\t')) return Tsv;
        if (BinaryFiles.RefusalOfZeros(file, start) is { } zeros) throw new InvocationException(ExitCode.NoLog, zeros);
        throw new InvocationException(
            ExitCode.Usage, $"'{file}' could be anything: it has no tab. Say what it is with --format {List}.");
    }
}
