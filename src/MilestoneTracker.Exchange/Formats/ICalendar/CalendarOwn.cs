using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// The properties that only an export of ours writes: all of a milestone as JSON, and the fields of a dependency with its relation.
internal static class CalendarOwn
{
    public const string Fields = "X-MILESTONES-FIELDS";
    public const string Status = "X-MILESTONES-STATUS";
    public const string Link = "X-MILESTONES-LINK";
    public const string Lag = "X-MILESTONES-LAG";

    public static void Take(Draft draft, DraftItem item, EntryProperties entry)
    {
        if (entry.First(Fields) is not { } line) return;
        if (OwnJson.Parse(line.Text(), draft, line.Place) is { } written && written.Whole("milestones") == 1)
        {
            // A status that was set in a calendar program since wins over the one that calendars have no word for.
            MilestoneStatus said = item.Status;
            (string? target, string? finished) = (item.Get(Keys.Target), item.Get(Keys.Finished));
            OwnValues.Take(draft, item, written);
            Keep(item, Keys.Target, target);
            if (said == MilestoneStatus.Completed) Keep(item, Keys.Finished, finished);
            if (said != MilestoneStatus.Planned) item.Status = said;
            return;
        }

        draft.Find("value-not-taken", line.Place, item.Id,
            "The property X-MILESTONES-FIELDS is not as an export writes it. It was not taken.");
    }

    // The day of the entry itself counts where it was moved or deleted since: what was written beside it only says the time of that day.
    private static void Keep(DraftItem item, string key, string? day)
    {
        if (item.Get(key) is { } written && Moment.TryParse(written, out Moment moment) && moment.Date != day) item.Replace(key, day);
    }

    public static IReadOnlyList<KeyValuePair<string, string>>? FieldsOf(Draft draft, DraftItem item, ContentLine relation)
    {
        string? json = relation.Parameter(Fields);
        if (json is null) return null;
        JsonBag? bag = OwnJson.Parse(QuotedParameter.Decode(json), draft, relation.Place);
        return bag is null ? null : OwnValues.FieldsOf(draft, bag, item.Id);
    }
}
