using System.CommandLine;
using System.Globalization;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

internal static class LogVerb
{
    private static readonly string[] Headings = ["EVENT", "TIME", "WHAT", "MILESTONE", "", "ACTOR", "REASON", "BELONGS TO"];

    public static Verb Make(Toolbox tools)
    {
        Option<long> from = new("--from") { Description = "From this sequence number on.", HelpName = "N", CustomParser = result => Values.Number<long>(result) ?? 1, DefaultValueFactory = _ => 1 };
        Option<long?> last = new("--last") { Description = "Only the last so many events.", HelpName = "N", CustomParser = Values.Number<long> };
        return new Verb(tools, "log", "List the events of the log, in order.", ["milestones log", "milestones log --last 3", "milestones log --from 10 --json"], call =>
        {
            using PlanLog log = call.Open();
            if (call.Get(from) < 1 || call.Get(last) < 0) throw new CallException(ExitCode.Usage, "--from is 1 or more, and --last is 0 or more.");
            long first = Math.Max(call.Get(from), call.Get(last) is { } count ? log.Events.LastSequence - count + 1 : 1);
            IEnumerable<AuditEvent> events = first > log.Events.LastSequence ? [] : log.Events.Read(first, call.Around.Cancelled);
            if (call.IsJson)
            {
                call.Printer.Json(json =>
                {
                    json.WriteStartObject();
                    json.WriteNumber("lastSequence", log.Events.LastSequence);
                    json.Objects("events", events, json.Event);
                    json.WriteEndObject();
                });
                return ExitCode.Done;
            }

            call.Printer.Table(Headings, events.Select(e => new Cell[]
            {
                e.Sequence.ToString(CultureInfo.InvariantCulture), Words.CellOf(e.Time), new Cell(What(e.Data), e.Data.Kind), e.Data.Milestone, Detail(e.Data), e.Context.Actor ?? "", Words.OnOneLine(e.Context.Reason), e.Context.CorrelationId ?? "",
            }));
            return ExitCode.Done;
        }).With(from, last);
    }

    private static string What(AuditData data) => data switch
    {
        MilestoneRegistered => "registered",
        MilestoneStatusChanged => "status",
        MilestoneRemoved => "removed",
        DependencyDeclared => "depends on",
        _ => "no longer depends on",
    };

    private static Cell Detail(AuditData data) => data switch
    {
        MilestoneRegistered registered => Words.CellOf(registered.Status),
        MilestoneStatusChanged changed => new Cell($"{Words.Of(changed.OldStatus)} → {Words.Of(changed.NewStatus)}", $"{changed.OldStatus.ToWord()} {changed.NewStatus.ToWord()}"),
        MilestoneRemoved removed => Words.CellOf(removed.Status),
        DependencyDeclared declared => declared.Dependency,
        DependencyWithdrawn withdrawn => withdrawn.Dependency,
        _ => "",
    };
}
