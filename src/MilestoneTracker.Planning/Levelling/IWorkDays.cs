using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Levelling;

// What can be asked of anything that works by days: its hours on a day, and until when these, or the week that they are part of, repeat.
internal interface IWorkDays
{
    DayHours HoursOf(int day);

    int ChangeAfter(int day);
}
