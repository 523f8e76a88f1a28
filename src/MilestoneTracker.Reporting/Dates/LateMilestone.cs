using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Reporting.Dates;

// A milestone that is, or was finished, later than its target. The days are those between the days of both; a target with a time may be
// missed by hours alone.
internal sealed class LateMilestone
{
    private LateMilestone(ScheduledMilestone milestone, PlanMoment target, int days, int hours) =>
        (Milestone, Target, Days, Hours) = (milestone, target, days, hours);

    public ScheduledMilestone Milestone { get; }

    public string Name => Milestone.Name;

    public PlanMoment Target { get; }

    /// <summary>How many days later than promised; 0 if it is the same day.</summary>
    public int Days { get; }

    /// <summary>How many hours later than promised, rounded up.</summary>
    public int Hours { get; }

    /// <summary>How late a milestone is, as <see cref="ScheduledMilestone.IsLate"/> has it.</summary>
    /// <returns>By how much; <see langword="null"/> if it is on time or has no target.</returns>
    public static LateMilestone? Of(ScheduledMilestone milestone, DateTime now)
    {
        if (milestone.LateBy is not { } by) return null;
        PlanMoment target = milestone.Target!.Value;
        int days = milestone.FinishDate.DayNumber - target.Day.DayNumber;
        if (milestone.IsOverdue) days = Math.Max(days, DateOnly.FromDateTime(now).DayNumber - target.Day.DayNumber);
        return new LateMilestone(milestone, target, Math.Max(0, days), (int)Math.Ceiling(by.TotalHours));
    }

    /// <summary>The order of lists: the latest first, then what was promised first.</summary>
    public static int Compare(LateMilestone one, LateMilestone other)
    {
        int order = other.Days.CompareTo(one.Days);
        if (order == 0 && one.Days == 0) order = other.Hours.CompareTo(one.Hours);
        if (order == 0) order = one.Target.Time.CompareTo(other.Target.Time);
        return order != 0 ? order : string.CompareOrdinal(one.Name, other.Name);
    }
}
