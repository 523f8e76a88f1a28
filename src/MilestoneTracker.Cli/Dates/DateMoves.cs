using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Cli.Dates;

// What a proposed change moves in time, by how much, and whom it makes late.
internal static class DateMoves
{
    private static readonly string[] Headings = ["MILESTONE", "FORECAST", "SLIP", "TARGET", "LATE"];
    private static readonly string[] AllHeadings = ["MILESTONE", "START", "FORECAST", "SLIP", "TARGET", "LATE"];

    /// <summary>The difference of both schedules; <see langword="null"/> where neither plan has a date.</summary>
    public static ScheduleDifference? Between(Invocation call, PlanLog log, RegistrySnapshot before, RegistrySnapshot after)
    {
        if (!DateInputs.HasAny(before, call.Environment.Cancelled) && !DateInputs.HasAny(after, call.Environment.Cancelled)) return null;
        return ProgressNotice.During(call.Environment, "Computing the dates", () =>
        {
            DateTime now = PlanNow.Of(call, log, before);
            Schedule earlier = Schedule.Compute(before, now);
            return earlier.Update(after, now).ChangesSince(earlier);
        });
    }

    /// <summary>A table: for programs each line begins with the word <c>dates</c>, because it follows another table.</summary>
    public static void Print(Printer printer, ScheduleDifference dates)
    {
        if (!printer.IsTerminal)
        {
            printer.Table(
                AllHeadings,
                dates.Milestones.Select(move => (Cell[])["dates", move.Name, FromTo(move, DateCells.Start), .. Row(dates, move)]));
            return;
        }

        if (!dates.IsEmpty) printer.Table(Headings, dates.Milestones.Select(move => (Cell[])[move.Name, .. Row(dates, move)]));
        string slip = dates.Before.Finish == dates.After.Finish ? "as before"
            : dates.FinishSlip == 0 ? "instead of " + DateText.Day(dates.Before.FinishDate) // by time off alone
            : DateText.Work(Math.Abs(dates.FinishSlip), dates.After.Inputs.Units) + (dates.FinishSlip > 0 ? " later" : " earlier");
        int late = dates.Milestones.Count(move => move.MakesLate);
        string missed = late == 0 ? "" : $" {TerminalText.Counted(late, "milestone becomes", "milestones become")} late.";
        int saved = dates.Milestones.Count(move => move.EndsLateness);
        if (saved > 0) missed += $" {TerminalText.Counted(saved, "milestone is", "milestones are")} no longer late.";
        printer.Line($"The plan is finished on {DateText.Day(dates.After.FinishDate)}, {slip}.{missed}");
    }

    // All from the forecast on. People do not see starts: what they need of a row fits the width of a terminal then.
    private static Cell[] Row(ScheduleDifference dates, MilestoneMove move) =>
    [
        FromTo(move, DateCells.Finish),
        DateCells.Slack(move.Slip, dates.After.Inputs.Units, move.After?.IsElapsed == true) with { Tone = Tone.Plain },
        (move.After ?? move.Before)!.Target?.ToString() ?? "",
        Late(dates.After, move),
    ];

    // What becomes of its target: for people also by how much it is missed.
    private static Cell Late(Schedule after, MilestoneMove move)
    {
        if (move.EndsLateness) return "no longer late";
        if (move.After is not { IsLate: true } late) return "";
        string what = move.MakesLate ? "becomes late" : "still late";
        string by = DateText.LateBy(after, late);
        return new Cell(by.Length == 0 ? what : $"{what} by {by}", what, Tone.Bad);
    }

    // People see an unchanged day once; programs get both sides, each in its own column.
    private static Cell FromTo(MilestoneMove move, Func<ScheduledMilestone, Cell> cell)
    {
        Cell before = move.Before is { } one ? cell(one) : "";
        Cell after = move.After is { } other ? cell(other) : "";
        string text = before.Text == after.Text ? after.Text
            : $"{(before.Text.Length == 0 ? "-" : before.Text)} → {(after.Text.Length == 0 ? "-" : after.Text)}";
        return new Cell(text, $"{before.Plain ?? before.Text}\t{after.Plain ?? after.Text}");
    }
}
