using System.Globalization;
using System.Text;
using System.Xml;
using MilestoneTracker.Exchange.Values;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// Microsoft Project XML: elements in the order of its schema, tasks after those that they wait for. What has no element stands in the last
// paragraph of the notes.
internal sealed class MspdiWriter : IPlanWriter
{
    private const string Namespace = "http://schemas.microsoft.com/project";
    private const int MostOfName = 512;

    public (int Milestones, int Dependencies) Write(PlanToWrite plan, Stream output)
    {
        int[] order = WaitOrder.Of(plan);
        TaskNumbers numbers = new(plan, order);
        XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n",
            NewLineHandling = NewLineHandling.None, CloseOutput = false };
        using XmlWriter xml = XmlWriter.Create(output, settings);
        xml.WriteStartDocument();
        xml.WriteStartElement("Project", Namespace);
        WriteHead(xml, plan);
        ProjectCalendar.Write(xml);
        xml.WriteStartElement("Tasks");
        WriteProjectRow(xml, plan);
        int dependencies = 0;
        TaskWriter tasks = new(xml, plan, numbers);
        for (int i = 0; i < order.Length; i++) dependencies += tasks.Write(order[i], i + 1);
        xml.WriteEndElement();
        xml.WriteElementString("Resources", null);
        xml.WriteElementString("Assignments", null);
        xml.WriteEndElement();
        xml.WriteEndDocument();
        return (order.Length, dependencies);
    }

    private static void WriteHead(XmlWriter xml, PlanToWrite plan)
    {
        xml.WriteElementString("SaveVersion", "14");
        if (plan.PlanField(Keys.Start) is { } start && Moment.TryParse(start, out Moment moment) && moment.ToString() == start)
        {
            xml.WriteElementString("ScheduleFromStart", "1");
            xml.WriteElementString("StartDate", start + ":00");
            plan.WrittenPlanFields.Add(Keys.Start);
        }

        xml.WriteElementString("CalendarUID", "1");
        xml.WriteElementString("MinutesPerDay", (plan.HoursPerDay * 60).ToString(CultureInfo.InvariantCulture));
        if (plan.PlanField(Keys.HoursPerDay) == plan.HoursPerDay.ToString(CultureInfo.InvariantCulture)
            && plan.HoursPerDay != 8) plan.WrittenPlanFields.Add(Keys.HoursPerDay);
    }

    // The row of the project itself, which programs show above all tasks.
    private static void WriteProjectRow(XmlWriter xml, PlanToWrite plan)
    {
        xml.WriteStartElement("Task");
        xml.WriteElementString("UID", "0");
        xml.WriteElementString("ID", "0");
        if (plan.PlanField(FieldKeys.Title) is { Length: <= MostOfName } title)
        {
            xml.WriteElementString("Name", XmlText.Safe(title));
            if (Names.Value(XmlText.Safe(title)) == title) plan.WrittenPlanFields.Add(FieldKeys.Title);
        }

        xml.WriteElementString("OutlineLevel", "0");
        xml.WriteElementString("Summary", "1");
        xml.WriteEndElement();
    }
}
