using System.Globalization;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Values;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Dates;

// Dates and lengths of time in words, for people: a date is a day, a length is days of the calendar on the wall, or days and hours of
// work. The same words in every format.
internal static class DateText
{
    private const int MinutesOfDay = 24 * 60;

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A civil time: the day, and the time unless it is midnight.</summary>
    public static string Time(DateTime time) =>
        time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The time until which something goes on; midnight is the end of the day before.</summary>
    public static string Until(DateTime time) => time.TimeOfDay == TimeSpan.Zero && time > DateTime.MinValue
        ? Day(DateOnly.FromDateTime(time.AddDays(-1))) + " 24:00" : time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The time of a finish, which at midnight belongs to the day before.</summary>
    public static string Finish(ScheduledMilestone milestone) => milestone.Finish.TimeOfDay == TimeSpan.Zero
        ? Day(milestone.FinishDate) : Time(milestone.Finish);

    /// <summary>The earliest day on which a milestone could be finished that is pinned too early.</summary>
    public static string UnpinnedDay(ScheduledMilestone milestone) =>
        Day(DateOnly.FromDateTime(milestone.UnpinnedFinish!.Value.AddMinutes(-1))); // a finish at midnight belongs to the day before

    /// <summary>A civil time for programs, as fields write it.</summary>
    public static string Exact(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>What was promised: the day, and the time if there is one.</summary>
    public static string Target(PlanMoment target) => target.IsDay ? Day(target.Day) : Time(target.Time);

    /// <summary>"14 days late"; less than a day in hours.</summary>
    public static string Late(LateMilestone late) => late.Days > 0 ? Days(late.Days) + " late" : Hours(late.Hours) + " late";

    public static string Days(int days) => DisplayText.Counted(days, "day", "days");

    public static string Hours(int hours) => DisplayText.Counted(hours, "hour", "hours");

    /// <summary>How far a day moved: "14 days later", "2 days earlier", "the same day".</summary>
    public static string Moved(int days) => days switch
    {
        0 => "the same day",
        > 0 => Days(days) + " later",
        _ => Days(-days) + " earlier",
    };

    /// <summary>The remaining work of a milestone: "5 days of work", "21 days" if it is elapsed, "4 hours of work".</summary>
    public static string Work(ScheduledMilestone milestone, RegistrySnapshot plan)
    {
        return Work(milestone.RemainingWork, milestone, PlanningFields.OfPlan(plan).Units);
    }

    /// <summary>Minutes of a milestone's own time, which is working time or elapsed.</summary>
    public static string Work(long minutes, ScheduledMilestone milestone, WorkUnits units) =>
        Length(minutes, milestone.IsElapsed ? MinutesOfDay : units.HoursPerDay * 60) + (milestone.IsElapsed ? "" : " of work");

    /// <summary>Minutes of work as days, or as hours or minutes if they are less than a day.</summary>
    public static string Length(long minutes, long day)
    {
        (long unit, string word) = minutes >= day ? (day, "day") : minutes >= 60 ? (60, "hour") : (1, "minute");
        decimal count = Math.Round((decimal)minutes / unit, 1, MidpointRounding.AwayFromZero);
        return count.ToString("0.#", CultureInfo.InvariantCulture) + " " + word + (count == 1 ? "" : "s");
    }
}
