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

    private static readonly MemberNames Known = new(
        ("iid", Members.Number), ("title", Members.Title), ("state", Members.State), ("due_date", Members.Target),
        ("start_date", Members.Start), ("description", Members.Notes), ("web_url", Members.Page), ("milestone", Members.Milestone),
        ("labels", Members.Labels), ("pull_request", Members.PullRequest));

    public void Read(ByteSource source, Draft draft)
    {
        draft.HasUniqueIds = true;
        TrackerTokens tokens = new(Known, draft, hasLists: false);
        new JsonInput(source, draft.Options.Limits).Read(tokens);
        TrackerItems items = new(draft, "iid");
        items.Take(tokens.Rows, saysRepeated: false);
        items.TakeNamed();
        draft.OwnLabel = items.InOrder.Where(row => !IsIssue(row)).Concat(items.Named).Concat(items.InOrder.Where(IsIssue))
            .Select(ProjectOf).FirstOrDefault(label => label is not null);
        foreach (TrackerRow row in items.Milestones.InOrder)
        {
            DraftItem item = row.Item = Add(draft, "milestone", row);
            item.IsMilestone = true;
            items.SetDay(item, Keys.Target, row.Target, row.TargetPlace);
            items.SetDay(item, Keys.NotBefore, row.Start, row.StartPlace);
            item.Set(FieldKeys.Notes, Names.Value(row.Notes));
            draft.TakeUrl(item, row.Page, row.PagePlace);
        }

        if (draft.Options.Issues) TakeIssues(draft, items);
        else items.SayIssuesNotTaken();
    }

    private static void TakeIssues(Draft draft, TrackerItems items)
    {
        foreach (TrackerRow row in items.Issues.InOrder)
        {
            DraftItem item = Add(draft, "issue", row);
            items.SetDay(item, Keys.Target, row.Target, null);
            draft.TakeUrl(item, row.Page, row.PagePlace);
            if (row.Milestone?.Number is { } milestone && items.Milestones.ItemOf(milestone) is { } dependent)
                draft.Link(dependent, item, LinkKind.FinishToStart, null, row.MilestonePlace);
        }
    }

    private static DraftItem Add(Draft draft, string kind, TrackerRow row)
    {
        DraftItem item = draft.Add(string.Create(CultureInfo.InvariantCulture, $"{kind}/{row.Number}"), row.Title!, row.Place);
        if (row.IsClosed) item.Status = MilestoneStatus.Completed;
        return item;
    }

    private static bool IsIssue(TrackerRow row) => row.Has(Members.Labels | Members.Milestone);

    private static string? ProjectOf(TrackerRow row) =>
        row.Page is { Length: <= MostOfAddress } address && Project().Match(address) is { Success: true } match
            ? match.Groups["label"].Value : null;

    [GeneratedRegex("^https?://[^/]+/(?<label>.+?)/-/(milestones|issues|work_items)/",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Project();
}
