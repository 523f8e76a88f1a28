using System.Globalization;
using System.Text.Json;

namespace MilestoneTracker.Exchange.Tests.Reading;

// Milestones and issues of GitHub by a document in memory, in the plainest way: what the reader must make of an array of objects.
internal sealed class NaiveTracker
{
    private static readonly string[] Presences = ["labels", "pull_request"];
    private static readonly string[] Kept =
    [
        "number", "title", "state", "state_reason", "open_issues", "closed_issues", "due_on", "closed_at", "description", "html_url", "url",
        "milestone", "blocked_by", "issue_dependencies_summary", "total_blocked_by", "parent_issue_url", .. Presences,
    ];

    private readonly SortedDictionary<long, JsonElement> _milestones = [];
    private readonly SortedDictionary<long, JsonElement> _issues = [];
    private readonly List<string> _order = [];

    public NaiveTracker(string text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        foreach (JsonElement row in document.RootElement.EnumerateArray()) Take(row.Clone());
        foreach (JsonElement issue in _issues.Values.OrderBy(issue => _order.IndexOf(issue.GetRawText())))
            if (Member(issue, "milestone") is { ValueKind: JsonValueKind.Object } named && Whole(named, "number") is { } number
                && Text(named, "title") is not null) _milestones.TryAdd(number, named);
        foreach ((long number, JsonElement row) in _milestones)
            Items.Add($"milestone/{number} {Text(row, "title")} {StatusOf(row, false)}");
        foreach ((long number, JsonElement row) in _issues) Items.Add($"issue/{number} {Text(row, "title")} {StatusOf(row, true)}");
        foreach ((long number, JsonElement row) in _issues) Link(number, row);
    }

    public List<string> Items { get; } = [];

    public SortedSet<string> Links { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> Findings { get; } = new(StringComparer.Ordinal);

    private void Take(JsonElement row)
    {
        Repeated(row);
        if (row.ValueKind != JsonValueKind.Object || Whole(row, "number") is not { } number || Text(row, "title") is null)
        {
            Find("not-an-item");
            return;
        }

        bool isIssue = new[] { "labels", "milestone", "pull_request" }.Any(name => row.TryGetProperty(name, out _));
        SortedDictionary<long, JsonElement> rows = isIssue ? _issues : _milestones;
        if (rows.TryAdd(number, row)) _order.Add(row.GetRawText());
        else if (rows[number].GetRawText() != row.GetRawText()) Find("duplicate-id");
    }

    private void Link(long number, JsonElement row)
    {
        if (Member(row, "milestone") is { ValueKind: JsonValueKind.Object } named && Whole(named, "number") is { } milestone
            && _milestones.ContainsKey(milestone)) Links.Add($"milestone/{milestone} issue/{number}");
        if (Text(row, "parent_issue_url")?.Split("/issues/") is [_, string digits] && long.TryParse(digits, out long parent)
            && _issues.ContainsKey(parent) && parent != number) Links.Add($"issue/{parent} issue/{number}");
        if (Member(row, "blocked_by") is not { ValueKind: JsonValueKind.Array } blockers)
        {
            if (Member(row, "issue_dependencies_summary") is { ValueKind: JsonValueKind.Object } summary
                && Whole(summary, "total_blocked_by") > 0) Find("dependencies-missing");
            return;
        }

        foreach (JsonElement blocker in blockers.EnumerateArray())
        {
            JsonElement? said = blocker.ValueKind == JsonValueKind.Object ? Member(blocker, "number") : blocker;
            long? blocking = said is not { } value ? null : value.ValueKind == JsonValueKind.String
                ? Enumerable.Range(-10, 40).Select(i => (long?)i)
                    .FirstOrDefault(i => i!.Value.ToString(CultureInfo.InvariantCulture) == value.GetString())
                : Whole(value);
            if (blocking is not { } other || !_issues.ContainsKey(other)) Find("unknown-predecessor");
            else if (other != number) Links.Add($"issue/{number} issue/{other}");
        }
    }

    // Of a member that is read and stands there twice, in all that is read.
    private void Repeated(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
            foreach (JsonElement item in value.EnumerateArray()) Repeated(item);
        if (value.ValueKind != JsonValueKind.Object) return;
        HashSet<string> seen = [];
        foreach (JsonProperty member in value.EnumerateObject().Where(member => Kept.Contains(member.Name)))
        {
            if (!seen.Add(member.Name)) Find("member-repeated");
            if (!Presences.Contains(member.Name)) Repeated(member.Value);
        }
    }

    private void Find(string code) => Findings[code] = Findings.GetValueOrDefault(code) + 1;

    private static string StatusOf(JsonElement row, bool isIssue)
    {
        if (Text(row, "state") == "closed")
            return isIssue && Text(row, "state_reason") is "not_planned" or "duplicate" ? "Cancelled" : "Completed";
        return !isIssue && Whole(row, "open_issues") >= 0 && Whole(row, "closed_issues") > 0 ? "InProgress" : "Planned";
    }

    private static JsonElement? Member(JsonElement row, string name) => row.TryGetProperty(name, out JsonElement value) ? value : null;

    private static string? Text(JsonElement row, string name) =>
        Member(row, name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    private static long? Whole(JsonElement row, string name) => Member(row, name) is { } value ? Whole(value) : null;

    private static long? Whole(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.GetRawText().Length <= 18
        && long.TryParse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole) ? whole : null;
}
