using MilestoneTracker.Planning;

namespace MilestoneTracker.Reporting.Dates;

// Everything that a report says about dates, computed once: the schedule, the one that it is compared with, what is late and why, and
// the answers to the three questions. The formats only write it. A plan without date inputs has none of it.
internal sealed class PlanDates
{
    /// <summary>Of a plan without dates, or a report without a moment to compute them for.</summary>
    public static readonly PlanDates None = new();

    private PlanDates()
    {
    }

    /// <summary>Computes the dates of a plan.</summary>
    /// <param name="schedule">Its schedule.</param>
    /// <param name="moves">What moved since an earlier one; <see langword="null"/> if nothing is compared, or if there were no dates
    /// then.</param>
    /// <param name="isCompared">Whether the report compares with an earlier plan at all.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public PlanDates(Schedule schedule, ScheduleDifference? moves, bool isCompared, CancellationToken cancellationToken)
    {
        (Schedule, Moves, IsCompared) = (schedule, moves, isCompared);
        Targets = new TargetCounts(schedule, cancellationToken);
        Late = LateCauses.Of(schedule, Targets.Late, cancellationToken);
        DateMoves = moves is null ? [] : DateMove.Of(moves);
        Decisions = WhatToDecide.Decisions(Late, schedule);
        Answers = [WillWeMakeIt.Answer(this), WhatMoved.Answer(this), WhatToDecide.Answer(this)];
    }

    /// <summary>The schedule; <see langword="null"/> if there are no dates.</summary>
    public Schedule? Schedule { get; }

    public ScheduleDifference? Moves { get; }

    public bool IsCompared { get; }

    /// <summary>How many targets are kept, and which are not.</summary>
    public TargetCounts Targets { get; } = null!;

    /// <summary>What is late, by cause, the worst first.</summary>
    public IReadOnlyList<LateCause> Late { get; } = [];

    /// <summary>The milestones whose day of finish moved, or that came or went.</summary>
    public IReadOnlyList<DateMove> DateMoves { get; } = [];

    /// <summary>What can be decided about it; about people, see <see cref="People.WithPeople"/>.</summary>
    public IReadOnlyList<Decision> Decisions { get; } = [];

    /// <summary>The three questions with their answers.</summary>
    public IReadOnlyList<Answer> Answers { get; } = [];
}
