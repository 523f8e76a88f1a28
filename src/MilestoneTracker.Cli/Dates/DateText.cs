using System.Globalization;
using MilestoneTracker.Cli.Terminal;
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

    /// <summary>How late a milestone is that is late, such as <c>2d</c>; empty where no work lies between target and finish.</summary>
    public static string LateBy(Schedule schedule, ScheduledMilestone milestone) => milestone.SlackToTarget is < 0 and long slack
        ? Work(-slack, schedule.Inputs.Units, milestone.IsElapsed) : "";

    /// <summary>The earliest day on which a milestone could be finished that is pinned too early; empty for any other.</summary>
    public static string UnpinnedDay(ScheduledMilestone milestone) => milestone.UnpinnedFinish is { } finish
        ? Day(DateOnly.FromDateTime(finish.AddMinutes(-1))) : ""; // a finish at midnight belongs to the day before

    /// <summary>What puts a milestone where it is, as a phrase, such as <c>2d after Build is finished</c>.</summary>
    public static string Because(Schedule schedule, DrivingStep step) =>
        Because(schedule, step.Milestone, step.Driver, step.Link.GetValueOrDefault());

    /// <summary>What puts a milestone where it is: its driver, with the link to it where that is a dependency.</summary>
    public static string Because(Schedule schedule, ScheduledMilestone milestone, Driver driver, LinkInputs link)
    {
        MilestoneInputs inputs = PlanningFields.OfMilestone(schedule.Snapshot, milestone.Name);
        if (milestone.UnpinnedFinish is not null)
            return $"pinned to {Moment(inputs.Pinned)}, but its work and its dependencies allow {UnpinnedDay(milestone)} at the earliest";
        string goesOn = milestone is { IsCompleted: false, ActualStart: not null } ? "goes on " : "";
        return driver.Kind switch
        {
            DriverKind.Dependency => goesOn + After(driver.Dependency!, link),
            DriverKind.NotBefore => $"not to start before {Moment(inputs.NotBefore)}",
            DriverKind.FinishNotBefore => $"not to be finished before {Moment(inputs.FinishNotBefore)}",
            DriverKind.PlanStart => "from the start of the plan",
            DriverKind.Pinned => $"pinned to {Moment(inputs.Pinned)}",
            DriverKind.Finished => "finished",
            _ when inputs.Pinned is not null => $"pinned to {Moment(inputs.Pinned)}, which is past",
            _ when IsPaused(milestone) => $"{TerminalText.Format(milestone.Status)}: the forecast assumes that it goes on now",
            _ => goesOn + (milestone.RemainingWork > 0 ? "from now on" : "only its completion is not reported"),
        };
    }

    /// <summary>Why a milestone is late for a target, its own or another's, or is pinned too early; empty where it is neither.</summary>
    public static string WhyLate(Schedule schedule, ScheduledMilestone milestone)
    {
        string pinned = milestone.UnpinnedFinish is null ? ""
            : $"pinned too early: {UnpinnedDay(milestone)} at the earliest";
        string late = "";
        if (milestone.IsLate)
        {
            string by = (LateBy(schedule, milestone) + " after its target").TrimStart();
            late = milestone.IsCompleted ? "finished " + by
                : (milestone.IsOverdue ? "overdue, " : "") + by + (pinned.Length > 0 ? "" : Holds(schedule, milestone));
        }
        else if (milestone is { TargetSlack: < 0 and long behind, TargetSlackSource: { } source })
        {
            bool isPin = PlanningFields.OfMilestone(schedule.Snapshot, source).Pinned is not null;
            late = $"{Work(-behind, schedule.Inputs.Units, milestone.IsElapsed)} too late for {(isPin ? "the pin of " : "")}{source}";
        }

        return late + (late.Length > 0 && pinned.Length > 0 ? "; " : "") + pinned;
    }

    /// <summary>Whether there is anything to say by <see cref="WhyLate"/>.</summary>
    public static bool HasWhyLate(ScheduledMilestone milestone) =>
        milestone.IsLate || milestone.TargetSlack < 0 || milestone.UnpinnedFinish is not null;

    // What holds an open milestone up, to follow what is said of it.
    private static string Holds(Schedule schedule, ScheduledMilestone milestone)
    {
        Driver driver = milestone.Drivers[0];
        MilestoneInputs inputs = PlanningFields.OfMilestone(schedule.Snapshot, milestone.Name);
        return driver.Kind switch
        {
            DriverKind.Dependency when schedule.GetMilestone(driver.Dependency!) is { IsCompleted: true } done =>
                $", after {done.Name}, finished on {Day(done.FinishDate)}",
            DriverKind.Dependency => ", waits for " + driver.Dependency,
            DriverKind.NotBefore => $", not to start before {Moment(inputs.NotBefore)}",
            DriverKind.FinishNotBefore => $", not to be finished before {Moment(inputs.FinishNotBefore)}",
            DriverKind.Pinned => $", pinned to {Moment(inputs.Pinned)}",
            DriverKind.PlanStart => ", starts with the plan",
            _ => (IsPaused(milestone) ? $", {TerminalText.Format(milestone.Status)}" : "")
                + (milestone.RemainingWork > 0 ? $", {Work(milestone.RemainingWork, schedule.Inputs.Units, milestone.IsElapsed)} left"
                    : ", only its completion is not reported"),
        };
    }

    private static bool IsPaused(ScheduledMilestone milestone) => milestone.Status is MilestoneStatus.Blocked or MilestoneStatus.OnHold;

    private static string Moment(PlanMoment? moment) => moment!.Value.ToString().Replace('T', ' ');

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
