namespace MilestoneTracker.Reporting;

// Progress as people read it. 100 % is said of what is completed only; anything else is rounded to the nearest, and at most 99 %.
internal static class Percent
{
    public static int Of(double progress, bool isCompleted) => isCompleted ? 100 : Math.Min(99, (int)Math.Floor(progress * 100 + 0.5));
}
