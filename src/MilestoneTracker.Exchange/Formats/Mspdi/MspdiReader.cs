using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// Microsoft Project XML. Reads the document once: what tasks need of later parts (resources, calendars, the length of a day) is put in at
// the end. Each part of the project counts where it first stands; what the program computes itself (finish, slack, early and late dates) is
// not taken.
internal sealed class MspdiReader : IPlanReader
{
    public void Read(ByteSource source, Draft draft)
    {
        using XmlPull xml = new(source, draft.Options.Limits);
        draft.HasUniqueIds = true;
        xml.ToRoot("Project");
        ProjectHead head = new(xml.Here);
        Calendars calendars = new(draft);
        Assignments assignments = new();
        Tasks tasks = new(draft);
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (xml.NextChild(0))
        {
            string part = xml.Name;
            if (!seen.Add(part)) continue;
            switch (part)
            {
                case "Calendars": calendars.Read(xml); break;
                case "Tasks": tasks.Read(xml); break;
                case "Resources": assignments.ReadResources(xml); break;
                case "Assignments": assignments.Read(xml); break;
                default: head.Take(xml); break;
            }
        }

        xml.ToEnd();
        calendars.Declare(head.Calendar, tasks.UsedCalendars);
        int hours = head.Declare(draft);
        tasks.Complete(hours, calendars, head.Calendar, assignments);
    }
}
