using System.CommandLine;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Ledger.Events;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Verbs;

// Selects events of the log. With only --from and --last, only those events are read; otherwise the log is read from its first event,
// because the effective time of a change depends on the ones before it.
internal sealed class LogQuery
{
    private static readonly string[] Kinds = [.. EventTypes.Known.Words.Order(StringComparer.Ordinal)];

    private readonly Option<long> _from = new("--from")
    {
        Description = "Start at this sequence number.", HelpName = "N",
        CustomParser = result => Values.Number<long>(result) ?? 1, DefaultValueFactory = _ => 1,
    };

    private readonly Option<long?> _last = new("--last")
    {
        Description = "Only the last N of the events that the other options select.", HelpName = "N", CustomParser = Values.Number<long>,
    };

    private readonly Option<string> _milestone;

    private readonly Option<string> _actor = new("--actor") { Description = "Only changes that this actor made.", HelpName = "ACTOR" };

    private readonly Option<string> _kind = new("--kind")
    {
        Description = "Only events of this kind, such as milestone.status_changed.", HelpName = "KIND",
        CompletionSources = { Kinds },
    };

    private readonly Option<PointInTime?> _since = new("--since")
    {
        Description = "Only changes from this moment on: a version, a day or a time in UTC.", HelpName = "WHEN",
        CustomParser = Values.Since,
    };

    private readonly Option<PointInTime?> _until = new("--until")
    {
        Description = "Only changes up to and including this moment: a version, a day or a time in UTC.", HelpName = "WHEN",
        CustomParser = Values.Moment,
    };

    public LogQuery(CommandFactory tools) =>
        _milestone = tools.NameOption("--milestone", "Only events about this milestone, also as either end of a dependency.");

    public Option[] Options => [_from, _last, _milestone, _actor, _kind, _since, _until];

    public IEnumerable<AuditEvent> Run(Invocation call, IAuditLog log)
    {
        if (call.Get(_from) < 1 || call.Get(_last) < 0)
            throw new InvocationException(ExitCode.Usage, "--from must be 1 or more, and --last 0 or more.");
        (PointInTime? since, PointInTime? until) = (call.Get(_since), call.Get(_until));
        AuditFilter filter = new()
        {
            Milestone = call.Get(_milestone), Actor = call.Get(_actor), Type = Kind(call.Get(_kind)), Since = since?.Time,
            Until = until?.Time is { } time ? time < DateTimeOffset.MaxValue ? time.AddTicks(1) : null : null,
        };
        long from = Math.Max(call.Get(_from), since?.Version ?? 1);
        long to = Math.Min(log.LastSequence, until?.Version ?? long.MaxValue);
        long? last = call.Get(_last);
        if (filter == new AuditFilter())
        {
            if (last is { } count) from = Math.Max(from, to - count + 1);
            return from > to ? [] : log.Read(from, call.Environment.Cancelled).TakeWhile(e => e.Sequence <= to);
        }

        IEnumerable<AuditEvent> found = log.Find(filter, call.Environment.Cancelled).TakeWhile(e => e.Sequence <= to)
            .Where(e => e.Sequence >= from);
        return last is { } most ? Last(found, most) : found;
    }

    /// <summary>Says on standard error that no event of the whole log is about the milestone that was asked for: then nothing found is
    /// perhaps a misspelling.</summary>
    public void NoteUnknown(Invocation call, IAuditLog log)
    {
        if (call.Get(_milestone) is not { } name) return;
        HashSet<string> known = new(StringComparer.Ordinal);
        foreach (AuditEvent e in log.Read(1, call.Environment.Cancelled))
            if (e.Data.Subject.Milestone is { } milestone) known.Add(milestone);
        if (known.Contains(name)) return;
        string meant = Nearest.Meant(name, known.Order(StringComparer.Ordinal));
        string note = TerminalText.Harmless($"note: the log never had a milestone '{name}'.{meant}");
        Errors.Quietly(call.Environment, note + call.Environment.Error.NewLine);
    }

    private static string? Kind(string? word)
    {
        if (word is null || Kinds.Contains(word, StringComparer.Ordinal)) return word;
        string meant = Nearest.To(word, Kinds) is { } near ? $"Did you mean '{near}'?"
            : $"The kinds are {string.Join(", ", Kinds)}.";
        throw new InvocationException(ExitCode.Usage, $"'{word}' is not a kind of event. {meant}");
    }

    // Keeps only as many events as are requested.
    private static Queue<AuditEvent> Last(IEnumerable<AuditEvent> events, long most)
    {
        Queue<AuditEvent> last = new();
        foreach (AuditEvent e in events)
        {
            last.Enqueue(e);
            if (last.Count > most) last.Dequeue();
        }

        return last;
    }
}
