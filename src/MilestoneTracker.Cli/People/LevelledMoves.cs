using System.Text.Json;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Dates;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Cli.People;

// What a proposed change moves with the people that there are: the levelled schedules of both plans, one pass each.
internal sealed class LevelledMoves
{
    private static readonly string[] Headings = ["MILESTONE", "LEVELLED"];

    private readonly LevelledSchedule _before;
    private readonly LevelledSchedule _after;
    private readonly (string Name, LevelledMilestone? Before, LevelledMilestone? After)[] _moved;

    private LevelledMoves(LevelledSchedule before, LevelledSchedule after)
    {
        (_before, _after) = (before, after);
        IEnumerable<string> names = before.Milestones.Concat(after.Milestones).Select(milestone => milestone.Name)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        _moved = [.. names.Select(name => (name, before.GetMilestone(name), after.GetMilestone(name)))
            .Where(both => both.Item2?.Finish != both.Item3?.Finish)];
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
            printer.Table(Headings, _moved.Select(move => (Cell[])["levelled", .. Row(move.Name, move.Before, move.After)]));
            return;
        }

        if (_moved.Length > 0) printer.Table(Headings, _moved.Select(move => Row(move.Name, move.Before, move.After)));
        string instead = _before.Finish == _after.Finish ? "as before" : "instead of " + DateText.Day(_before.FinishDate);
        printer.Line($"With the people that there are, it is finished on {DateText.Day(_after.FinishDate)}, {instead}.");
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteString("planFinishBefore", DateText.Exactly(_before.Finish));
        json.WriteString("planFinishAfter", DateText.Exactly(_after.Finish));
        json.Objects("moved", _moved, move =>
        {
            json.WriteString("name", move.Name);
            json.WriteString("finishBefore", move.Before is { } before ? DateText.Exactly(before.Finish) : null);
            json.WriteString("finishAfter", move.After is { } after ? DateText.Exactly(after.Finish) : null);
        });
    }

    private static bool HasPeople(Schedule schedule) => schedule.Snapshot.GetRecords(ResourceKeys.Collection).Count > 0;

    // Both sides are different, but for people perhaps the same day.
    private static Cell[] Row(string name, LevelledMilestone? before, LevelledMilestone? after)
    {
        (string one, string other) = (Day(before), Day(after));
        return
        [
            name,
            new Cell(one == other ? one : $"{one} → {other}", $"{Minute(before)}\t{Minute(after)}"),
        ];
    }

    private static string Day(LevelledMilestone? milestone) => milestone is null ? "-" : DateText.Day(milestone.FinishDate);

    private static string Minute(LevelledMilestone? milestone) => milestone is null ? "" : DateText.Exactly(milestone.Finish);
}
