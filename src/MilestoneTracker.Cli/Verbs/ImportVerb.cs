using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

// From a file or standard input to events: which format it is, and the answer. How it is taken over, all or nothing, is in Import.cs.
// The whole of it is read before anything is made of it, so an interrupted reading has changed nothing.
internal static class ImportVerb
{
    private const int MaxNamed = 20;

    private static readonly string[] Formats = ["plan", "lines", "tsv", "csv"];

    public static Verb Make(CommandFactory tools)
    {
        Argument<string> file = new("FILE") {
            Description = "A plan file, a log as JSON Lines (into a log without events), or a list of dependencies; - is standard input." };
        Option<string> format = new("--format", "-f")
        {
            Description =
                "plan, lines, tsv (a line each: milestone, tab, dependency) or csv (milestone,dependency). Where it is not given, what "
                + "the name and the content of the file mean.",
            HelpName = "FORMAT", CompletionSources = { Formats },
        };
        Option<bool> dryRun = new("--dry-run")
        {
            Description = "Say what would be imported, and change nothing.", Arity = ArgumentArity.Zero,
        };
        return new Verb(
            tools, "import",
            "Take over a plan file, a log as JSON Lines, or a list of dependencies: all of it, or nothing. Makes the log where there "
            + "is none.",
            [
                "milestones import plan.json --log imported.db", "milestones import ledger.jsonl --log copy.db",
                "milestones import edges.tsv --as ada --reason \"from the old tool\"", "milestones import edges.csv --format csv --dry-run",
            ],
            call =>
            {
                string name = call.Get(file);
                byte[] bytes = name == "-" ? InputFile.Read(call.Around.Input, "standard input", InputFile.MaxOfLog, call.Around.Cancelled)
                    : InputFile.Read(call.Around.PathOf(name), name, InputFile.MaxOfLog, call.Around.Cancelled);
                string from = name == "-" ? "Standard input" : $"'{name}'";
                if (bytes.Length == 0) throw new InvocationException(ExitCode.NoLog, from + " is empty. Nothing was imported.");
                Import import = new(call, name == "-" ? "standard input" : name, bytes, call.Get(dryRun));
                string form = FormatOf(call.Get(format), name, bytes);
                Imported imported = OvertakenChange.AlsoWhereOvertaken(() => form switch
                {
                    "plan" => import.Plan(),
                    "lines" => import.Lines(),
                    _ => import.List(isCsv: form == "csv"),
                });
                if (call.Get(dryRun)) AnswerDry(call, imported);
                else Answer(call, imported);
                return ExitCode.Done;
            }).With(file).With(format, dryRun).With(OvertakenChange.Options(tools));
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
                $"Imported {TerminalText.Counted(imported.Events, "event", "events")} into '{call.LogFile}': {TerminalText.Counted(imported.After.Count, "milestone", "milestones")} now. Version {imported.After.Version}.")));
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
            ?? throw new InvocationException(ExitCode.Usage, $"'{asked}' is no format of this. Write --format plan, lines, tsv or csv.");
        string extension = Path.GetExtension(file);
        return LogKinds.Detect(bytes, extension) switch
        {
            LogKind.Plan => "plan",
            LogKind.Lines => "lines",
            LogKind.Sqlite => throw new InvocationException(
            ExitCode.Usage, $"'{file}' is a log in SQLite. Use it as it is, with --log {file}, or copy what 'milestones export' writes."),
            _ when extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) => "csv",
            _ when extension.Equals(".tsv", StringComparison.OrdinalIgnoreCase) || bytes.AsSpan().Contains((byte)'\t') => "tsv",
            _ => throw new InvocationException(
                ExitCode.Usage, $"'{file}' may be anything: it has no tab. Say what it is with --format plan, lines, tsv or csv."),
        };
    }
}
