using System.Collections.Frozen;

namespace MilestoneTracker.Exchange.Formats.Tables;

// The roles of columns by their words, and the headings that trackers and spreadsheets use for them. The order of headings has no effect,
// the order of columns has: the first column of a role counts.
internal static class TableRoles
{
    public const int Count = (int)TableRole.Own + 1;

    /// <summary>The headings of each role, as the documentation lists them.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string>> Headings =
    [
        new("id", "issue key|id|#|row|key|task id|unique id|milestone id|uid|issue id|iid"),
        new("name", "name|task name|title|subject|summary|task|milestone"),
        new("status", "status|state"),
        new("category", "status category"),
        new("resolution", "resolution"),
        new("components", "components|component|component/s|team|category|phase|workstream|section/column|group"),
        new("predecessors", "predecessors|predecessor|prerequisites|depends on|dependencies|follows|blocked by"
            + "|blocked by (dependencies)|inward issue link (blocks)|finish-to-start predecessors"),
        new("successors", "successors|blocks|blocking|precedes|outward issue link (blocks)"),
        new("parent", "parent|parent task|parent id|parent key|epic link"),
        new("level", "outline level|outline_level|level of outline"),
        new("duration", "duration"),
        new("not-before", "start date|start|start_date|begin date|planned start"),
        new("target", "due date|due_date|due|finish date|finish|end date|target date|deadline|target end"),
        new("finished", "closed at (utc)|completed at|closed|resolved|actual finish|finished"),
        new("started", "actual start|started"),
        new("percent", "% complete|% done|progress|completion|percent complete|done ratio|complete"),
        new("owner", "assignee|assigned to|resource names|owner|resources|coordinator"),
        new("notes", "description|notes|comments"),
        new("url", "url|web link|link|web_url"),
    ];

    private const string GroupWord = "group";

    private static readonly FrozenDictionary<string, TableRole> Roles = Headings
        .SelectMany((role, i) => role.Value.Split('|').Select(heading => KeyValuePair.Create(heading, (TableRole)i)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, TableRole> Words = Headings.Select(role => role.Key).Append(GroupWord)
        .Select((word, i) => KeyValuePair.Create(word, (TableRole)i)).ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The role of a word that names one; null where it names none.</summary>
    public static TableRole? Named(string word) => Words.TryGetValue(word, out TableRole role) ? role : null;

    /// <summary>Whether several columns of the role make one list, as where a tracker repeats a heading.</summary>
    public static bool IsList(TableRole role) =>
        role is TableRole.Components or TableRole.Predecessors or TableRole.Successors or TableRole.Group or TableRole.Own;

    public static TableRole? Of(string heading) =>
        Roles.TryGetValue(string.Join(' ', heading.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), out TableRole role)
            ? role : null;
}
