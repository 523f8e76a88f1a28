using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// What is wrong in a plan, the worst first: three lines each for people, a line each for programs. The names of those it puts at risk are
// found when they are written: O(they) each.
internal static class RiskCauseList
{
    private const int MaxCauses = 20;
    private const int MaxNames = 8;

    public static void Print(Invocation call, RegistrySnapshot snapshot, RiskLevel from)
    {
        IEnumerable<RiskCause> causes = ProgressNotice
            .During(call.Around, "Looking for causes", () => snapshot.AssessCauses(call.Around.Cancelled))
            .Where(cause => cause.Level >= from);
        call.Printer.Answer(
            json =>
            {
                json.WriteNumber("version", snapshot.Version);
                json.Objects("causes", causes, cause => CauseJson.Write(json, cause, cause.Affected));
            },
            () =>
            {
                if (!call.Printer.IsTerminal) call.Printer.Table([], causes.Select(Row));
                else Tell(call, [.. causes], from);
            });
    }

    /// <summary>How many milestones a cause puts at risk, in words.</summary>
    public static string CountOf(RiskCause cause) =>
        TerminalText.Counted(cause.AffectedCount, "milestone", "milestones") + " at risk from it";

    private static void Tell(Invocation call, RiskCause[] causes, RiskLevel from)
    {
        if (causes.Length == 0) call.Printer.Line($"Nothing is wrong, from {TerminalText.Format(from)} on.");
        foreach (RiskCause cause in causes.Take(MaxCauses)) Tell(call, cause);
        if (causes.Length > MaxCauses)
            call.Printer.Line($"and {TerminalText.Counted(causes.Length - MaxCauses, "cause", "causes")} more; --json has them all");
    }

    private static void Tell(Invocation call, RiskCause cause)
    {
        call.Around.Cancelled.ThrowIfCancellationRequested();
        ChangeContext context = cause.Since.Context;
        call.Printer.Line(
            new Cell(TerminalText.Format(cause.Level), Tone: TerminalText.ToneOf(cause.Level)),
            $": {cause.Milestone} {RiskText.From(cause)}");
        string by = context.Actor is { } actor ? " by " + actor : "";
        string reason = string.IsNullOrEmpty(context.Reason) ? "" : ": " + TerminalText.OnOneLine(context.Reason);
        call.Printer.Line($"  since {TerminalText.CellOf(cause.Since.Time).Text}{by}{reason}");
        string more = cause.AffectedCount > MaxNames ? $" and {TerminalText.Number(cause.AffectedCount - MaxNames)} more" : "";
        call.Printer.Line($"  {CountOf(cause)}: {string.Join(", ", cause.Affected.Take(MaxNames))}{more}");
    }

    private static Cell[] Row(RiskCause cause) =>
    [
        cause.Milestone, TerminalText.Format(cause.Level), cause.Code.ToString(), TerminalText.Exactly(cause.Since.Time),
            cause.Since.Context.Actor ?? "",
        TerminalText.OnOneLine(cause.Since.Context.Reason), DisplayText.Format(cause.AffectedCount), string.Join(", ", cause.Affected),
    ];
}
