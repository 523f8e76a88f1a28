using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// The causes of risk in a plan, the worst first: three lines each for people, one line each for programs. The names of the affected
// milestones are found when they are written: O(affected) each.
internal static class RiskCauseList
{
    private const int MaxCauses = 20;
    private const int MaxNames = 8;

    public static void Print(Invocation call, RegistrySnapshot snapshot, RiskLevel from)
    {
        IEnumerable<RiskCause> causes = ProgressNotice
            .During(call.Environment, "Looking for causes", () => snapshot.AssessCauses(call.Environment.Cancelled))
            .Where(cause => cause.Level >= from);
        call.Printer.Answer(
            json =>
            {
                json.WriteNumber("version", snapshot.Version);
                json.Objects("causes", causes, cause => CauseJson.Write(json, cause, cause.FindAffected()));
            },
            () =>
            {
                if (!call.Printer.IsTerminal) call.Printer.Table([], causes.Select(Row));
                else PrintAll(call, [.. causes], from);
            });
    }

    /// <summary>The number of milestones that a cause puts at risk, in words.</summary>
    public static string CountOf(RiskCause cause) =>
        TerminalText.Counted(cause.AffectedCount, "milestone", "milestones") + " at risk from it";

    private static void PrintAll(Invocation call, RiskCause[] causes, RiskLevel from)
    {
        if (causes.Length == 0) call.Printer.Line($"Nothing is wrong ({DisplayText.AndAbove(from)}).");
        foreach (RiskCause cause in causes.Take(MaxCauses)) PrintCause(call, cause);
        if (causes.Length > MaxCauses)
            call.Printer.Line($"and {TerminalText.Counted(causes.Length - MaxCauses, "cause", "causes")} more; --json has them all");
    }

    private static void PrintCause(Invocation call, RiskCause cause)
    {
        call.Environment.Cancelled.ThrowIfCancellationRequested();
        ChangeContext context = cause.Since.Context;
        call.Printer.Line(
            new Cell(TerminalText.Format(cause.Level), Tone: TerminalText.ToneOf(cause.Level)),
            $": {cause.Milestone} {RiskText.From(cause)}");
        string by = context.Actor is { } actor ? " by " + actor : "";
        string reason = string.IsNullOrEmpty(context.Reason) ? "" : ": " + TerminalText.OnOneLine(context.Reason);
        call.Printer.Line($"  since {TerminalText.WithZone(cause.Since.Time).Text}{by}{reason}");
        string more = cause.AffectedCount > MaxNames ? $" and {TerminalText.Number(cause.AffectedCount - MaxNames)} more" : "";
        call.Printer.Line($"  {CountOf(cause)}: {string.Join(", ", cause.FindAffected().Take(MaxNames))}{more}");
    }

    private static Cell[] Row(RiskCause cause) =>
    [
        cause.Milestone, TerminalText.Format(cause.Level), cause.Code.ToString(), TerminalText.Exactly(cause.Since.Time),
            cause.Since.Context.Actor ?? "",
        TerminalText.OnOneLine(cause.Since.Context.Reason), DisplayText.Format(cause.AffectedCount),
        string.Join(", ", cause.FindAffected()),
    ];
}
