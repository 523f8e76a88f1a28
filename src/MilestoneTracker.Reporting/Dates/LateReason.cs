using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Reasons;
using MilestoneTracker.Planning.Values;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Dates;

// Why the cause of lateness is where it is, in words: a sentence that begins in lower case, to follow its name.
internal static class LateReason
{
    public static Sentence Of(LateCause cause, Schedule schedule)
    {
        RegistrySnapshot plan = schedule.Snapshot;
        ScheduledMilestone milestone = cause.Cause;
        MilestoneInputs inputs = PlanningFields.OfMilestone(plan, milestone.Name);
        bool hasWork = milestone.RemainingWork > 0;
        string work = hasWork ? DateText.Work(milestone, plan) : "";
        string finish = $"finished on {DateText.Day(milestone.FinishDate)} by forecast";
        Sentence why = new();
        switch (cause.Driver.Kind)
        {
            case DriverKind.Dependency:
                DateOnly then = schedule.GetMilestone(cause.Driver.Dependency!)!.FinishDate;
                PlanLag lag = PlanningFields.OfDependency(plan, milestone.Name, cause.Driver.Dependency!).Lag;
                string after = lag.Duration.IsZero ? "after " : $"{lag.Duration} {(lag.IsLead ? "before" : "after")} ";
                why.Words(hasWork ? $"takes {work} {after}" : lag.Duration.IsZero ? "waited for " : $"comes {after}")
                    .Name(cause.Driver.Dependency!)
                    .Words($", which was finished on {DateText.Day(then)}; {finish}");
                break;
            case DriverKind.NotBefore:
                why.Words($"starts no earlier than {inputs.NotBefore}{(hasWork ? $" and takes {work}" : "")}; {finish}");
                break;
            case DriverKind.FinishNotBefore:
                why.Words($"is finished no earlier than {inputs.FinishNotBefore}");
                break;
            case DriverKind.Pinned:
                why.Words($"is pinned to {inputs.Pinned}" + (milestone.UnpinnedFinish is null ? ""
                    : $", but its work and its dependencies allow {DateText.UnpinnedDay(milestone)} at the earliest"));
                break;
            case DriverKind.PlanStart:
                why.Words($"starts with the plan on {DateText.Time(schedule.Start)}{(hasWork ? $" and takes {work}" : "")}; {finish}");
                break;
            case DriverKind.Now when inputs.Pinned is { } pinned:
                why.Words($"is pinned to {pinned}, which is past, so the forecast has it finished now, {DateText.Time(schedule.Now)}");
                break;
            default:
                why.Words(hasWork
                    ? $"has {work} left, counted from now, {DateText.Time(schedule.Now)}; {finish}"
                    : $"is open with no work left, so the forecast has it finished now, {DateText.Time(schedule.Now)}");
                break;
        }

        if (milestone.Status is MilestoneStatus.Blocked or MilestoneStatus.OnHold)
            AddPause(why, plan.GetMilestone(milestone.Name)!, schedule);
        return why.Words(".");
    }

    private static void AddPause(Sentence why, Milestone milestone, Schedule schedule)
    {
        StatusChange last = milestone.StatusHistory[milestone.StatusHistory.Count - 1];
        string day = DateText.Day(DateOnly.FromDateTime(schedule.Inputs.ToCivilTime(last.Time)));
        why.Words($". It has been {DisplayText.Format(milestone.Status)} since {day}");
        if (last.Context.Actor is { } actor) why.Words(" by ").Quote(actor);
        if (!string.IsNullOrEmpty(last.Context.Reason)) why.Words(": ").Quote(last.Context.Reason);
    }
}
