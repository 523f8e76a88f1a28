using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// A day of a week, or days that differ: both stand in the file in the same way.
internal sealed class DayElement
{
    public long? Type { get; private set; }
    public bool IsWorking { get; private set; }
    public bool IsByOccurrences { get; private set; }
    public FileDate From { get; private set; }
    public FileDate To { get; private set; }

    /// <summary>Its working times; null where they cannot be understood.</summary>
    public WorkingHours? Hours { get; private set; } = WorkingHours.None;

    public static DayElement Read(XmlPull xml)
    {
        DayElement day = new();
        HashSet<string> seen = new(StringComparer.Ordinal);
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            string part = xml.Name;
            if (part is not ("DayType" or "Type" or "DayWorking" or "EnteredByOccurrences" or "TimePeriod" or "WorkingTimes")
                || !seen.Add(part)) continue;
            switch (part)
            {
                case "DayType" or "Type": day.Type = Texts.Whole(xml.Text()); break;
                case "DayWorking": day.IsWorking = Texts.IsTrue(xml.Text()); break;
                case "EnteredByOccurrences": day.IsByOccurrences = Texts.IsTrue(xml.Text()); break;
                case "TimePeriod": day.ReadPeriod(xml); break;
                default: day.Hours = WorkingHours.Read(xml); break;
            }
        }

        return day;
    }

    private void ReadPeriod(XmlPull xml)
    {
        (bool hasFrom, bool hasTo, int depth) = (false, false, xml.Depth);
        while (xml.NextChild(depth))
        {
            if (xml.Name == "FromDate" && !hasFrom) (From, hasFrom) = (FileDate.Of(xml.Text(), default), true);
            else if (xml.Name == "ToDate" && !hasTo) (To, hasTo) = (FileDate.Of(xml.Text(), default), true);
        }
    }
}
