namespace MilestoneTracker.Exchange.Options;

/// <summary>How a plan is written. Immutable; safe from any thread.</summary>
public sealed record ExportOptions
{
    /// <summary>Microsoft Project XML: the label of an origin whose UIDs milestones keep, where they came from it; <see langword="null"/>
    /// numbers all.</summary>
    public string? Source { get; init; }

    /// <summary>iCalendar: the time that every entry says it was made at. The writer has no clock: give the time of the last change, so
    /// that the same plan gives the same bytes.</summary>
    public DateTimeOffset Stamp { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>iCalendar: what the log of the plan is known by, such as its name in a ledger; the UIDs of entries are made of it and of
    /// names, so that they stay the same from export to export, and differ between plans.</summary>
    public string Identity { get; init; } = "";

    /// <summary>iCalendar: what milestones become; to-dos by default.</summary>
    public CalendarEntryKind Entries { get; init; }

    /// <summary>Tables: whether the text begins with a byte order mark, which some spreadsheets need to see that it is UTF-8; not by
    /// default.</summary>
    public bool ByteOrderMark { get; init; }

    /// <summary>Microsoft Project XML, Mermaid: when a milestone is planned, by its name, as a schedule of the host has it; <see
    /// langword="null"/>, or a <see langword="null"/> answer, if it is not known.</summary>
    public Func<string, ScheduledTime?>? Schedule { get; init; }
}
