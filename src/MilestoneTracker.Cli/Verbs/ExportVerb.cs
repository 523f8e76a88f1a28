using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Exports;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Exchange.Options;

namespace MilestoneTracker.Cli.Verbs;

// Writes the log as JSON Lines, or its plan in a format of another program.
internal sealed class ExportVerb
{
    private readonly Option<string> _format = new("--format", "-f")
    {
        Description =
            "lines (JSON Lines), mspdi (Microsoft Project XML), table (CSV), ical, mermaid-gantt or jgf (JSON Graph Format); default: by "
            + "the extension of the file, lines if that says nothing.",
        HelpName = "FORMAT", CompletionSources = { ExportFormats.Words },
    };

    private readonly Option<string> _ical = new("--ical")
    {
        Description = "iCalendar: todos (default), or events of the target dates, which most programs show that subscribe to a calendar.",
        HelpName = "KIND", CompletionSources = { "todos", "events" },
    };

    private readonly Option<string> _source = new("--source")
    {
        Description = "Microsoft Project XML: keep the UIDs of milestones that came from the origin of this label.", HelpName = "LABEL",
    };

    private readonly Option<bool> _bom = new("--bom")
    {
        Description = "Tables: begin with a byte order mark, for spreadsheets that need one.", Arity = ArgumentArity.Zero,
    };

    private ExportVerb()
    {
    }

    public static Verb Make(CommandFactory tools)
    {
        ExportVerb options = new();
        return new Verb(
            tools, "export",
            "Write the log as JSON Lines, one event per line, verified as it is read; or its plan in a format of another program.",
            [
                "milestones export", "milestones export --output backup.jsonl", "milestones export --log plan.json --output plan.jsonl",
                "milestones export --format mspdi --source release --output plan.xml", "milestones export --format table --bom",
                "milestones export --ical events --output plan.ics",
            ],
            options.Run).With(options._format, tools.Shared.Output, options._ical, options._source, options._bom, tools.Shared.AsOf);
    }

    private int Run(Invocation call)
    {
        string word = ExportFormats.WordOf(call.Get(_format), call.OutputFile);
        Check(call, _ical, word, "ical");
        Check(call, _source, word, "mspdi");
        Check(call, _bom, word, "table");
        string kind = call.Get(_ical)?.ToLowerInvariant() ?? "todos";
        if (kind is not ("todos" or "events"))
            throw new InvocationException(ExitCode.Usage, $"'{call.Get(_ical)}' is not possible for --ical. Write todos or events.");
        using PlanLog log = call.Open();
        if (word != ExportFormats.Lines)
        {
            return PlanOutput.Write(call, log, word, new ExportOptions
            {
                Source = call.Get(_source), ByteOrderMark = call.Get(_bom),
                Entries = kind == "events" ? CalendarEntryKind.Event : CalendarEntryKind.ToDo,
            });
        }

        if (call.AsOf is not null)
            throw new InvocationException(ExitCode.Usage, "JSON Lines are the whole log. Leave out --as-of, or name another --format.");
        return WriteLines(call, log);
    }

    private static void Check(Invocation call, Option option, string word, string where)
    {
        if (call.Has(option) && word != where)
            throw new InvocationException(ExitCode.Usage, $"{option.Name} has no effect on the format {word}. It is for --format {where}.");
    }

    private static int WriteLines(Invocation call, PlanLog log)
    {
        long events = log.Events.LastSequence;
        if (call.OutputFile is not { } file)
        {
            call.Environment.Out.Flush();
            log.Export(call.Environment.Output, call.Environment.Cancelled);
            return ExitCode.Done;
        }

        call.Write(file, output => log.Export(output, call.Environment.Cancelled));
        call.Printer.Answer(
            json =>
            {
                json.WriteString("file", file);
                json.WriteNumber("events", events);
            },
            () => call.Printer.Line($"Exported {TerminalText.Counted(events, "event", "events")} to {file}."));
        return ExitCode.Done;
    }
}
