using MilestoneTracker.Planning;

namespace MilestoneTracker.Reporting.Dates;

/// <summary>The dates of a milestone in scope, in words for a table.</summary>
/// <param name="Name">The milestone.</param>
/// <param name="Start">Its start, and whether it is a forecast.</param>
/// <param name="Finish">Its finish, and whether it is a forecast.</param>
/// <param name="Target">What was promised, and what became of it; empty without a target.</param>
/// <param name="Slack">How much it may slip, of an open one; "critical" if not at all.</param>
internal sealed record DateRow(string Name, string Start, string Finish, string Target, string Slack)
{
    /// <summary>The milestones in scope that are in the schedule, in ordinal order.</summary>
    public static IEnumerable<DateRow> Of(PlanReport report)
    {
        Schedule schedule = report.Schedule!;
        long day = schedule.Inputs.Units.HoursPerDay * 60;
        foreach (ReportedMilestone entry in report.Milestones)
        {
            if (schedule.GetMilestone(entry.Name) is not { } dates) continue;
            LateMilestone? late = LateMilestone.Of(dates, schedule.Now);
            string target = dates.Target is not { } promised ? ""
                : DateText.Target(promised) + (late is not null ? ", " + DateText.Late(late) : dates.IsCompleted ? ", kept" : ", on time");
            string slack = dates.TotalSlack is not { } minutes ? ""
                : dates.IsCritical ? "critical" : DateText.Length(minutes, day) + " of work";
            yield return new DateRow(
                entry.Name, DateText.Day(DateOnly.FromDateTime(dates.Start)) + (dates.IsCompleted || dates.ActualStart is not null ? ""
                    : " (forecast)"),
                DateText.Day(dates.FinishDate) + (dates.IsCompleted ? "" : " (forecast)"), target, slack);
        }
    }
}
