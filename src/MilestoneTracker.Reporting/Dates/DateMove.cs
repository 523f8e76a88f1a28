using MilestoneTracker.Planning;

namespace MilestoneTracker.Reporting.Dates;

// A milestone whose day of finish moved, or that came into the schedule or went out of it.
internal sealed class DateMove
{
    private DateMove(MilestoneMove move, DateTime now)
    {
        Move = move;
        Days = move.Before is { } before && move.After is { } after ? after.FinishDate.DayNumber - before.FinishDate.DayNumber : null;
        WasFinished = move.After is { IsCompleted: true } && move.Before is { IsCompleted: false };
        LateNow = move.After is { } later ? LateMilestone.Of(later, now) : null;
    }

    public MilestoneMove Move { get; }

    public string Name => Move.Name;

    /// <summary>How many days later it is finished, negative if earlier; <see langword="null"/> if it came or went.</summary>
    public int? Days { get; }

    /// <summary>Whether it was finished in between, so that the later date is an actual one.</summary>
    public bool WasFinished { get; }

    /// <summary>How late it is now, if it is.</summary>
    public LateMilestone? LateNow { get; }

    /// <summary>Those with another day of finish, what that makes late first, then the farthest moved, then those that came and
    /// went.</summary>
    public static IReadOnlyList<DateMove> Of(ScheduleDifference moves) =>
    [
        .. moves.Milestones.Select(move => new DateMove(move, moves.After.Now))
            .Where(move => move.Days != 0 || move.Move.MakesLate || move.Move.EndsLateness || move.WasFinished)
            .OrderByDescending(move => move.Move.MakesLate).ThenByDescending(move => Math.Abs(move.Days ?? 0))
            .ThenBy(move => move.Name, StringComparer.Ordinal),
    ];

    /// <summary>What happened, in words: "14 days later", "new", "gone".</summary>
    public string InWords => Days is { } days ? DateText.Moved(days) : Move.Before is null ? "new" : "gone";

    /// <summary>What that means for its target, or that it is done; empty if nothing is to say.</summary>
    public string Meaning => Move.MakesLate ? "makes it late: " + (LateNow is { } late ? DateText.Late(late) : "its target is missed")
        : LateNow is { } still ? "still " + DateText.Late(still)
        : (Move.EndsLateness ? "no longer late" : "") + (WasFinished ? Move.EndsLateness ? ", finished" : "finished" : "");
}
