using MilestoneTracker.Planning;
using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Reporting.Formats;

// What a Markdown report says about dates: the three questions, what is late and why, what moved, and the table of dates. Nothing, if the
// plan has no dates.
internal static class MarkdownDates
{
    private const int MaxCauses = 20;
    private const int MaxMilestones = 8;
    private const int MaxSteps = 8;
    private const int MaxMoves = 200;

    /// <summary>The questions, what moved, and the causes of lateness, for the top.</summary>
    public static void Begin(PlanReport report, TextWriter output)
    {
        if (report.Dates is not { } dates) return;
        output.Write($"\n## Three questions\n\nAs of {DateText.Time(dates.Schedule!.Now)}, by the dates of the plan.\n");
        foreach (Answer answer in report.Answers)
        {
            output.Write($"\n**{answer.Question}** {answer.Verdict}\n\n");
            foreach (Sentence sentence in answer.Sentences) output.Write($"- {Text(sentence, report.Snapshot)}\n");
        }

        if (dates.DateMoves.Count > 0) WriteMoves(report, output);
        if (dates.Late.Count == 0) return;
        output.Write("\n## Late, and why\n\n");
        foreach (LateCause cause in dates.Late.Take(MaxCauses)) WriteCause(cause, report, output);
        if (dates.Late.Count > MaxCauses) output.Write($"- and {DisplayText.Format(dates.Late.Count - MaxCauses)} more\n");
    }

    /// <summary>The table of dates.</summary>
    public static void Write(PlanReport report, TextWriter output)
    {
        if (report.Dates is null) return;
        output.Write("\n## Dates\n\n| Milestone | Start | Finish | Target | Slack |\n| --- | --- | --- | --- | --- |\n");
        foreach (DateRow row in DateRow.Of(report))
            output.Write($"| {Name(row.Name, report.Snapshot)} | {row.Start} | {row.Finish} | {row.Target} | {row.Slack} |\n");
    }

    private static void WriteCause(LateCause cause, PlanReport report, TextWriter output)
    {
        RegistrySnapshot plan = report.Snapshot;
        Schedule schedule = report.Schedule!;
        output.Write($"- **{Name(cause.Cause.Name, plan)}** {Text(LateReason.Of(cause, schedule), plan)}\n");
        foreach (LateMilestone late in cause.Late.Take(MaxMilestones))
        {
            output.Write(
                $"  - {DateText.Late(late)}: {Name(late.Name, plan)}, promised {DateText.Target(late.Target)}, forecast "
                + $"{DateText.Day(late.Milestone.FinishDate)}\n");
        }

        if (cause.Late.Count > MaxMilestones) output.Write($"  - and {DisplayText.Format(cause.Late.Count - MaxMilestones)} more\n");
        IReadOnlyList<string> chain = cause.ChainOf(schedule, cause.Late[0]);
        if (chain.Count > 1) output.Write($"  - {MarkdownText.Chain(chain, MaxSteps)}\n");
    }

    private static void WriteMoves(PlanReport report, TextWriter output)
    {
        (PlanDates dates, RegistrySnapshot plan) = (report.Dates!, report.Snapshot);
        ScheduleDifference moves = dates.Moves!;
        output.Write(
            $"\n## Dates that moved\n\n{DisplayText.Capitalised(report.SinceText!)}: from {DateText.Time(moves.Before.Now)} to "
            + $"{DateText.Time(moves.After.Now)}, what that makes late "
            + "first.\n\n| Milestone | Before | After | Moved | Target |\n| --- | --- | --- | --- | --- |\n");
        foreach (DateMove move in dates.DateMoves.Take(MaxMoves))
        {
            string before = move.Move.Before is { } then ? DateText.Day(then.FinishDate) : "";
            string after = move.Move.After is { } now ? DateText.Day(now.FinishDate) : "";
            output.Write($"| {Name(move.Name, plan)} | {before} | {after} | {move.InWords} | {move.Meaning} |\n");
        }

        if (dates.DateMoves.Count > MaxMoves)
            output.Write($"\nand {DisplayText.Format(dates.DateMoves.Count - MaxMoves)} more; the JSON of this report has all of them\n");
    }

    /// <summary>A sentence with its names and texts escaped.</summary>
    public static string Text(Sentence sentence, RegistrySnapshot plan) =>
        string.Concat(sentence.Parts.Select(part => part.Kind switch
        {
            SentencePartKind.Name => Name(part.Text, plan),
            SentencePartKind.Quote => MarkdownText.Escape(part.Text),
            _ => part.Text,
        }));

    /// <summary>A milestone by its name.</summary>
    public static string Name(string name, RegistrySnapshot plan) =>
        plan.GetMilestone(name) is { } milestone ? MarkdownText.Milestone(milestone) : MarkdownText.Escape(name);
}
