using System.Collections.Frozen;

namespace MilestoneTracker.Exchange.Formats.Tables;

// The roles of columns, and the headings that trackers and spreadsheets use for them. The order of headings has no effect,
// the order of columns has: the first column of a role counts.
internal static class TableRoles
{
    public const string Id = "id";
    public const string Name = "name";
    public const string Status = "status";
    public const string Category = "category";
    public const string Resolution = "resolution";
    public const string Components = "components";
    public const string Predecessors = "predecessors";
    public const string Successors = "successors";
    public const string Parent = "parent";
    public const string Level = "level";
    public const string Duration = "duration";
    public const string Percent = "percent";
    public const string Owner = "owner";
    public const string Notes = "notes";
    public const string Url = "url";
    public const string Group = "group";
    public const string NotBefore = "not-before";
    public const string Target = "target";
    public const string Finished = "finished";
    public const string Started = "started";

    /// <summary>The headings of each role, as the documentation lists them.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string>> Headings =
    [
        new(Id, "issue key|id|#|row|key|task id|unique id|milestone id|uid|issue id|iid"),
        new(Name, "name|task name|title|subject|summary|task|milestone"),
        new(Status, "status|state"),
        new(Category, "status category"),
        new(Resolution, "resolution"),
        new(Components, "components|component|component/s|team|category|phase|workstream|section/column|group"),
        new(Predecessors, "predecessors|predecessor|prerequisites|depends on|dependencies|follows|blocked by|blocked by (dependencies)"
            + "|inward issue link (blocks)|finish-to-start predecessors"),
        new(Successors, "successors|blocks|blocking|precedes|outward issue link (blocks)"),
        new(Parent, "parent|parent task|parent id|parent key|epic link"),
        new(Level, "outline level|outline_level|level of outline"),
        new(Duration, "duration"),
        new(NotBefore, "start date|start|start_date|begin date|planned start"),
        new(Target, "due date|due_date|due|finish date|finish|end date|target date|deadline|target end"),
        new(Finished, "closed at (utc)|completed at|closed|resolved|actual finish|finished"),
        new(Started, "actual start|started"),
        new(Percent, "% complete|% done|progress|completion|percent complete|done ratio|complete"),
        new(Owner, "assignee|assigned to|resource names|owner|resources|coordinator"),
        new(Notes, "description|notes|comments"),
        new(Url, "url|web link|link|web_url"),
    ];

    private static readonly FrozenDictionary<string, string> Roles = Headings
        .SelectMany(role => role.Value.Split('|').Select(heading => KeyValuePair.Create(heading, role.Key)))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> All = Headings.Select(role => role.Key).Append(Group).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsRole(string word) => All.Contains(word);

    /// <summary>Whether several columns of the role make one list, as where a tracker repeats a heading.</summary>
    public static bool IsList(string role) => role is Components or Predecessors or Successors or Group;

    public static string? Of(string heading) =>
        Roles.GetValueOrDefault(string.Join(' ', heading.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
