using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Reasons;

namespace MilestoneTracker.Reporting.Dates;

// Groups late milestones by the milestone that they are late because of: from each always to its first driver while that is an open
// dependency. What a milestone shares with another one is walked once. O(late milestones, and what drives them).
internal static class LateCauses
{
    public static IReadOnlyList<LateCause> Of(Schedule schedule, IReadOnlyList<LateMilestone> late, CancellationToken cancellationToken)
    {
        Dictionary<string, (ScheduledMilestone Cause, Driver Driver)> known = new(StringComparer.Ordinal);
        Dictionary<string, List<LateMilestone>> groups = new(StringComparer.Ordinal);
        foreach (LateMilestone milestone in late.WithCancellation(cancellationToken))
        {
            string cause = CauseOf(schedule, milestone.Milestone, known).Cause.Name;
            if (!groups.TryGetValue(cause, out List<LateMilestone>? group)) groups.Add(cause, group = []);
            group.Add(milestone);
        }

        return [.. groups.Select(group => new LateCause(known[group.Key].Cause, known[group.Key].Driver, group.Value))
            .OrderBy(cause => cause.Late[0], Comparer<LateMilestone>.Create(CompareDays)).ThenByDescending(cause => cause.Late.Count)
            .ThenBy(cause => cause.Cause.Name, StringComparer.Ordinal)];
    }

    private static int CompareDays(LateMilestone? one, LateMilestone? other) => other!.Days.CompareTo(one!.Days);

    private static (ScheduledMilestone Cause, Driver Driver) CauseOf(
        Schedule schedule, ScheduledMilestone milestone, Dictionary<string, (ScheduledMilestone Cause, Driver Driver)> known)
    {
        List<string> walked = [];
        (ScheduledMilestone Cause, Driver Driver) found;
        while (!known.TryGetValue(milestone.Name, out found))
        {
            walked.Add(milestone.Name);
            Driver first = milestone.Drivers[0];
            ScheduledMilestone? dependency = first.Dependency is null ? null : schedule.GetMilestone(first.Dependency);
            if (dependency is null || dependency.IsCompleted)
            {
                found = (milestone, first);
                break;
            }

            milestone = dependency;
        }

        foreach (string name in walked) known[name] = found;
        return found;
    }
}
