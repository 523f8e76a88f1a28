using System.Globalization;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Reasons;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Cli.Dates;

// Dates, work and reasons of a schedule in words. People read days and the units of the plan; programs get minutes, in which nothing is
// rounded.
internal static class DateText
{
    /// <summary>A time for programs, such as <c>2026-03-02T17:00</c>.</summary>
    public static string Exactly(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time for people, such as <c>2026-03-02 17:00</c>.</summary>
    public static string Minute(DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The time of a finish for people. At midnight it belongs to the day before, whose 24:00 it is.</summary>
    public static string Finish(ScheduledMilestone milestone) => milestone.Finish.TimeOfDay == TimeSpan.Zero
        ? Day(milestone.FinishDate) + " 24:00" : Minute(milestone.Finish);

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Minutes of work in the units of the plan, such as <c>1w 2d</c> or <c>-3h</c>; elapsed ones with an e before each
    /// unit.</summary>
    public static string Work(long minutes, WorkUnits units, bool isElapsed = false)
    {
        if (minutes == 0) return "0d";
        long day = 60L * (isElapsed ? 24 : units.HoursPerDay);
        long week = day * (isElapsed ? 7 : units.DaysPerWeek);
        long left = Math.Abs(minutes);
        List<string> parts = [];
        foreach ((long length, char unit) in (ReadOnlySpan<(long, char)>)[(week, 'w'), (day, 'd'), (60, 'h'), (1, 'm')])
        {
            if (left < length) continue;
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{left / length}{(isElapsed ? "e" : "")}{unit}"));
            left %= length;
        }

        return (minutes < 0 ? "-" : "") + string.Join(' ', parts);
    }

    /// <summary>What makes a milestone wait, as a phrase, such as <c>2d after Build is finished</c>.</summary>
    public static string Because(Driver driver, LinkInputs? link) => driver.Kind switch
    {
        DriverKind.Dependency => After(driver.Dependency!, link.GetValueOrDefault()),
        DriverKind.NotBefore => "not before its date",
        DriverKind.FinishNotBefore => "not to be finished before its date",
        DriverKind.PlanStart => "from the start of the plan",
        DriverKind.Pinned => "pinned",
        DriverKind.Finished => "finished",
        _ => "from now on",
    };

    /// <summary>Why a milestone is late for a target, its own or another's; empty where it is not.</summary>
    public static string WhyLate(Schedule schedule, ScheduledMilestone milestone)
    {
        WorkUnits units = schedule.Inputs.Units;
        if (milestone is { Target: { } target } && IsLate(schedule, milestone))
        {
            string by = milestone.SlackToTarget is < 0 and long slack
                ? Work(-slack, units, milestone.IsElapsed) + " after its target" : "after its target";
            if (milestone.IsCompleted) return "finished " + by;
            string waits = milestone.Drivers is [{ Kind: DriverKind.Dependency, Dependency: { } dependency }, ..]
                ? ", waits for " + dependency : "";
            return (IsOver(schedule, target) ? "overdue, " : "") + by + waits;
        }

        return milestone is { TargetSlack: < 0 and long behind, TargetSlackSource: { } source }
            ? $"{Work(-behind, units, milestone.IsElapsed)} too late for {source}" : "";
    }

    /// <summary>Whether a target of its own is not kept: the forecast, or of a completed one the finish, is later; or it is open and the
    /// target is over.</summary>
    public static bool IsLate(Schedule schedule, ScheduledMilestone milestone) => milestone.Target is { } target
        && (EndOf(target) < milestone.Finish || (!milestone.IsCompleted && IsOver(schedule, target)));

    private static bool IsOver(Schedule schedule, PlanMoment target) =>
        target.IsDay ? DateOnly.FromDateTime(schedule.Now) > target.Day : schedule.Now > target.Time;

    private static DateTime EndOf(PlanMoment target) => target.IsDay ? target.Time.AddDays(1) : target.Time;

    private static string After(string dependency, LinkInputs link)
    {
        string lag = link.Lag.Duration.IsZero ? "" : link.Lag.Duration + " ";
        string side = link.Lag.IsLead ? "before" : "after";
        return link.Kind switch
        {
            LinkKind.StartToStart => $"{lag}{side} {dependency} is started",
            LinkKind.FinishToFinish => $"finished {lag}{side} {dependency} is finished",
            LinkKind.StartToFinish => $"finished {lag}{side} {dependency} is started",
            _ => $"{lag}{side} {dependency} is finished",
        };
    }
}
