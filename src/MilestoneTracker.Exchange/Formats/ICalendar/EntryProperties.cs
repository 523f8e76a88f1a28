using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// The properties of one entry, and what they are of an item. Dates are taken as they are written, whatever zone they are in.
internal sealed class EntryProperties(List<ContentLine> lines)
{
    public ContentLine? First(string name)
    {
        foreach (ContentLine line in lines)
            if (line.Name == name) return line;
        return null;
    }

    public IEnumerable<ContentLine> All(string name) => lines.Where(line => line.Name == name);

    public void Fill(Draft draft, DraftItem item, bool isEvent)
    {
        TakeStatus(draft, item);
        TakeDay(draft, item, Keys.Target, First(isEvent ? "DTSTART" : "DUE"));
        if (!isEvent) TakeDay(draft, item, Keys.NotBefore, First("DTSTART"));
        if (item.Status == MilestoneStatus.Completed) TakeDay(draft, item, Keys.Finished, First("COMPLETED"));
        item.Set(FieldKeys.Notes, Names.Value(First("DESCRIPTION")?.Text()));
        if (First("URL") is { } url) draft.TakeUrl(item, url.Value.Trim(), url.Place);
        foreach (ContentLine line in All("CATEGORIES"))
            foreach (string part in ContentText.Parts(line.Value))
                if (Names.Clean(part) is { Length: > 0 } component) item.AddComponent(component);
    }

    private void TakeStatus(Draft draft, DraftItem item)
    {
        string status = First("STATUS")?.Value.Trim().ToUpperInvariant() ?? "";
        long? percent = null;
        if (First("PERCENT-COMPLETE") is { } line)
        {
            percent = Texts.Whole(line.Value);
            if (percent is not (>= 0 and <= 100))
            {
                draft.Find("percent-not-understood", line.Place, item.Id,
                    $"'{Draft.Shown(line.Value)}' is not a percentage from 0 to 100. It was not taken.");
                percent = null;
            }
        }

        if (status == "CANCELLED") item.Status = MilestoneStatus.Cancelled;
        else if (status == "COMPLETED" || First("COMPLETED") is not null || percent == 100) item.Status = MilestoneStatus.Completed;
        else if (status == "IN-PROCESS" || percent > 0) item.Status = MilestoneStatus.InProgress;
        if (item.Status == MilestoneStatus.InProgress && percent is { } known) item.Progress = Amounts.Progress(known, 100);
    }

    private static void TakeDay(Draft draft, DraftItem item, string key, ContentLine? line)
    {
        if (line is null) return;
        string text = line.Value.Trim();
        bool isDay = text.Length == 8
            || (text.Length is 15 or 16 && text[8] == 'T' && (text.Length == 15 || text[15] == 'Z')
            && !text.AsSpan(9, 6).ContainsAnyExceptInRange('0', '9'));
        Span<char> day = stackalloc char[10];
        if (isDay && day.TryWrite($"{text.AsSpan(0, 4)}-{text.AsSpan(4, 2)}-{text.AsSpan(6, 2)}", out _) && Moment.TryParse(day, out _))
            item.Set(key, draft.Days.Of(day));
        else draft.Find("date-not-understood", line.Place, item.Id,
            $"'{Draft.Shown(text)}' is not a date such as 20260601 or 20260601T120000Z. The field '{key}' was not taken.");
    }
}
