using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

// Detects the format of a file or of standard input, and reports the result; Import.cs does the import. The input is read completely
// first, so an interrupted read changes nothing.
internal static class ImportVerb
{
    private const int MaxNamed = 20;

    private static readonly string[] Formats = ["plan", "lines", "tsv", "csv"];

    public static Verb Make(CommandFactory tools)
    {
        Argument<string> file = new("FILE") {
            Description =
                "A plan file, a log in JSON Lines (only into a log without events), or a list of dependencies; - is standard input." };
        Option<string> format = new("--format", "-f")
        {
            Description =
                "plan, lines, tsv (a line each: milestone, tab, dependency) or csv (milestone,dependency); default: by the name and the "
                + "content of the file.",
            HelpName = "FORMAT", CompletionSources = { Formats },
        };
        Option<bool> dryRun = new("--dry-run")
        {
            Description = "Show what would be imported, and change nothing.", Arity = ArgumentArity.Zero,
        };
        return new Verb(
            tools, "import",
            "Import a plan file, a log in JSON Lines or a list of dependencies, all or nothing. Creates the log if there is "
            + "none.",
            [
                "milestones import plan.json --log imported.db", "milestones import ledger.jsonl --log copy.db",
                "milestones import edges.tsv --as ada --reason \"from the old tool\"", "milestones import edges.csv --format csv --dry-run",
            ],
            call =>
            {
                string name = call.Get(file);
                byte[] bytes = name == "-"
                    ? InputFile.Read(call.Environment.Input, "standard input", InputFile.MaxOfLog, call.Environment.Cancelled)
                    : InputFile.Read(call.Environment.PathOf(name), name, InputFile.MaxOfLog, call.Environment.Cancelled);
                string from = name == "-" ? "Standard input" : $"'{name}'";
                if (bytes.Length == 0) throw new InvocationException(ExitCode.NoLog, from + " is empty. Nothing was imported.");
                Import import = new(call, name == "-" ? "standard input" : name, bytes, call.Get(dryRun));
                string form = FormatOf(call.Get(format), name, bytes);
                Imported imported = ConflictRetry.Run(() => form switch
                {
                    "plan" => import.Plan(),
                    "lines" => import.Lines(),
                    _ => import.List(isCsv: form == "csv"),
                });
                if (call.Get(dryRun)) AnswerDry(call, imported);
                else Answer(call, imported);
                return ExitCode.Done;
            }).With(file).With(format, dryRun).With(tools.Shared.ForChanges);
    }

    private static void Answer(Invocation call, Imported imported)
    {
        call.Printer.AnswerDone(
            json =>
            {
                json.WriteString("file", call.LogFile);
                json.WriteNumber("events", imported.Events);
                json.WriteNumber("milestones", imported.After.Count);
                json.WriteNumber("version", imported.After.Version);
            },
            () => call.Printer.Line(
                FormattableString.Invariant(
                $"Imported {TerminalText.Counted(imported.Events, "event", "events")} into '{call.LogFile}': ")
                + FormattableString.Invariant(
                $"{TerminalText.Counted(imported.After.Count, "milestone", "milestones")} now. Version {imported.After.Version}.")));
    }

    private static void AnswerDry(Invocation call, Imported imported)
    {
        string[] made = [.. imported.After.Milestones.Select(milestone => milestone.Name).Where(name => !imported.Before.Contains(name))];
        call.Printer.Answer(
            json =>
            {
                json.WriteString("file", call.LogFile);
                json.WriteBoolean("dryRun", true);
                json.WriteNumber("events", imported.Events);
                json.WriteNumber("milestones", imported.After.Count);
                json.WriteNumber("version", imported.After.Version);
                json.WriteStartArray("new");
                foreach (string name in made) json.WriteStringValue(name);
                json.WriteEndArray();
            },
            () =>
            {
                call.Printer.Line($"Would import {TerminalText.Counted(imported.Events, "event", "events")} into '{call.LogFile}': "
                    + $"{TerminalText.Counted(imported.After.Count, "milestone", "milestones")} then. Nothing was changed.");
                string more = made.Length > MaxNamed ? ", …" : "";
                if (made.Length > 0) call.Printer.Line($"New: {string.Join(", ", made.Take(MaxNamed))}{more}");
            });
    }

    private static string FormatOf(string? asked, string file, byte[] bytes)
    {
        if (asked is not null) return Formats.FirstOrDefault(known => string.Equals(known, asked, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvocationException(
                ExitCode.Usage, $"'{asked}' is not a format for this command. Write --format plan, lines, tsv or csv.");
        string extension = Path.GetExtension(file);
        return LogKinds.Detect(bytes, extension) switch
        {
            LogKind.Plan => "plan",
            LogKind.Lines => "lines",
            LogKind.Sqlite => throw new InvocationException(
            ExitCode.Usage, $"'{file}' is a SQLite log. Use it directly with --log {file}, or import the output of 'milestones export'."),
            _ when extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) => "csv",
            _ when extension.Equals(".tsv", StringComparison.OrdinalIgnoreCase) || bytes.AsSpan().Contains((byte)'\t') => "tsv",
            _ => throw new InvocationException(
                ExitCode.Usage, $"'{file}' could be anything: it has no tab. Say what it is with --format plan, lines, tsv or csv."),
        };
    }
}
