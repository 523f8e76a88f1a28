using MilestoneTracker.Planning;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Dates;

// What moved since last time? The finish of the plan, how many milestones are later or earlier, and which became late by it.
internal static class WhatMoved
{
    private const int MaxNames = 6;
    private const string Question = "What moved since last time?";

    public static Answer Answer(PlanDates dates)
    {
        if (dates.Moves is not { } moves)
        {
            return dates.IsCompared
                ? new Answer(Question, "There were no dates then.", [new Sentence().Words("The earlier plan has nothing to compare with.")])
                : new Answer(Question, "Nothing is compared.", [new Sentence().Words("This report was made without an earlier plan.")]);
        }

        if (dates.DateMoves.Count == 0) return new Answer(Question, "Nothing.", [new Sentence().Words(Since(moves) + "no date moved.")]);
        int days = moves.After.FinishDate.DayNumber - moves.Before.FinishDate.DayNumber;
        List<Sentence> sentences =
        [
            new Sentence().Words(
                days == 0 ? $"{Since(moves)}the finish of the plan stays on {DateText.Day(moves.After.FinishDate)}."
                    : $"{Since(moves)}the finish of the plan moved from {DateText.Day(moves.Before.FinishDate)} to "
                        + $"{DateText.Day(moves.After.FinishDate)}, {DateText.Moved(days)}."),
            new Sentence().Words(Counts(dates.DateMoves) + "."),
        ];
        string[] made = [.. dates.DateMoves.Where(move => move.Move.MakesLate).Select(move => move.Name)];
        if (made.Length > 0)
        {
            sentences.Add(new Sentence().Words(made.Length == 1 ? "It makes late: " : "It makes these late: ").Names(made, MaxNames)
                .Words("."));
        }

        return new Answer(Question, days == 0 ? "Not the finish." : $"The finish, {DateText.Moved(days)}.", sentences);
    }

    // A proposal is compared with the plan at the same moment.
    private static string Since(ScheduleDifference moves) =>
        moves.Before.Now == moves.After.Now ? "Compared with the plan before, " : $"Since {DateText.Time(moves.Before.Now)}, ";

    private static string Counts(IReadOnlyList<DateMove> moves)
    {
        (int Count, string Words)[] counts =
        [
            (moves.Count(move => move.Days > 0), "later"), (moves.Count(move => move.Days < 0), "earlier"),
            (moves.Count(move => move.WasFinished), "finished meanwhile"),
            (moves.Count(move => move.Move.Before is null), "new"), (moves.Count(move => move.Move.After is null), "gone"),
        ];
        return "Of the milestones, " + string.Join(
            ", ", counts.Where(count => count.Count > 0).Select(count => $"{DisplayText.Format(count.Count)} {count.Words}")
                .DefaultIfEmpty("none moved by a day"));
    }
}
