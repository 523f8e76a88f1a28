using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// What is made of the to-dos and events of a calendar, in the order of the file.
internal interface ICalendarEntries
{
    void Take(bool isEvent, List<ContentLine> lines, Place place);

    void Complete();
}
