using System.Collections.Frozen;

namespace MilestoneTracker.Exchange.Values;

// The words that trackers have for the six statuses, whatever their case.
internal static class StatusWords
{
    /// <summary>The words of each status, as the documentation lists them.</summary>
    public static readonly IReadOnlyList<KeyValuePair<MilestoneStatus, string>> Lists =
    [
        new(MilestoneStatus.Planned,
            "planned|open|opened|to do|todo|new|backlog|not started|reopened"
            + "|selected for development|ready|scheduled|proposed|active|needs-action|locked"),
        new(MilestoneStatus.InProgress,
            "in progress|in_progress|in-progress|started|doing|in review|review"
            + "|in testing|testing|in development|assigned|in-process|in process|working on it|on track"),
        new(MilestoneStatus.Completed, "completed|complete|done|closed|resolved|finished|released|merged|fixed"),
        new(MilestoneStatus.Blocked, "blocked|impediment|stuck"),
        new(MilestoneStatus.OnHold, "on hold|on_hold|on-hold|onhold|waiting|paused|deferred|postponed|suspended"),
        new(MilestoneStatus.Cancelled,
            "cancelled|canceled|won't do|won't fix|wontfix|wont do"
            + "|rejected|declined|abandoned|duplicate|invalid|not planned|not_planned|obsolete"),
    ];

    private static readonly FrozenDictionary<string, MilestoneStatus> Words = Lists
        .SelectMany(list => list.Value.Split('|').Select(word => KeyValuePair.Create(word, list.Key)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, MilestoneStatus>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static MilestoneStatus? Of(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out MilestoneStatus status) ? status : null;
}
