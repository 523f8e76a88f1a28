using System.Globalization;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Values;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// A calendar of to-dos, or of events of whole days. What calendars have no property for stands in properties of our own, which other
// programs step over.
internal sealed class ICalendarWriter : IPlanWriter
{
    public (int Milestones, int Dependencies) Write(PlanToWrite plan, Stream output)
    {
        using BufferedStream buffered = new(new OpenStream(output), 1 << 16);
        CalendarLines lines = new(buffered);
        EntryIds ids = new(plan);
        lines.Write("BEGIN", "VCALENDAR");
        lines.Write("VERSION", "2.0");
        lines.Write("PRODID", "-//MilestoneTracker//Exchange//EN");
        (int milestones, int dependencies) = (0, 0);
        for (int i = 0; i < plan.Milestones.Count; i++)
        {
            Milestone milestone = plan.Milestones[i];
            string? due = DayOf(milestone, Keys.Target);
            if (due is null && plan.Options.Entries == CalendarEntryKind.Event)
            {
                plan.Find("no-date", milestone.Name,
                    $"'{milestone.Name}' has no target date, so there is no day for an event of it. It was left out.");
                continue;
            }

            milestones++;
            dependencies += WriteEntry(plan, lines, ids, i, due);
        }

        lines.Write("END", "VCALENDAR");
        return (milestones, dependencies);
    }

    private static int WriteEntry(PlanToWrite plan, CalendarLines lines, EntryIds ids, int place, string? due)
    {
        Milestone milestone = plan.Milestones[place];
        bool isEvent = plan.Options.Entries == CalendarEntryKind.Event;
        lines.Write("BEGIN", isEvent ? "VEVENT" : "VTODO");
        lines.Write("UID", ids[place]);
        lines.Write("DTSTAMP", plan.Options.Stamp.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));
        lines.Write("SEQUENCE", Math.Min(plan.Snapshot.Version, int.MaxValue).ToString(CultureInfo.InvariantCulture));
        lines.WriteText("SUMMARY", milestone.Name);
        if (due is not null) lines.Write(isEvent ? "DTSTART;VALUE=DATE" : "DUE;VALUE=DATE", due);
        if (isEvent) lines.Write("TRANSP", "TRANSPARENT");
        if (isEvent && milestone.Status == MilestoneStatus.Cancelled) lines.Write("STATUS", "CANCELLED");
        else if (!isEvent) WriteStatus(lines, milestone);
        if (milestone.Status is MilestoneStatus.Blocked or MilestoneStatus.OnHold) lines.Write(CalendarOwn.Status,
            milestone.Status.ToWord());
        if (milestone.Components.Count > 0) lines.Write("CATEGORIES", string.Join(',', milestone.Components.Select(CalendarLines.Escaped)));
        if (milestone.Fields.TryGetValue(FieldKeys.Notes, out string? notes)) lines.WriteText("DESCRIPTION", notes);
        if (milestone.Fields.TryGetValue(Keys.SourceUrl, out string? url) && WebAddress.IsTaken(url)) lines.Write("URL", url);
        int written = 0;
        foreach (string dependency in milestone.Dependencies)
        {
            int on = plan.PlaceOf(dependency);
            if (isEvent && DayOf(plan.Milestones[on], Keys.Target) is null)
            {
                plan.Find("dependencies-not-carried", milestone.Name,
                    $"'{milestone.Name}' depends on '{dependency}', which has no event. The dependency was left out.");
                continue;
            }

            written++;
            lines.Write("RELATED-TO;RELTYPE=DEPENDS-ON" + Parameters(plan.FieldsOf(milestone.Name, dependency)), ids[on]);
        }

        if (EntryRest.Of(milestone, isEvent) is { } rest) lines.WriteText(CalendarOwn.Fields, rest);
        lines.Write("END", isEvent ? "VEVENT" : "VTODO");
        return written;
    }

    private static void WriteStatus(CalendarLines lines, Milestone milestone)
    {
        lines.Write("STATUS", milestone.Status switch
        {
            MilestoneStatus.Completed => "COMPLETED",
            MilestoneStatus.Cancelled => "CANCELLED",
            MilestoneStatus.InProgress => "IN-PROCESS",
            _ => "NEEDS-ACTION",
        });
        if (milestone.Status == MilestoneStatus.Completed
            && DayOf(milestone, Keys.Finished) is { } finished) lines.Write("COMPLETED", finished + "T000000Z");
        if (milestone.Status == MilestoneStatus.Completed || EntryRest.HasPercent(milestone))
            lines.Write("PERCENT-COMPLETE", Percents.Of(milestone).ToString(CultureInfo.InvariantCulture));
    }

    // The kind and the lag for people and programs that know them; all fields, exactly, for an import of ours.
    private static string Parameters(IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        if (fields.Count == 0) return "";
        string text = $";{CalendarOwn.Fields}=\"{QuotedParameter.Encode(OwnJsonText.OfFields(fields))}\"";
        foreach ((string key, string value) in fields)
        {
            if (key is not (Keys.Link or Keys.Lag)) continue;
            text += $";{(key == Keys.Link ? CalendarOwn.Link : CalendarOwn.Lag)}=\"{QuotedParameter.Encode(value)}\"";
        }

        return text;
    }

    private static string? DayOf(Milestone milestone, string key) =>
        EntryRest.DayOf(milestone, key)?.Replace("-", "", StringComparison.Ordinal);
}
