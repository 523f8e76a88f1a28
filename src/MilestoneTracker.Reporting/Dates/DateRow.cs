using MilestoneTracker.Planning;

namespace MilestoneTracker.Reporting.Dates;

/// <summary>The dates of a milestone in scope, in words for a table.</summary>
/// <param name="Name">The milestone.</param>
/// <param name="Start">Its start, and whether it is a forecast, or assumed because none was reported.</param>
/// <param name="Finish">Its finish, and whether it is a forecast.</param>
/// <param name="Target">What was promised, and what became of it; empty without a target.</param>
/// <param name="Slack">How much it may slip, of an open one; "critical" if not at all.</param>
internal sealed record DateRow(string Name, string Start, string Finish, string Target, string Slack)
{
    /// <summary>The milestones in scope that are in the schedule, in ordinal order.</summary>
    public static IEnumerable<DateRow> Of(PlanReport report)
    {
        Schedule schedule = report.Schedule!;
        foreach (ReportedMilestone entry in report.Milestones)
        {
            if (schedule.GetMilestone(entry.Name) is not { } dates) continue;
            LateMilestone? late = LateMilestone.Of(dates, schedule.Now);
            string target = dates.Target is not { } promised ? ""
                : DateText.Target(promised) + (late is not null ? ", " + DateText.Late(late) : dates.IsCompleted ? ", kept" : ", on time");
            string slack = dates.TotalSlack is not { } minutes ? ""
                : dates.IsCritical ? "critical" : DateText.Work(minutes, dates, schedule.Inputs.Units);
            yield return new DateRow(
                entry.Name, DateText.Day(StartDate(dates))
                    + (dates.IsStartAssumed ? " (assumed)" : dates.IsCompleted || dates.ActualStart is not null ? "" : " (forecast)"),
                DateText.Day(dates.FinishDate) + (dates.IsCompleted ? "" : " (forecast)"), target, slack);
        }
    }

    // What takes no time starts on the day of its finish, which at midnight is the day before.
    private static DateOnly StartDate(ScheduledMilestone dates) =>
        dates.Start == dates.Finish ? dates.FinishDate : DateOnly.FromDateTime(dates.Start);
}
