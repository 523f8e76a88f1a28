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
        List<ScheduledMilestone> pins = [];
        long least = long.MaxValue;
        foreach (ScheduledMilestone milestone in schedule.Milestones.WithCancellation(cancellationToken))
        {
            if (!milestone.IsCompleted) Open++;
            if (milestone.Status is MilestoneStatus.Blocked or MilestoneStatus.OnHold) paused.Add(milestone.Name);
            if (milestone.UnpinnedFinish is not null) pins.Add(milestone);
            if (milestone.TargetLimit is not { } limit) continue;
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
            long left = schedule.Inputs.Calendar.Work(milestone.Finish, limit);
            if (left < least) (least, Tightest) = (left, milestone);
        }

        late.Sort(LateMilestone.Compare);
        (Late, Paused, Pins) = (late, paused, pins);
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

    /// <summary>Of the open ones that keep it, the one with the least time to it, in minutes of work of the plan's calendar for all of
    /// them, whatever calendar each has.</summary>
    public ScheduledMilestone? Tightest { get; }

    /// <summary>Those that are pinned to a finish which cannot be kept.</summary>
    public IReadOnlyList<ScheduledMilestone> Pins { get; }

    /// <summary>Those that are blocked or on hold.</summary>
    public IReadOnlyList<string> Paused { get; }
}
