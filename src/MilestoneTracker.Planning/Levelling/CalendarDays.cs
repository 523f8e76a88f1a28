using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Levelling;

// The days of a calendar.
internal sealed class CalendarDays(WorkCalendar calendar) : IWorkDays
{
    public DayHours HoursOf(int day) => calendar.HoursOf(day);

    public int ChangeAfter(int day) => calendar.ChangeAfter(day);
}
