using System.Globalization;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Issues of GitHub as items of their own: their milestone depends on them, they on what blocks them, a parent on its sub-issues.
internal sealed class GitHubIssues(Draft draft, TrackerItems items)
{
    private readonly List<(DraftItem Child, JsonBag Row, long Parent)> _children = [];

    public void Take()
    {
        IReadOnlyList<NumberedRow> issues = items.Issues.InOrder;
        foreach (NumberedRow issue in issues)
        {
            JsonBag row = issue.Row;
            string id = string.Create(CultureInfo.InvariantCulture, $"issue/{issue.Number}");
            if (row.Has("pull_request") && !draft.Options.PullRequests)
            {
                draft.Find("pull-request-not-taken", row.Place, id,
                    $"'{id}' is a pull request. It was not taken; ask for pull requests to have it.");
                continue;
            }

            DraftItem item = draft.Add(id, row.Text("title")!, row.Place);
            issue.Item = item;
            SetStatus(item, row);
            draft.TakeUrl(item, row.Text("html_url"), row["html_url"].Place);
            if (row.Bag("milestone")?.Whole("number") is { } milestone && items.Milestones.ItemOf(milestone) is { } dependent)
                draft.Link(dependent, item, LinkKind.FinishToStart, null, row["milestone"].Place);
            if (ParentOf(row.Text("parent_issue_url")) is { } parent) _children.Add((item, row, parent));
        }

        foreach (NumberedRow issue in issues)
            if (issue.Item is { } item) TakeBlockers(item, issue.Row);
        foreach ((DraftItem child, JsonBag row, long parent) in _children)
        {
            if (items.Issues.ItemOf(parent) is { } above)
                draft.Link(above, child, LinkKind.FinishToStart, null, row["parent_issue_url"].Place);
        }
    }

    private void SetStatus(DraftItem item, JsonBag row)
    {
        if (row.Text("state") != "closed") return;
        item.Status = row.Text("state_reason") is "not_planned" or "duplicate" ? MilestoneStatus.Cancelled : MilestoneStatus.Completed;
        if (item.Status == MilestoneStatus.Completed) items.SetDay(item, Keys.Finished, row, "closed_at", isMissed: false);
    }

    private void TakeBlockers(DraftItem item, JsonBag row)
    {
        if (row["blocked_by"].Value is not List<JsonItem> blockers)
        {
            if (row.Bag("issue_dependencies_summary")?.Whole("total_blocked_by") > 0)
                draft.Find("dependencies-missing", row["issue_dependencies_summary"].Place, item.Id,
                    $"'{item.Id}' is blocked by issues that the input does not list. Ask for its 'blocked_by' too.");
            return;
        }

        foreach (JsonItem blocker in blockers)
        {
            object? number = blocker.Value is JsonBag bag ? bag["number"].Value : blocker.Value;
            if (NumberOf(number) is { } whole && items.Issues.ItemOf(whole) is { } blocking)
                draft.Link(item, blocking, LinkKind.FinishToStart, null, blocker.Place);
            else draft.Find("unknown-predecessor", blocker.Place, item.Id,
                $"'{item.Id}' is blocked by '{Draft.Shown("issue/" + (number as long? ?? number as string ?? (object)"?"))}', "
                + "which is not in the input. The link was not taken.");
        }
    }

    private static long? NumberOf(object? value) => value switch
    {
        long number => number,
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            && number.ToString(CultureInfo.InvariantCulture) == text => number,
        _ => null,
    };

    private static long? ParentOf(string? address)
    {
        if (address is null) return null;
        int digits = address.Length;
        while (digits > 0 && char.IsAsciiDigit(address[digits - 1])) digits--;
        return address.AsSpan(0, digits).EndsWith("/issues/", StringComparison.Ordinal) ? Texts.Whole(address.AsSpan(digits)) : null;
    }
}
