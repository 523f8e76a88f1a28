using System.CommandLine;
using System.Globalization;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

internal static class HistoryVerb
{
    private static readonly string[] Headings = ["EVENT", "TIME (UTC)", "STATUS", "ACTOR", "REASON", "CORRELATION"];

    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone.");
        return new Verb(
            tools, "history", "List every status that a milestone has had, with time, actor and reason.",
            ["milestones history Schema", "milestones history Schema --json"], call =>
        {
            using PlanLog log = call.Open();
            IReadOnlyList<StatusChange> history = call.ReadPlan(log).GetStatusHistory(call.Get(name));
            call.Printer.Answer(
                json =>
                {
                    json.WriteString("name", call.Get(name));
                    json.History(history);
                },
                () =>
                {
                    call.Printer.Table(Headings, history.Select(entry => new Cell[]
                    {
                        entry.Sequence.ToString(CultureInfo.InvariantCulture), TerminalText.CellOf(entry.Time),
                            TerminalText.CellOf(entry.Status),
                        entry.Context.Actor ?? "", TerminalText.OnOneLine(entry.Context.Reason), entry.Context.CorrelationId ?? "",
                    }));
                });
            return ExitCode.Done;
        }).With(name).With(tools.Shared.AsOf);
    }
}
