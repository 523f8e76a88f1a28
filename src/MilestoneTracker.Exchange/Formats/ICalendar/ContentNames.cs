using System.Collections.Frozen;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// The names of properties and parameters that are read, found without making a string, whatever their case.
internal static class ContentNames
{
    public const string Begin = "BEGIN";
    public const string End = "END";

    // These may stand several times in an entry; of all others the first one counts.
    private static readonly FrozenSet<string> Repeated =
        new[] { "CATEGORIES", "RELATED-TO", Begin, End }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Properties = new[]
    {
        Begin, End, "UID", "SUMMARY", "DTSTART", "DTEND", "DURATION", "DUE", "COMPLETED", "STATUS", "PERCENT-COMPLETE", "DESCRIPTION",
        "URL", "RRULE", "RDATE", "RECURRENCE-ID", "CATEGORIES", "RELATED-TO", CalendarOwn.Fields, CalendarOwn.Status,
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Parameters =
        new[] { "RELTYPE", "VALUE", CalendarOwn.Link, CalendarOwn.Lag, CalendarOwn.Fields }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A property by its name in upper case; null where it is not read.</summary>
    public static string? Property(ReadOnlySpan<char> name) => Properties.TryGetValue(name, out string? known) ? known : null;

    public static string? Parameter(ReadOnlySpan<char> name) => Parameters.TryGetValue(name, out string? known) ? known : null;

    public static bool IsRepeated(string property) => Repeated.Contains(property);
}
