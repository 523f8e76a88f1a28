using System.Globalization;
using MilestoneTracker.Exchange.DaysOff;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// Events of whole days as days off. The end of an event is the day after its last one (RFC 5545, 3.6.1); without an end or a duration it
// lasts one day. Cancelled events do not count; what repeats is taken once, as everywhere.
internal sealed class DaysOffEntries(Draft draft) : ICalendarEntries
{
    private const int MostDays = 3661; // as calendars have it

    public List<DayOff> Days { get; } = [];

    public void Take(bool isEvent, List<ContentLine> lines, Place place)
    {
        EntryProperties entry = new(lines);
        string? uid = entry.First("UID")?.Value.Trim();
        if (entry.First("STATUS")?.Value.Trim().Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) == true) return;
        if (entry.First("RECURRENCE-ID") is { } instance)
        {
            draft.Find("recurring-not-taken", instance.Place, uid, "One day of a recurring event was not taken.");
            return;
        }

        if (!isEvent || entry.First("DTSTART") is not { } start || start.Value.Trim().Length != 8)
        {
            draft.Find("value-not-taken", place, uid, "This is not an event of whole days. Only those are days off.");
            return;
        }

        if (DayOf(start) is not { } first)
        {
            draft.Find("date-not-understood", start.Place, uid,
                $"'{Draft.Shown(start.Value)}' is not a date such as 20261225. The event was not taken.");
            return;
        }

        if (draft.Options.Limits.Items <= Days.Count)
        {
            throw new ImportRefusedException("too-many-items", place,
                FormattableString.Invariant(
                    $"The input has more than {draft.Options.Limits.Items} items. Split it, or raise the limit of items."));
        }

        if ((entry.First("RRULE") ?? entry.First("RDATE")) is { } rule)
            draft.Find("recurring-not-taken", rule.Place, uid, "A recurring event was taken once.");
        Days.Add(new DayOff(first, LastOf(entry, first, uid), Values.Names.Clean(entry.First("SUMMARY")?.Text() ?? ""), place.ToPublic()));
    }

    public void Complete()
    {
    }

    private DateOnly LastOf(EntryProperties entry, DateOnly first, string? uid)
    {
        ContentLine? said = entry.First("DTEND") ?? entry.First("DURATION");
        if (said is null) return first;
        int? days = said.Name == "DTEND" ? DayOf(said) is { } end ? end.DayNumber - first.DayNumber : null : DaysOf(said.Value.Trim());
        if (days is >= 0 and <= MostDays && first.DayNumber + days <= DateOnly.MaxValue.DayNumber)
            return first.AddDays(Math.Max(days.Value, 1) - 1);
        draft.Find("date-not-understood", said.Place, uid,
            $"'{Draft.Shown(said.Value)}' is not the end of an event of whole days, up to 3,661 of them. Its first day was taken.");
        return first;
    }

    private static DateOnly? DayOf(ContentLine line) =>
        DateOnly.TryParseExact(line.Value.Trim(), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? day : null;

    // P3D or P2W.
    private static int? DaysOf(string duration)
    {
        if (duration is not (['P', .., 'D'] or ['P', .., 'W']) || Texts.Whole(duration.AsSpan(1, duration.Length - 2)) is not { } number
            || number is < 0 or > MostDays) return null;
        return (int)number * (duration[^1] == 'W' ? 7 : 1);
    }
}
