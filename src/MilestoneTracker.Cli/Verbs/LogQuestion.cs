using System.CommandLine;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Ledger.Events;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Verbs;

// Which events of the log are listed. Where nothing is asked but --from and --last, only those are read; otherwise the log is read from
// its first event, because the effective time of a change follows from those before it.
internal sealed class LogQuestion
{
    private static readonly string[] Kinds = [.. EventTypes.Known.Words.Order(StringComparer.Ordinal)];

    private readonly Option<long> _from = new("--from")
    {
        Description = "From this sequence number on.", HelpName = "N",
        CustomParser = result => Values.Number<long>(result) ?? 1, DefaultValueFactory = _ => 1,
    };

    private readonly Option<long?> _last = new("--last")
    {
        Description = "Only the last so many of the events that are asked for.", HelpName = "N", CustomParser = Values.Number<long>,
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
        Description = "Only changes from then on: a version, a day or a time in UTC.", HelpName = "WHEN", CustomParser = Values.Since,
    };

    private readonly Option<PointInTime?> _until = new("--until")
    {
        Description = "Only changes until then, included: a version, a day or a time in UTC.", HelpName = "WHEN",
        CustomParser = Values.Moment,
    };

    public LogQuestion(CommandFactory tools) =>
        _milestone = tools.NameOption("--milestone", "Only events about this milestone, also as either end of a dependency.");

    public Option[] Options => [_from, _last, _milestone, _actor, _kind, _since, _until];

    public IEnumerable<AuditEvent> Ask(Invocation call, IAuditLog log)
    {
        if (call.Get(_from) < 1 || call.Get(_last) < 0)
            throw new InvocationException(ExitCode.Usage, "--from is 1 or more, and --last is 0 or more.");
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
            return from > to ? [] : log.Read(from, call.Around.Cancelled).TakeWhile(e => e.Sequence <= to);
        }

        IEnumerable<AuditEvent> found = log.Find(filter, call.Around.Cancelled).TakeWhile(e => e.Sequence <= to)
            .Where(e => e.Sequence >= from);
        return last is { } most ? Last(found, most) : found;
    }

    private static string? Kind(string? word)
    {
        if (word is null || Kinds.Contains(word, StringComparer.Ordinal)) return word;
        string meant = Nearest.To(word, Kinds) is { } near ? $"Did you mean '{near}'?"
            : $"The kinds are {string.Join(", ", Kinds)}.";
        throw new InvocationException(ExitCode.Usage, $"'{word}' is not a kind of event. {meant}");
    }

    // No more of them are kept than are wanted.
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
