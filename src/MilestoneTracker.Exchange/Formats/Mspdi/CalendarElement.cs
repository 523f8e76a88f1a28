using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Xml;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// A calendar as it stands in the file: working times by day of the week, days that differ, and the places of what cannot be carried.
internal sealed class CalendarElement(Place start)
{
    public Place Place { get; } = start;
    public long? Uid { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>The working times by day, Sunday first; null where some day cannot be understood.</summary>
    public WorkingHours[]? Week { get; private set; } = [.. Enumerable.Repeat(WorkingHours.None, 7)];

    public List<(Moment From, Moment To, WorkingHours Hours)> Exceptions { get; private set; } = [];

    /// <summary>Where exceptions stand that cannot be carried: recurring ones, and weeks that differ.</summary>
    public List<Place> NotTaken { get; } = [];

    public static CalendarElement Read(XmlPull xml)
    {
        CalendarElement calendar = new(xml.Here);
        HashSet<string> seen = new(StringComparer.Ordinal);
        int depth = xml.Depth;
        List<(Moment, Moment, WorkingHours)> listed = [];
        (bool hasListed, Place? weeks) = (false, null);
        while (xml.NextChild(depth))
        {
            string part = xml.Name;
            if (part is not ("UID" or "Name" or "WeekDays" or "Exceptions" or "WorkWeeks") || !seen.Add(part)) continue;
            switch (part)
            {
                case "UID": calendar.Uid = Texts.Whole(xml.Text()); break;
                case "Name": calendar.Name = xml.Text().ToString(); break;
                case "WeekDays": calendar.ReadWeek(xml); break;
                case "Exceptions": hasListed = calendar.ReadExceptions(xml, listed); break;
                default: weeks = FirstChild(xml, "WorkWeek"); break;
            }
        }

        if (hasListed) calendar.Exceptions = listed;
        if (weeks is { } differing) calendar.NotTaken.Add(differing);
        calendar.Exceptions = [.. calendar.Exceptions.OrderBy(exception => exception.From.Date, StringComparer.Ordinal)];
        return calendar;
    }

    private static Place? FirstChild(XmlPull xml, string name)
    {
        Place? first = null;
        int depth = xml.Depth;
        while (xml.NextChild(depth))
            if (xml.Name == name) first ??= xml.Here;
        return first;
    }

    private void ReadWeek(XmlPull xml)
    {
        int depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name != "WeekDay") continue;
            DayElement day = DayElement.Read(xml);
            WorkingHours? hours = day.IsWorking ? day.Hours : WorkingHours.None;
            if (Week is null) continue;
            if (hours is null || day.Type is not (>= 0 and <= 7)
                || (day.Type == 0 && !(day.From.IsUnderstood && day.To.IsUnderstood))) Week = null;
            else if (day.Type == 0) Exceptions.Add((day.From.Moment, day.To.Moment, hours));
            else Week[day.Type.Value - 1] = hours;
        }
    }

    // The list wins over exceptions among the week days, even if none of its entries can be taken.
    private bool ReadExceptions(XmlPull xml, List<(Moment, Moment, WorkingHours)> listed)
    {
        (bool isThere, int depth) = (false, xml.Depth);
        while (xml.NextChild(depth))
        {
            if (xml.Name != "Exception") continue;
            isThere = true;
            Place place = xml.Here;
            DayElement day = DayElement.Read(xml);
            WorkingHours? hours = day.IsWorking ? day.Hours : WorkingHours.None;
            int order = string.CompareOrdinal(day.From.Moment.Date, day.To.Moment.Date);
            bool isPlain = order == 0 || (order < 0 && day.Type is null or 1 && !day.IsByOccurrences);
            if (hours is not null && day.From.IsUnderstood && day.To.IsUnderstood && isPlain
                && order <= 0) listed.Add((day.From.Moment, day.To.Moment, hours));
            else NotTaken.Add(place);
        }

        return isThere;
    }
}
