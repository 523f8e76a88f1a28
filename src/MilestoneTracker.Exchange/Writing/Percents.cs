using System.Globalization;

namespace MilestoneTracker.Exchange.Writing;

// The progress of a milestone in whole per cent, as tools have it: 100 only where it is completed, nothing where it is not in progress.
internal static class Percents
{
    public static int Of(Milestone milestone)
    {
        if (milestone.Status == MilestoneStatus.Completed) return 100;
        if (milestone.Status != MilestoneStatus.InProgress) return 0;
        string? progress = milestone.Fields.GetValueOrDefault(FieldKeys.Progress);
        return progress is null ? 0 : Math.Min(99, (int)(decimal.Parse(progress, CultureInfo.InvariantCulture) * 100));
    }
}
