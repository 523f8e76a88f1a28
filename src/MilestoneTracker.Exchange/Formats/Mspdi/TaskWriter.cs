using System.Globalization;
using System.Text.Json;
using System.Xml;
using MilestoneTracker.Exchange.Reconciling;
using MilestoneTracker.Exchange.Values;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// Writes tasks, each with its links and the block in its notes.
internal sealed class TaskWriter(XmlWriter xml, PlanToWrite plan, TaskNumbers numbers)
{
    /// <summary>Writes a milestone as a task; returns how many links it has.</summary>
    public int Write(int place, int row)
    {
        Milestone milestone = plan.Milestones[place];
        TaskToWrite task = new(milestone, plan.HoursPerDay);
        LinkToWrite[] links = [.. milestone.Dependencies.Select(on =>
            new LinkToWrite(numbers[plan.PlaceOf(on)], plan.FieldsOf(milestone.Name, on), plan.HoursPerDay))];
        xml.WriteStartElement("Task");
        Element("UID", numbers[place]);
        Element("ID", row);
        xml.WriteElementString("Name", XmlText.Safe(milestone.Name));
        Element("Active", milestone.Status == MilestoneStatus.Cancelled ? 0 : 1);
        Element("Manual", 0);
        Element("OutlineLevel", 1);
        WriteSchedule(milestone);
        xml.WriteElementString("Duration", string.Create(CultureInfo.InvariantCulture, $"PT{task.Minutes / 60}H{task.Minutes % 60}M0S"));
        Element("DurationFormat", task.IsElapsed ? 8 : 7);
        Element("Milestone", task.Minutes == 0 ? 1 : 0);
        Element("Summary", 0);
        Element("PercentComplete", task.Percent);
        Time("ActualStart", task.ActualStart);
        Time("ActualFinish", task.ActualFinish);
        Element("ConstraintType", task.ConstraintType);
        Time("ConstraintDate", task.ConstraintDate);
        Time("Deadline", task.Deadline);
        if (task.Hyperlink is not null) xml.WriteElementString("HyperlinkAddress", task.Hyperlink);
        xml.WriteElementString("Notes", (task.Notes is null ? "" : task.Notes + "\n") + NotesBlock.Mark + "\n"
            + Block(milestone, task, links));
        foreach (LinkToWrite link in links) link.Write(xml);
        xml.WriteEndElement();
        return links.Length;
    }

    private void WriteSchedule(Milestone milestone)
    {
        if (plan.Options.Schedule?.Invoke(milestone.Name) is not { } planned) return;
        xml.WriteElementString("Start", planned.Start.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        xml.WriteElementString("Finish", planned.Finish.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
    }

    // U+FFFE and U+FFFF, which XML does not have, are escaped as JSON escapes them.
    private static string Block(Milestone milestone, TaskToWrite task, LinkToWrite[] links)
    {
        string json = OwnJsonText.Of(writer =>
        {
            writer.WriteString("name", milestone.Name);
            OwnJsonText.WriteMilestone(writer, milestone);
            writer.WriteStartObject(NotesBlock.Derived);
            foreach ((string key, string value) in task.Read) writer.WriteString(key, SourceValues.Short(value));
            writer.WriteEndObject();
            WriteLinks(writer, links);
        });
        return json.Replace("\uFFFE", "\\ufffe", StringComparison.Ordinal).Replace("\uFFFF", "\\uffff", StringComparison.Ordinal);
    }

    private static void WriteLinks(Utf8JsonWriter writer, LinkToWrite[] links)
    {
        if (Array.TrueForAll(links, link => link.IsWhole)) return;
        writer.WriteStartObject(NotesBlock.Links);
        foreach (LinkToWrite link in links.Where(link => !link.IsWhole))
        {
            writer.WriteStartObject(link.Predecessor.ToString(CultureInfo.InvariantCulture));
            writer.WriteString(NotesBlock.Derived, link.Derived);
            OwnJsonText.WriteFields(writer, link.Fields);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private void Element(string name, int value) => xml.WriteElementString(name, value.ToString(CultureInfo.InvariantCulture));

    private void Time(string name, Moment? moment)
    {
        if (moment is { } time) xml.WriteElementString(name, time + ":00");
    }
}
