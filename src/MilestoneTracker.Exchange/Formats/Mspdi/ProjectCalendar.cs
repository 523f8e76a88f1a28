using System.Globalization;
using System.Xml;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// The calendar that every project needs: Monday to Friday, from eight o'clock with an hour off at noon. Calendars of the plan are not
// written.
internal static class ProjectCalendar
{
    public static void Write(XmlWriter xml)
    {
        xml.WriteStartElement("Calendars");
        xml.WriteStartElement("Calendar");
        xml.WriteElementString("UID", "1");
        xml.WriteElementString("Name", "Standard");
        xml.WriteElementString("IsBaseCalendar", "1");
        xml.WriteElementString("BaseCalendarUID", "-1");
        xml.WriteStartElement("WeekDays");
        for (int day = 1; day <= 7; day++)
        {
            bool isWorking = day is >= 2 and <= 6;
            xml.WriteStartElement("WeekDay");
            xml.WriteElementString("DayType", day.ToString(CultureInfo.InvariantCulture));
            xml.WriteElementString("DayWorking", isWorking ? "1" : "0");
            if (isWorking)
            {
                xml.WriteStartElement("WorkingTimes");
                WriteTime(xml, "08:00:00", "12:00:00");
                WriteTime(xml, "13:00:00", "17:00:00");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteTime(XmlWriter xml, string from, string to)
    {
        xml.WriteStartElement("WorkingTime");
        xml.WriteElementString("FromTime", from);
        xml.WriteElementString("ToTime", to);
        xml.WriteEndElement();
    }
}
