using MilestoneTracker.Planning;
using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Reporting.Formats;

// The columns of dates, after all others, of a plan that has dates. Dates and numbers are never quoted; slack is in minutes.
internal static class CsvDates
{
    public static readonly string[] Headings =
        ["start", "forecast", "actual", "target", "days-late", "slack", "target-slack", "critical"];

    public static string Cells(Schedule schedule, string milestone)
    {
        if (schedule.GetMilestone(milestone) is not { } dates) return new string(',', Headings.Length);
        string finish = DateText.Exact(dates.Finish);
        string late = dates.Target is null ? ""
            : LateMilestone.Of(dates, schedule.Now) is { } by ? DisplayText.Format(by.Days) : "0";
        return $",{DateText.Exact(dates.Start)},{(dates.IsCompleted ? "," + finish : finish + ",")},{dates.Target},{late},"
            + $"{Minutes(dates.TotalSlack)},{Minutes(dates.TargetSlack)},{(dates.IsCritical ? "true" : "false")}";
    }

    private static string Minutes(long? minutes) => minutes is { } known ? DisplayText.Format(known) : "";
}
