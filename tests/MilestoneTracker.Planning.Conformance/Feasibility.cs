using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Conformance;

// Is a levelled schedule feasible? Minute by minute from the public surface alone, without anything that made it: every milestone works
// exactly its remaining work, in minutes in which it and its resources can, no sooner than its links and dates allow, no sooner than in the
// plain schedule; and from now on no resource is asked for more than there is but by what is pinned or completed.
internal sealed class Feasibility
{
    private readonly LevelledSchedule _schedule;
    private readonly RegistrySnapshot _snapshot;
    private readonly PlanInputs _plan;
    private readonly DateTime _now;
    private readonly int _minutes;
    private readonly Dictionary<string, int[]> _capacity = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool[]> _working = new(StringComparer.Ordinal);
    private readonly List<string> _wrong = [];

    private Feasibility(LevelledSchedule schedule)
    {
        (_schedule, _snapshot, _now) = (schedule, schedule.Plain.Snapshot, schedule.Plain.Now);
        _plan = PlanningFields.OfPlan(_snapshot);
        _minutes = (int)(schedule.Finish - _now).TotalMinutes + 1;
    }

    /// <summary>What is wrong, in words.</summary>
    public static IReadOnlyList<string> Problems(LevelledSchedule schedule)
    {
        Feasibility check = new(schedule);
        if (schedule.Finish < schedule.Plain.Now) return check._wrong;
        Dictionary<string, int[]> usage = new(StringComparer.Ordinal);
        Dictionary<string, bool[]> isFixed = new(StringComparer.Ordinal);
        foreach (LevelledMilestone milestone in schedule.Milestones) check.Take(milestone, usage, isFixed);
        foreach ((string resource, int[] used) in usage)
        {
            int[] capacity = check.CapacityOf(resource);
            for (int minute = 0; minute < used.Length; minute++)
            {
                if (used[minute] <= capacity[minute] || isFixed[resource][minute]) continue;
                check._wrong.Add($"{resource} is asked for {used[minute]} of {capacity[minute]} at {check._now.AddMinutes(minute):s}");
                break;
            }
        }

        return check._wrong;
    }

    private void Take(LevelledMilestone milestone, Dictionary<string, int[]> usage, Dictionary<string, bool[]> isFixed)
    {
        ScheduledMilestone alone = _schedule.Plain.GetMilestone(milestone.Name)!;
        if (milestone.Finish < alone.Finish) Wrong(milestone, "is finished sooner than in the plain schedule");
        bool stays = milestone.IsPinned || milestone.IsCompleted;
        if (stays && milestone.Finish != alone.Finish) Wrong(milestone, "is moved, and it is fixed");
        DateTime from = milestone.RemainingStart ?? alone.Start;
        Assignment[] assigned = milestone.CannotBeStaffed ? []
            : [.. ResourceFields.AssignedTo(_snapshot, milestone.Name)
                .Where(one => ResourceFields.OfResource(_snapshot, one.Resource) is not null)];
        bool[] works = [.. WorkingOf(alone.Calendar)];
        if (!stays && milestone.RemainingWork > 0)
            foreach (Assignment one in assigned)
                for (int minute = 0; minute < _minutes; minute++)
                    works[minute] &= CapacityOf(one.Resource)[minute] >= one.Quantity.Hundredths;
        int worked = 0;
        for (int minute = Math.Max(0, MinuteOf(from)); minute < MinuteOf(milestone.Finish); minute++)
        {
            if (!works[minute]) continue;
            worked++;
            if (milestone.RemainingWork == 0 && !milestone.IsCompleted) continue;
            foreach (Assignment one in assigned)
            {
                Of(usage, one.Resource)[minute] += one.Quantity.Hundredths;
                if (stays) Of(isFixed, one.Resource)[minute] = true;
                else Of(isFixed, one.Resource);
            }
        }

        if (stays) return;
        if (worked != milestone.RemainingWork) Wrong(milestone, $"works {worked} minutes of {milestone.RemainingWork}");
        if (milestone.RemainingWork > 0 && !(works[MinuteOf(from)] && works[MinuteOf(milestone.Finish) - 1]))
            Wrong(milestone, "starts or is finished outside its working time");
        if (from < _now) Wrong(milestone, "goes on in the past");
        CheckBounds(milestone, alone, from);
    }

    private void CheckBounds(LevelledMilestone milestone, ScheduledMilestone alone, DateTime from)
    {
        MilestoneInputs inputs = PlanningFields.OfMilestone(_snapshot, milestone.Name);
        if (alone.ActualStart is null && from < _schedule.Plain.Start) Wrong(milestone, "starts before the plan");
        if (alone.ActualStart is null && inputs.NotBefore is { IsDay: false } date && from < Time(date))
            Wrong(milestone, "starts before its date");
        if (inputs.FinishNotBefore is { IsDay: false } end) CheckFinish(Time(end), "its date");
        if (_plan.Logic == ProgressLogic.Override && alone.ActualStart is not null) return;
        WorkCalendar lags = inputs.Calendar is { } name ? _plan.Calendars[name] : _plan.Calendar;
        foreach (string dependency in _snapshot.GetMilestone(milestone.Name)!.Dependencies)
        {
            if (_schedule.GetMilestone(dependency) is not { } before) continue;
            LinkInputs link = PlanningFields.OfDependency(_snapshot, milestone.Name, dependency);
            int lag = link.Lag.GetMinutes(_plan.Units);
            DateTime time = link.Kind is LinkKind.FinishToStart or LinkKind.FinishToFinish ? before.Finish : before.Start;
            if (lag != 0) time = link.Lag.Duration.IsElapsed ? time.AddMinutes(lag)
                : lag > 0 ? lags.Add(time, lag) : lags.Subtract(time, -lag);
            if (link.Kind is LinkKind.FinishToFinish or LinkKind.StartToFinish) CheckFinish(time, dependency);
            else if (from < time) Wrong(milestone, $"starts too early after {dependency}");
        }

        void CheckFinish(DateTime time, string what)
        {
            DateTime least = milestone.RemainingWork == 0 ? time : alone.Calendar.PreviousFinish(time);
            if (milestone.Finish < least) Wrong(milestone, $"is finished too early after {what}");
        }
    }

    private static DateTime Time(PlanMoment moment) => DateTime.Parse(moment.ToString(), System.Globalization.CultureInfo.InvariantCulture);

    private void Wrong(LevelledMilestone milestone, string what) => _wrong.Add($"{milestone} {what}");

    private int MinuteOf(DateTime time) => (int)(time - _now).TotalMinutes;

    private T[] Of<T>(Dictionary<string, T[]> byResource, string resource) =>
        byResource.TryGetValue(resource, out T[]? known) ? known : byResource[resource] = new T[_minutes];

    private int[] CapacityOf(string name)
    {
        if (_capacity.TryGetValue(name, out int[]? known)) return known;
        Resource resource = ResourceFields.OfResource(_snapshot, name)!;
        bool[] works = WorkingOf(resource.Calendar is { } calendar ? _plan.Calendars[calendar] : _plan.Calendar);
        int[] capacity = new int[_minutes];
        for (int minute = 0; minute < _minutes; minute++)
        {
            if (!works[minute]) continue;
            DateOnly day = DateOnly.FromDateTime(_now.AddMinutes(minute));
            capacity[minute] = resource.Capacity.On(day).Hundredths;
            foreach (Absence absence in resource.Unavailable)
                if (absence.First <= day && day <= absence.Last) capacity[minute] = Math.Min(capacity[minute], absence.Left.Hundredths);
        }

        return _capacity[name] = capacity;
    }

    private bool[] WorkingOf(WorkCalendar calendar)
    {
        if (_working.TryGetValue(calendar.ToString(), out bool[]? known)) return known;
        bool[] works = new bool[_minutes];
        for (int day = 0; day <= (_minutes / 1440) + 1; day++)
        {
            DateTime midnight = _now.Date.AddDays(day);
            foreach (WorkInterval interval in calendar.IntervalsOn(DateOnly.FromDateTime(midnight)))
                for (int minute = interval.FromMinute; minute < interval.ToMinute; minute++)
                    if (MinuteOf(midnight.AddMinutes(minute)) is >= 0 and int at && at < _minutes) works[at] = true;
        }

        return _working[calendar.ToString()] = works;
    }
}
