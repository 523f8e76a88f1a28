using System.Diagnostics;

namespace MilestoneTracker.Planning;

/// <summary>What moved from one schedule to another.</summary>
/// <remarks>Immutable and safe from any thread. Holding one holds the memory of both schedules.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ScheduleDifference
{
    internal ScheduleDifference(Schedule before, Schedule after)
    {
        (Before, After) = (before, after);
        List<MilestoneMove> moves = [];
        foreach (ScheduledMilestone milestone in after.Milestones)
        {
            ScheduledMilestone? then = before.GetMilestone(milestone.Name);
            bool hasMoved = then is null || then.FinishMinute != milestone.FinishMinute || then.StartMinute != milestone.StartMinute;
            MilestoneMove move = new(milestone.Name, then, milestone);
            if (hasMoved || move.MakesLate || move.EndsLateness) moves.Add(move); // also by a target that is another
        }

        foreach (ScheduledMilestone milestone in before.Milestones)
            if (after.GetMilestone(milestone.Name) is null) moves.Add(new MilestoneMove(milestone.Name, milestone, null));
        moves.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        Milestones = moves.AsReadOnly();
    }

    /// <summary>The earlier schedule.</summary>
    public Schedule Before { get; }

    /// <summary>The later schedule.</summary>
    public Schedule After { get; }

    /// <summary>Every milestone that came, went, has another start or finish, or is late for its target in one of both schedules only, in
    /// ordinal order of the names.</summary>
    public IReadOnlyList<MilestoneMove> Milestones { get; }

    /// <summary>How much later the plan is finished, in minutes of work of its present calendar; negative where it is earlier.</summary>
    public long FinishSlip => After.Inputs.Calendar.Work(Before.Times.Finish, After.Times.Finish);

    /// <summary>Whether nothing moved, and nothing is late in one of both schedules only.</summary>
    public bool IsEmpty => Milestones.Count == 0;

    /// <summary>The difference in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Milestones.Count} moved, finish {Before.Finish:yyyy-MM-ddTHH:mm} → {After.Finish:yyyy-MM-ddTHH:mm}");
}
