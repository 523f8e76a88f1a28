using System.CommandLine;
using System.Globalization;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting.Events;

namespace MilestoneTracker.Cli.Verbs;

// The events of the log, as a table, as JSON or as CSV, each written as it is read.
internal static class LogVerb
{
    private static readonly string[] Headings = ["EVENT", "TIME (UTC)", "WHAT", "MILESTONE", "", "ACTOR", "REASON", "CORRELATION"];

    public static Verb Make(CommandFactory tools)
    {
        LogQuery query = new(tools);
        Option<bool> csv = new("--csv") { Description = "Write the events as CSV (RFC 4180).", Arity = ArgumentArity.Zero };
        return new Verb(
            tools, "log", "List the events of the log in order: all of them, or a selection.",
            [
                "milestones log", "milestones log --last 3", "milestones log --from 10 --json", "milestones log --actor grace --csv",
                "milestones log --milestone API --kind dependency.declared",
                "milestones log --log plan.json --since 2026-02-01 --until 2026-02-10T18:00",
            ],
            call =>
            {
                if (call.Get(csv) && call.IsJson)
                    throw new InvocationException(ExitCode.Usage, "Use either --csv or --json, not both.");
                using PlanLog log = call.Open();
                int found = 0;
                IEnumerable<AuditEvent> events = query.Run(call, log.Events).Select(e =>
                {
                    found++;
                    return e;
                });
                if (call.Get(csv)) EventCsv.Write(events, call.Environment.Out);
                else Print(call, log.Events, events);
                if (found == 0) query.NoteUnknown(call, log.Events);
                return ExitCode.Done;
            }).With(query.Options).With(csv);
    }

    private static void Print(Invocation call, IAuditLog log, IEnumerable<AuditEvent> events)
    {
        call.Printer.Answer(
            json =>
            {
                json.WriteNumber("lastSequence", log.LastSequence);
                json.Objects("events", events, e => EventJson.Write(json, e));
            },
            () => call.Printer.Table(Headings, events.Select(Row)));
    }

    private static Cell[] Row(AuditEvent e)
    {
        EventText text = EventText.From(e.Data);
        return
        [
            e.Sequence.ToString(CultureInfo.InvariantCulture), TerminalText.CellOf(e.Time), new Cell(text.Verb, e.Data.Type), Subject(text),
                Detail(text),
            e.Context.Actor ?? "", TerminalText.OnOneLine(e.Context.Reason), e.Context.CorrelationId ?? "",
        ];
    }

    // The subject of the event. Declaring or withdrawing a dependency has the dependency as its detail; other events name both ends here.
    internal static Cell Subject(EventText text) => text.IsDeclaration ? text.Subject.Name : text.Subject.ToString();

    // The dependency that was declared or withdrawn; otherwise the field and the old and new values, as far as there are any.
    internal static Cell Detail(EventText text)
    {
        if (text.IsDeclaration) return text.Subject.Dependency!;
        Cell values = OldAndNew(text);
        if (text.Field is null) return values;
        string field = TerminalText.OnOneLine(text.Field);
        return values with { Text = Joined(field, values.Text), Plain = Joined(field, values.Plain ?? values.Text) };
    }

    private static string Joined(string field, string values) => values.Length == 0 ? field : $"{field} {values}";

    private static Cell OldAndNew(EventText text)
    {
        if (!text.Old.IsNothing && !text.New.IsNothing) return new Cell(
            $"{EventText.From(text.Old)} → {EventText.From(text.New)}", $"{EventText.PlainOf(text.Old)} {EventText.PlainOf(text.New)}");
        AuditValue only = text.New.IsNothing ? text.Old : text.New;
        return only.Kind is AuditValueKind.Status or AuditValueKind.Milestone
            ? TerminalText.CellOf(only.Status!.Value) : new Cell(EventText.From(only), EventText.PlainOf(only));
    }
}
