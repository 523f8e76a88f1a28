namespace MilestoneTracker.Reporting;

// Progress as people read it. 100 % is said of what is completed only; anything else is rounded to the nearest, and at most 99 %.
internal static class Percent
{
    /// <summary>That of a milestone; nothing for what is cancelled.</summary>
    public static int? Of(Milestone milestone) => milestone.Status == MilestoneStatus.Cancelled ? null : Of(milestone.Progress, milestone.Status == MilestoneStatus.Completed);

    public static int Of(double progress, bool isCompleted) => isCompleted ? 100 : Math.Min(99, (int)Math.Floor(progress * 100 + 0.5));
}
