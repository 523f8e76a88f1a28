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

    private readonly LevelledSchedule _before;
    private readonly LevelledSchedule _after;
    private readonly LevelledMove[] _moved;

    private LevelledMoves(LevelledSchedule before, LevelledSchedule after)
    {
        (_before, _after) = (before, after);
        (LevelText earlier, LevelText later) = (new LevelText(before), new LevelText(after));
        IEnumerable<string> names = before.Milestones.Concat(after.Milestones).Select(milestone => milestone.Name)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        _moved = [.. names.Select(name => LevelledMove.Of(name, earlier, later)).Where(move => move.IsMoved)];
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
        string instead = LevelText.Finished(_before) == LevelText.Finished(_after) ? ", as before"
            : HasUnstaffed(_before) ? "; before, it could not be finished" : $", instead of {DateText.Day(_before.FinishDate)}";
        printer.Line($"With the people available, it {LevelText.Finished(_after)}{instead}.");
        if (Staffed() is { Length: > 0 } staffed) printer.Line(staffed);
        if (Targets(move => move.MakesLate, "becomes missed", "become missed") is { Length: > 0 } missed) printer.Line(missed);
        if (Targets(move => move.EndsLateness, "is no longer missed", "are no longer missed") is { Length: > 0 } kept) printer.Line(kept);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("planFinishBefore", DateText.Exactly(_before.Finish));
        json.WriteString("planFinishAfter", DateText.Exactly(_after.Finish));
        json.Strings("cannotBeStaffedBefore", LevelText.UnstaffedOf(_before));
        json.Strings("cannotBeStaffedAfter", LevelText.UnstaffedOf(_after));
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

    private static bool HasUnstaffed(LevelledSchedule levelled) => LevelText.UnstaffedOf(levelled).Length > 0;

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
        (string[] before, string[] after) = (LevelText.UnstaffedOf(_before), LevelText.UnstaffedOf(_after));
        if (after.Length > 0) return $"{LevelText.Unstaffed(_after)} Before: {TerminalText.Number(before.Length)}.";
        return before.Length == 0 ? "" : $"All can be staffed. Before: {LevelText.Unstaffed(_before)}";
    }

    private string Targets(Func<LevelledMove, bool> which, string one, string many) => LevelText.Named(
        [.. _moved.Where(which).Select(move => move.Name)], $"target {one}", $"targets {many}", "with the people available");
}
