using System.Globalization;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Issues of GitHub as items of their own: their milestone depends on them, they on what blocks them, a parent on its sub-issues.
internal sealed class GitHubIssues(Draft draft, TrackerItems items)
{
    private readonly List<(DraftItem Child, Place Place, long Parent)> _children = [];

    public void Take()
    {
        IReadOnlyList<TrackerRow> issues = items.Issues.InOrder;
        foreach (TrackerRow row in issues)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"issue/{row.Number}");
            if (row.Has(Members.PullRequest) && !draft.Options.PullRequests)
            {
                draft.Find("pull-request-not-taken", row.Place, id,
                    $"'{id}' is a pull request. It was not taken; ask for pull requests to have it.");
                continue;
            }

            DraftItem item = row.Item = draft.Add(id, row.Title!, row.Place);
            SetStatus(item, row);
            draft.TakeUrl(item, row.Page, row.PagePlace);
            if (row.Milestone?.Number is { } milestone && items.Milestones.ItemOf(milestone) is { } dependent)
                draft.Link(dependent, item, LinkKind.FinishToStart, null, row.MilestonePlace);
            if (ParentOf(row.Parent) is { } parent) _children.Add((item, row.ParentPlace, parent));
        }

        foreach (TrackerRow row in issues)
            if (row.Item is { } item) TakeBlockers(item, row);
        foreach ((DraftItem child, Place place, long parent) in _children)
        {
            if (items.Issues.ItemOf(parent) is { } above)
                draft.Link(above, child, LinkKind.FinishToStart, null, place);
        }
    }

    private void SetStatus(DraftItem item, TrackerRow row)
    {
        if (!row.IsClosed) return;
        item.Status = row.IsDropped ? MilestoneStatus.Cancelled : MilestoneStatus.Completed;
        if (item.Status == MilestoneStatus.Completed) items.SetDay(item, Keys.Finished, row.Finished, null);
    }

    private void TakeBlockers(DraftItem item, TrackerRow row)
    {
        if (row.Blockers is null)
        {
            if (row.IsBlocked)
                draft.Find("dependencies-missing", row.SummaryPlace, item.Id,
                    $"'{item.Id}' is blocked by issues that the input does not list. Ask for its 'blocked_by' too.");
            return;
        }

        int texts = 0;
        foreach (Blocker blocker in row.Blockers)
        {
            string? text = blocker.Number == Blocker.Text ? row.BlockerTexts[texts++] : null;
            if (items.Issues.ItemOf(blocker.Number) is { } blocking)
                draft.Link(item, blocking, LinkKind.FinishToStart, null, blocker.Place);
            else draft.Find("unknown-predecessor", blocker.Place, item.Id,
                $"'{item.Id}' is blocked by '{Draft.Shown(ShownId(blocker, text))}', "
                + "which is not in the input. The link was not taken.");
        }
    }

    private static string ShownId(Blocker blocker, string? text) => blocker.Number == Blocker.Nothing ? "issue/?"
        : text is null ? string.Create(CultureInfo.InvariantCulture, $"issue/{blocker.Number}") : "issue/" + text;

    private static long? ParentOf(string? address)
    {
        if (address is null) return null;
        int digits = address.Length;
        while (digits > 0 && char.IsAsciiDigit(address[digits - 1])) digits--;
        return address.AsSpan(0, digits).EndsWith("/issues/", StringComparison.Ordinal) ? Texts.Whole(address.AsSpan(digits)) : null;
    }
}
