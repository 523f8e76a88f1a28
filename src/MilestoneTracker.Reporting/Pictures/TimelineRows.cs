using MilestoneTracker.Planning;
using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Reporting.Pictures;

// Which milestones a timeline shows, in which order. All of the scope that are in the schedule, by start, then finish, then name; if there
// are too many, those that are late come first, then critical ones, those with a target, open ones, and the others. O(n log n).
internal static class TimelineRows
{
    public const int MaxRows = 60;

    /// <summary>The rows, and the number of milestones that have none.</summary>
    public static (IReadOnlyList<TimelineRow> Rows, int Hidden) Of(
        PlanReport report, Schedule schedule, CancellationToken cancellationToken)
    {
        List<TimelineRow> rows = [];
        foreach (ReportedMilestone entry in report.Milestones.WithCancellation(cancellationToken))
            if (schedule.GetMilestone(entry.Name) is { } dates)
                rows.Add(new TimelineRow(entry, dates, LateMilestone.Of(dates, schedule.Now)));
        int hidden = Math.Max(0, rows.Count - MaxRows);
        IEnumerable<TimelineRow> shown = hidden == 0 ? rows
            : rows.OrderBy(Rank).ThenByDescending(row => row.Late?.Days ?? 0).ThenBy(row => row.Entry.Name, StringComparer.Ordinal)
                .Take(MaxRows);
        return ([.. shown.OrderBy(row => row.Dates.Start).ThenBy(row => row.Dates.Finish)
            .ThenBy(row => row.Entry.Name, StringComparer.Ordinal)], hidden);
    }

    private static int Rank(TimelineRow row) => row switch
    {
        { Late: not null, Dates.IsCompleted: false } => 0,
        { Dates.IsCritical: true } => 1,
        { Late: not null } => 2,
        { Dates.Target: not null } => 3,
        { Dates.IsCompleted: false } => 4,
        _ => 5,
    };
}
