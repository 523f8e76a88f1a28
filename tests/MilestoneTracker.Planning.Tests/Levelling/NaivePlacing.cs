using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Planning.Tests.Levelling;

// Placing, minute by minute from now on, as the rule says it: the first stretch of so many of the minutes in which it works, at each of
// which there is enough of everybody beside what is placed already.
internal sealed class NaivePlacing
{
    private const int Minutes = 200 * 1440;
    private readonly Schedule _plain;
    private readonly PlanInputs _plan;
    private readonly Dictionary<string, int[]> _capacity = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _usage = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool[]> _working = new(StringComparer.Ordinal);

    public NaivePlacing(Schedule plain)
    {
        (_plain, _plan) = (plain, PlanningFields.OfPlan(plain.Snapshot));
        foreach (Resource resource in ResourceFields.OfPlan(plain.Snapshot))
        {
            bool[] works = WorkingOf(resource.Calendar is { } name ? _plan.Calendars[name] : _plan.Calendar);
            int[] capacity = new int[Minutes];
            for (int minute = 0; minute < Minutes; minute++)
            {
                if (!works[minute]) continue;
                DateOnly day = DateOnly.FromDateTime(plain.Now.AddMinutes(minute));
                capacity[minute] = resource.Capacity.On(day).Hundredths;
                foreach (Absence absence in resource.Unavailable)
                    if (absence.First <= day && day <= absence.Last) capacity[minute] = Math.Min(capacity[minute], absence.Left.Hundredths);
            }

            (_capacity[resource.Name], _usage[resource.Name]) = (capacity, new int[Minutes]);
        }

        foreach (ScheduledMilestone milestone in plain.Milestones)
        {
            bool isPinned = PlanningFields.OfMilestone(plain.Snapshot, milestone.Name).Pinned is not null;
            if (!(milestone.IsCompleted || isPinned) || (!milestone.IsCompleted && milestone.RemainingWork == 0)) continue;
            DateTime from = milestone.IsCompleted ? milestone.Start : milestone.RemainingStart!.Value;
            bool[] works = WorkingOf(milestone.Calendar);
            foreach (Assignment one in AssignedTo(milestone.Name))
                for (int minute = Math.Max(0, MinuteOf(from)); minute < MinuteOf(milestone.Finish); minute++)
                    if (works[minute]) _usage[one.Resource][minute] += one.Quantity.Hundredths;
        }
    }

    /// <summary>Places what has work and people, and answers when it starts and is finished; nothing where it cannot be staffed.</summary>
    public (DateTime Start, DateTime Finish)? Place(string name, DateTime bound)
    {
        ScheduledMilestone milestone = _plain.GetMilestone(name)!;
        Assignment[] assigned = AssignedTo(name);
        bool[] works = WorkingOf(milestone.Calendar);
        (int start, long left) = (-1, milestone.RemainingWork);
        for (int minute = Math.Max(0, MinuteOf(bound)); minute < Minutes; minute++)
        {
            if (!works[minute] || Array.Exists(assigned, one => _capacity[one.Resource][minute] < one.Quantity.Hundredths)) continue;
            bool isTaken = Array.Exists(
                assigned, one => _usage[one.Resource][minute] + one.Quantity.Hundredths > _capacity[one.Resource][minute]);
            if (isTaken)
            {
                (start, left) = (-1, milestone.RemainingWork);
                continue;
            }

            if (start < 0) start = minute;
            if (--left > 0) continue;
            for (int at = start; at <= minute; at++)
                if (works[at] && Array.TrueForAll(assigned, one => _capacity[one.Resource][at] >= one.Quantity.Hundredths))
                    foreach (Assignment one in assigned) _usage[one.Resource][at] += one.Quantity.Hundredths;
            return (_plain.Now.AddMinutes(start), _plain.Now.AddMinutes(minute + 1));
        }

        return null;
    }

    private Assignment[] AssignedTo(string name) =>
        [.. ResourceFields.AssignedTo(_plain.Snapshot, name).Where(one => _capacity.ContainsKey(one.Resource))];

    private int MinuteOf(DateTime time) => (int)(time - _plain.Now).TotalMinutes;

    private bool[] WorkingOf(WorkCalendar calendar)
    {
        if (_working.TryGetValue(calendar.ToString(), out bool[]? known)) return known;
        bool[] works = new bool[Minutes];
        for (int day = 0; day <= (Minutes / 1440) + 1; day++)
        {
            DateTime midnight = _plain.Now.Date.AddDays(day);
            foreach (WorkInterval interval in calendar.IntervalsOn(DateOnly.FromDateTime(midnight)))
                for (int minute = interval.FromMinute; minute < interval.ToMinute; minute++)
                    if (MinuteOf(midnight.AddMinutes(minute)) is >= 0 and int at && at < Minutes) works[at] = true;
        }

        return _working[calendar.ToString()] = works;
    }
}
