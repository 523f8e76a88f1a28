using System.Globalization;
using System.Text.Json.Nodes;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Conformance;

// A case with resources as a plan. Its model is simpler than the forward pass in three points, which are translated here, so that the pass
// itself keeps its own cases:
// - `not-before` and the start of the plan hold what is started, too. Here they become the finish that work from there on would have, which
//   holds started ones in the forward pass as well.
// - A change without a time was made now, so that what is completed or in progress without a date is so since now.
// - The start that is shown is the actual one of what is in progress, has the field `started`, and is not pinned; otherwise that of what
//   remains.
internal static class ResourceCase
{
    public static RegistrySnapshot Plan(JsonObject test)
    {
        MilestoneRegistry registry = Case.Registry(test, (string)test["now"]!);
        Schedule schedule = Schedule.Compute(registry.Current, Case.Now(test));
        foreach (ScheduledMilestone milestone in schedule.Milestones)
        {
            if (milestone.IsCompleted || milestone.ActualStart is null) continue;
            DateTime bound = schedule.Start;
            MilestoneInputs inputs = PlanningFields.OfMilestone(registry.Current, milestone.Name);
            if (inputs.NotBefore is { } date && StartOf(date, milestone.Calendar) is DateTime start && start > bound) bound = start;
            if (bound <= schedule.Now) continue;
            DateTime finish = milestone.RemainingWork == 0 ? bound : milestone.Calendar.Add(bound, milestone.RemainingWork);
            PlanningFields.SetFinishNotBefore(registry.Edit(), milestone.Name, PlanMoment.At(finish));
        }

        return registry.Current;
    }

    public static bool ShowsActualStart(Schedule schedule, string name)
    {
        ScheduledMilestone milestone = schedule.GetMilestone(name)!;
        MilestoneInputs inputs = PlanningFields.OfMilestone(schedule.Snapshot, name);
        bool isReported = inputs.Started is not null && inputs.Pinned is null && milestone.ActualStart < schedule.Now;
        return milestone.IsCompleted || (milestone.Status == MilestoneStatus.InProgress && isReported);
    }

    private static DateTime StartOf(PlanMoment moment, WorkCalendar calendar)
    {
        if (!moment.IsDay) return DateTime.ParseExact(moment.ToString(), "yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        DateOnly day = DateOnly.ParseExact(moment.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        IReadOnlyList<WorkInterval> hours = calendar.IntervalsOn(day);
        return day.ToDateTime(TimeOnly.MinValue).AddMinutes(hours.Count == 0 ? 0 : hours[0].FromMinute);
    }
}
