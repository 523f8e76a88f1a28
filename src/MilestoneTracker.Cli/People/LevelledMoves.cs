using System.Text.Json;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Cli.People;

// What a proposed change moves with the people available: the levelled schedules of both plans, one pass each. What cannot be staffed has
// no date in it, so that making a plan impossible never looks like an improvement.
internal sealed class LevelledMoves
{
    private static readonly string[] Headings = ["MILESTONE", "LEVELLED", "TARGET", "LATE"];

    private readonly LevelText _before;
    private readonly LevelText _after;
    private readonly LevelledMove[] _moved;

    private LevelledMoves(LevelledSchedule before, LevelledSchedule after)
    {
        (_before, _after) = (new LevelText(before), new LevelText(after));
        IEnumerable<string> names = before.Milestones.Concat(after.Milestones).Select(milestone => milestone.Name)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        _moved = [.. names.Select(name => LevelledMove.Of(name, _before, _after)).Where(move => move.IsMoved)];
    }

    /// <summary>The moves; <see langword="null"/> where neither plan has dates or resources.</summary>
    public static LevelledMoves? Between(Invocation call, ScheduleDifference? dates) =>
        dates is null || !HasPeople(dates.Before) && !HasPeople(dates.After) ? null
        : ProgressNotice.During(
            call.Environment, "Levelling", () => new LevelledMoves(
                LevelledSchedule.Compute(dates.Before, null, call.Environment.Cancelled),
                LevelledSchedule.Compute(dates.After, null, call.Environment.Cancelled)));

    /// <summary>A table: for programs each line begins with the word <c>levelled</c>, because it follows others.</summary>
    public void Print(Printer printer)
    {
        if (!printer.IsTerminal)
        {
            printer.Table(Headings, _moved.Select(move => (Cell[])["levelled", .. Row(move)]));
            return;
        }

        if (_moved.Length > 0) printer.Table(Headings, _moved.Select(Row));
        string instead = _before.Finished == _after.Finished ? ", as before"
            : _before.Unstaffed.Length > 0 ? "; before, it could not be finished"
            : $", instead of {DateText.Day(_before.Levelled.FinishDate)}";
        printer.Line($"With the people available, it {_after.Finished}{instead}.");
        if (Staffed() is { Length: > 0 } staffed) printer.Line(staffed);
        if (Targets(move => move.MakesLate, "becomes missed", "become missed") is { Length: > 0 } missed) printer.Line(missed);
        if (Targets(move => move.EndsLateness, "is no longer missed", "are no longer missed") is { Length: > 0 } kept) printer.Line(kept);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("planFinishBefore", DateText.Exactly(_before.Levelled.Finish));
        json.WriteString("planFinishAfter", DateText.Exactly(_after.Levelled.Finish));
        json.Strings("cannotBeStaffedBefore", _before.Unstaffed);
        json.Strings("cannotBeStaffedAfter", _after.Unstaffed);
        json.Objects("moved", _moved, move =>
        {
            json.WriteString("name", move.Name);
            json.WriteString("finishBefore", move.Before is { } before ? DateText.Exactly(before.Finish) : null);
            json.WriteString("finishAfter", move.After is { } after ? DateText.Exactly(after.Finish) : null);
            json.WriteBoolean("cannotBeStaffed", move.After is { CannotBeStaffed: true });
            json.WriteBoolean("assumesNobody", move.After is { AssumesNobody: true });
            json.WriteString("target", move.Target);
            json.WriteBoolean("makesLate", move.MakesLate);
            json.WriteBoolean("endsLateness", move.EndsLateness);
            json.WriteBoolean("late", move.IsLateAfter);
        });
    }

    private static bool HasPeople(Schedule schedule) => schedule.Snapshot.GetRecords(ResourceKeys.Collection).Count > 0;

    // Both sides are different, but for people perhaps the same day.
    private static Cell[] Row(LevelledMove move)
    {
        (string one, string other) = (Day(move.Before), Day(move.After));
        return
        [
            move.Name,
            new Cell(one == other ? one : $"{one} → {other}", $"{Minute(move.Before)}\t{Minute(move.After)}"),
            move.Target ?? "",
            move.EndsLateness ? "no longer late" : !move.IsLateAfter ? ""
                : new Cell(move.MakesLate ? "becomes late" : "still late", null, Tone.Bad),
        ];
    }

    private static string Day(LevelledMilestone? milestone) => milestone is null ? "-" : LevelText.Day(milestone);

    private static string Minute(LevelledMilestone? milestone) => milestone is null ? ""
        : milestone.CannotBeStaffed ? LevelText.Day(milestone) : DateText.Exactly(milestone.Finish);

    // How many cannot be staffed, before and after; empty where all can in both.
    private string Staffed()
    {
        if (_after.Unstaffed.Length > 0)
            return $"{_after.UnstaffedSentence} Before: {TerminalText.Number(_before.Unstaffed.Length)}.";
        return _before.Unstaffed.Length == 0 ? "" : $"All can be staffed. Before: {_before.UnstaffedSentence}";
    }

    private string Targets(Func<LevelledMove, bool> which, string one, string many) => LevelText.Named(
        [.. _moved.Where(which).Select(move => move.Name)], $"target {one}", $"targets {many}", "with the people available");
}
