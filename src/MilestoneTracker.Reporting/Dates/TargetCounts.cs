using MilestoneTracker.Planning;

namespace MilestoneTracker.Reporting.Dates;

// What became of the targets of a plan: kept or missed by those that are finished, on time or late by forecast of those that are open.
// Of the whole plan, whatever the report lists. O(milestones).
internal sealed class TargetCounts
{
    public TargetCounts(Schedule schedule, CancellationToken cancellationToken)
    {
        DateTime now = schedule.Now;
        List<LateMilestone> late = [];
        List<string> paused = [];
        foreach (ScheduledMilestone milestone in schedule.Milestones.WithCancellation(cancellationToken))
        {
            if (!milestone.IsCompleted) Open++;
            if (milestone.Status is MilestoneStatus.Blocked or MilestoneStatus.OnHold) paused.Add(milestone.Name);
            if (milestone.Target is null) continue;
            LateMilestone? by = LateMilestone.Of(milestone, now);
            if (milestone.IsCompleted)
            {
                if (by is null) Kept++;
                else Missed++;
                continue;
            }

            if (by is not null)
            {
                late.Add(by);
                continue;
            }

            OnTime++;
            if (Tightest is null || milestone.SlackToTarget < Tightest.SlackToTarget) Tightest = milestone;
        }

        late.Sort(LateMilestone.Compare);
        (Late, Paused) = (late, paused);
    }

    /// <summary>How many milestones are open.</summary>
    public int Open { get; }

    /// <summary>How many finished ones kept their target.</summary>
    public int Kept { get; }

    /// <summary>How many finished ones missed it.</summary>
    public int Missed { get; }

    /// <summary>How many open ones keep it, as things are.</summary>
    public int OnTime { get; }

    /// <summary>The open ones that miss it, as things are: the latest first.</summary>
    public IReadOnlyList<LateMilestone> Late { get; }

    /// <summary>Of the open ones that keep it, the one with the least slack to it.</summary>
    public ScheduledMilestone? Tightest { get; }

    /// <summary>Those that are blocked or on hold.</summary>
    public IReadOnlyList<string> Paused { get; }
}
