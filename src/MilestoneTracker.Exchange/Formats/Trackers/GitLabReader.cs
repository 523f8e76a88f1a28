using System.Globalization;
using System.Text.RegularExpressions;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Milestones and issues as the REST interface of GitLab answers them, in the order of their internal numbers.
internal sealed partial class GitLabReader : IPlanReader
{
    private const int MostOfAddress = 4096;
    private static readonly KeptNames Kept = new(["iid", "title", "state", "due_date", "start_date", "description", "web_url", "milestone"],
        ["labels", "pull_request"]);

    public void Read(ByteSource source, Draft draft)
    {
        draft.HasUniqueIds = true;
        TrackerTokens tokens = new(Kept, draft, "iid", hasLists: false);
        new JsonInput(source, draft.Options.Limits).Read(tokens);
        TrackerItems items = new(draft, "iid");
        items.Take(tokens.Rows, saysRepeated: false);
        items.TakeNamed();
        draft.OwnLabel = items.InOrder.Where(row => !IsIssue(row)).Concat(items.Named).Concat(items.InOrder.Where(IsIssue))
            .Select(ProjectOf).FirstOrDefault(label => label is not null);
        foreach (NumberedRow milestone in items.Milestones.InOrder)
        {
            JsonBag row = milestone.Row;
            DraftItem item = milestone.Item = Add(draft, "milestone/", milestone.Number, row);
            item.IsMilestone = true;
            items.SetDay(item, Keys.Target, row, "due_date");
            items.SetDay(item, Keys.NotBefore, row, "start_date");
            item.Set(FieldKeys.Notes, Names.Value(row.Text("description")));
            draft.TakeUrl(item, row.Text("web_url"), row["web_url"].Place);
        }

        if (draft.Options.Issues) TakeIssues(draft, items);
        else items.SayIssuesNotTaken();
    }

    private static void TakeIssues(Draft draft, TrackerItems items)
    {
        foreach (NumberedRow issue in items.Issues.InOrder)
        {
            JsonBag row = issue.Row;
            DraftItem item = Add(draft, "issue/", issue.Number, row);
            items.SetDay(item, Keys.Target, row, "due_date", isMissed: false);
            draft.TakeUrl(item, row.Text("web_url"), row["web_url"].Place);
            if (row.Bag("milestone")?.Whole("iid") is { } milestone && items.Milestones.ItemOf(milestone) is { } dependent)
                draft.Link(dependent, item, LinkKind.FinishToStart, null, row["milestone"].Place);
        }
    }

    private static DraftItem Add(Draft draft, string kind, long number, JsonBag row)
    {
        DraftItem item = draft.Add(kind + number.ToString(CultureInfo.InvariantCulture), row.Text("title")!, row.Place);
        if (row.Text("state") == "closed") item.Status = MilestoneStatus.Completed;
        return item;
    }

    private static bool IsIssue(JsonBag row) => row.Has("labels") || row.Has("milestone");

    private static string? ProjectOf(JsonBag row) =>
        row.Text("web_url") is { Length: <= MostOfAddress } address && Project().Match(address) is { Success: true } match
            ? match.Groups["label"].Value : null;

    [GeneratedRegex("^https?://[^/]+/(?<label>.+?)/-/(milestones|issues|work_items)/",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Project();
}
