using System.CommandLine;
using System.Globalization;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Imports;
using MilestoneTracker.Cli.Plans;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Exchange;

namespace MilestoneTracker.Cli.Verbs;

// Detects the format of a file or of standard input, and reports the result; Import.cs makes the changes. A plan file, lines or a list are
// read completely first, so an interrupted read changes nothing; what another program wrote is read as a stream (ForeignImport.cs).
internal sealed class ImportVerb
{
    private const int MaxNamed = 20;

    private readonly Argument<string> _file = new("FILE")
    {
        Description = "A plan file, a log in JSON Lines (only into a log without events), a list of dependencies, or a plan of another "
            + "program; - is standard input.",
    };

    private readonly Option<string> _format = new("--format", "-f")
    {
        Description =
            "plan, lines, tsv (a line each: milestone, tab, dependency), csv (milestone,dependency); mspdi (Microsoft Project XML), gan "
            + "(GanttProject), github, gitlab, table (CSV with headings), ical, jgf (JSON Graph Format) or graphml; default: by the name "
            + "and the content of the file.",
        HelpName = "FORMAT", CompletionSources = { ImportFormats.Words },
    };

    private readonly Option<bool> _dryRun = Flag("--dry-run", "Show what would be imported, and change nothing.");
    private readonly Option<bool> _strict = Flag("--strict", "Import nothing if there is a warning.");

    private readonly Option<string> _calendar = new("--into-calendar")
    {
        Description = "iCalendar: add events of whole days as days off to this calendar of the plan, instead of importing milestones.",
        HelpName = "NAME",
    };

    private readonly Option<DateOnly?> _shiftTo = new("--shift-to")
    {
        Description = "Plan files: begin the plan on this day: dates move along, and nothing has been done yet.", HelpName = "DATE",
        CustomParser = result =>
        {
            string word = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
            if (DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)) return day;
            result.AddError($"'{word}' is not a day. Write it as {DayDigits.Meant(word) ?? "2026-01-31"}.");
            return null;
        },
    };

    private readonly Option<string> _prefix = new("--prefix")
    {
        Description = "Plan files: a text before the name of every milestone.", HelpName = "TEXT",
    };

    private readonly ExchangeOptions _exchange = new();

    private ImportVerb()
    {
    }

    public static Verb Make(CommandFactory tools)
    {
        ImportVerb options = new();
        return new Verb(
            tools, "import",
            "Import a plan file, a log in JSON Lines, a list of dependencies or a plan of another program, all or nothing. Creates the log "
            + "if there is none.",
            [
                "milestones import plan.json --log imported.db", "milestones import ledger.jsonl --log copy.db",
                "milestones import edges.tsv --as ada --reason \"from the old tool\"", "milestones import edges.csv --format csv --dry-run",
                "milestones import project.xml --source release --outline components --assignments assigned",
                "milestones import project.xml --only milestones --on-cycle skip --gone cancel --keep-local --strict",
                "milestones import github.json --issues all --pull-requests",
                "milestones import table.csv --column group=Release --separator \";\" --date-order dmy --encoding windows-1252",
                "milestones import graph.graphml --edges depend --limit items=1000",
                "milestones import holidays.ics --into-calendar office",
                "milestones import plan.json --shift-to 2027-01-04 --prefix \"2027 \"",
            ],
            options.Run).With(options._file)
            .With(options._format, options._dryRun, options._strict, options._calendar, options._shiftTo, options._prefix)
            .With(options._exchange.All).With(tools.Shared.ForChanges);
    }

    /// <summary>The names that an import adds, in ordinal order.</summary>
    public static string[] NewNames(Imported imported) =>
        [.. imported.After.Milestones.Select(milestone => milestone.Name).Where(name => !imported.Before.Contains(name))];

    private int Run(Invocation call)
    {
        string file = call.Get(_file);
        string name = file == "-" ? "standard input" : file;
        string? asked = call.Get(_format) is { } typed ? ImportFormats.Parse(typed) : null;
        using FileStream? opened = file == "-" ? null : InputFile.Open(call.Environment.PathOf(file), call.Environment.Cancelled);
        using PeekedInput input = new(opened ?? call.Environment.Input, call.Environment.Cancelled);
        if (input.Peek().IsEmpty)
        {
            string from = file == "-" ? "Standard input" : $"'{file}'";
            throw new InvocationException(ExitCode.NoLog, from + " is empty. Nothing was imported.");
        }

        string word = asked ?? ImportFormats.Detect(file, input.Peek(), input.Peek().Length < PeekedInput.Beginning);
        CheckOptions(call, word);
        Import import = new(call, name, call.Get(_dryRun));
        if (ImportFormats.Of(word) is null)
            RunOwn(call, import, word, InputFile.Read(input, name, InputFile.MaxOfLog, call.Environment.Cancelled));
        else RunForeign(call, import, word, name, LabelOf(call, file), input);
        return ExitCode.Done;
    }

    // The name of a pipe differs each time, so it cannot be the label.
    private static string LabelOf(Invocation call, string file) =>
        file == "-" || OutputFile.IsDevice(call.Environment.PathOf(file)) ? "stdin" : Path.GetFileNameWithoutExtension(file);

    private void CheckOptions(Invocation call, string word)
    {
        _exchange.Check(call, word);
        if (call.Has(_calendar) && word != "ical") throw NoEffect(_calendar, word, "ical");
        foreach (Option option in new Option[] { _shiftTo, _prefix })
            if (call.Has(option) && word != ImportFormats.Plan) throw NoEffect(option, word, ImportFormats.Plan);
        if (call.Has(_strict) && ImportFormats.Of(word) is null)
            throw new InvocationException(ExitCode.Usage, $"--strict has no effect on the format {word}, which has no warnings.");
    }

    private static InvocationException NoEffect(Option option, string word, string where) =>
        new(ExitCode.Usage, $"{option.Name} has no effect on the format {word}. It is for --format {where}.");

    private void RunOwn(Invocation call, Import import, string word, byte[] bytes)
    {
        Func<PlanFile, PlanFile>? changed = null;
        if (call.Has(_shiftTo) || call.Has(_prefix)) changed = plan => PlanTemplate.Of(plan, call.Get(_shiftTo), call.Get(_prefix));
        Imported imported = ConflictRetry.Run(() => word switch
        {
            ImportFormats.Plan => import.Plan(bytes, changed),
            ImportFormats.Lines => import.Lines(bytes),
            _ => import.List(bytes, isCsv: word == ImportFormats.Csv),
        });
        if (call.Get(_dryRun)) AnswerDry(call, imported);
        else Answer(call, imported);
    }

    private void RunForeign(Invocation call, Import import, string word, string file, string label, Stream input)
    {
        Exchange.Options.ImportOptions options = _exchange.Parse(call, word, label);
        if (call.Get(_calendar) is { } calendar)
        {
            new DaysOffImport(call, file, calendar).Run(import, input, options, call.Get(_strict), call.Get(_dryRun));
            return;
        }

        ForeignImport foreign = new(call, file, word);
        ImportedPlan plan = foreign.Read(input, options);
        Imported imported = ConflictRetry.Run(() => foreign.Make(import, plan, call.Get(_strict)));
        if (call.Get(_dryRun)) ImportAnswer.Dry(call, file, word, imported, foreign.Outcome!);
        else ImportAnswer.Done(call, file, word, imported, foreign.Outcome!);
    }

    private static Option<bool> Flag(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.Zero };

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
        string[] made = NewNames(imported);
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
}
