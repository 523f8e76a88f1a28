using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// What is wrong in a plan, the worst first: three lines each for people, a line each for programs. The names of those it puts at risk are
// found when they are written: O(they) each.
internal static class RiskCauseList
{
    private const int MostCauses = 20;
    private const int MostNames = 8;

    public static void Print(Call call, RegistrySnapshot snapshot, RiskLevel from)
    {
        IEnumerable<RiskCause> causes = Patience
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
    public static string CountOf(RiskCause cause) => Words.Counted(cause.AffectedCount, "milestone", "milestones") + " at risk from it";

    private static void Tell(Call call, RiskCause[] causes, RiskLevel from)
    {
        if (causes.Length == 0) call.Printer.Line($"Nothing is wrong, from {Words.Of(from)} on.");
        foreach (RiskCause cause in causes.Take(MostCauses)) Tell(call, cause);
        if (causes.Length > MostCauses) call.Printer.Line($"and {Words.Counted(causes.Length - MostCauses, "cause", "causes")} more; --json has them all");
    }

    private static void Tell(Call call, RiskCause cause)
    {
        call.Around.Cancelled.ThrowIfCancellationRequested();
        ChangeContext context = cause.Since.Context;
        call.Printer.Line(new Cell(Words.Of(cause.Level), Tone: Words.ToneOf(cause.Level)), $": {cause.Milestone} {RiskText.Of(cause)}");
        string by = context.Actor is { } actor ? " by " + actor : "";
        string reason = string.IsNullOrEmpty(context.Reason) ? "" : ": " + Words.OnOneLine(context.Reason);
        call.Printer.Line($"  since {Words.CellOf(cause.Since.Time).Text}{by}{reason}");
        string more = cause.AffectedCount > MostNames ? $" and {Words.Number(cause.AffectedCount - MostNames)} more" : "";
        call.Printer.Line($"  {CountOf(cause)}: {string.Join(", ", cause.Affected.Take(MostNames))}{more}");
    }

    private static Cell[] Row(RiskCause cause) =>
    [
        cause.Milestone, Words.Of(cause.Level), cause.Code.ToString(), Words.Exactly(cause.Since.Time), cause.Since.Context.Actor ?? "",
        Words.OnOneLine(cause.Since.Context.Reason), PlainWords.Of(cause.AffectedCount), string.Join(", ", cause.Affected),
    ];
}
