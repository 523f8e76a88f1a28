using System.Globalization;
using System.Text.RegularExpressions;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Milestones and issues as the REST interface of GitHub answers them, in the order of their numbers. Of members that are not read only a
// digest is kept.
internal sealed partial class GitHubReader : IPlanReader
{
    private const int MostOfAddress = 4096;

    private static readonly MemberNames Known = new(
        ("number", Members.Number), ("title", Members.Title), ("state", Members.State), ("state_reason", Members.Reason),
        ("open_issues", Members.OpenIssues), ("closed_issues", Members.ClosedIssues), ("due_on", Members.Target),
        ("closed_at", Members.Finished), ("description", Members.Notes), ("html_url", Members.Page), ("url", Members.Address),
        ("milestone", Members.Milestone), ("blocked_by", Members.BlockedBy), ("issue_dependencies_summary", Members.Summary),
        ("total_blocked_by", Members.TotalBlockedBy), ("parent_issue_url", Members.Parent), ("labels", Members.Labels),
        ("pull_request", Members.PullRequest));

    public void Read(ByteSource source, Draft draft)
    {
        draft.HasUniqueIds = true;
        TrackerTokens tokens = new(Known, draft, hasLists: true, RepositoryOf);
        new JsonInput(source, draft.Options.Limits).Read(tokens);
        if (tokens.Stray is { } stray) throw new ImportRefusedException("not-this-format", stray,
            "This is neither an item of GitHub nor a list of them. Give what 'gh api' prints.");
        TrackerItems items = new(draft, "number");
        items.Take(tokens.Rows, saysRepeated: true);
        items.TakeNamed();
        draft.OwnLabel = tokens.Rows.Label;
        foreach (TrackerRow milestone in items.Milestones.InOrder) milestone.Item = Milestone(draft, items, milestone);
        if (draft.Options.Issues) new GitHubIssues(draft, items).Take();
        else items.SayIssuesNotTaken();
    }

    private static DraftItem Milestone(Draft draft, TrackerItems items, TrackerRow row)
    {
        DraftItem item = draft.Add(string.Create(CultureInfo.InvariantCulture, $"milestone/{row.Number}"), row.Title!, row.Place);
        item.IsMilestone = true;
        (long open, long closed) = (row.OpenIssues, row.ClosedIssues);
        bool isCounted = open >= 0 && closed >= 0 && open + closed > 0;
        if (row.IsClosed)
        {
            item.Status = MilestoneStatus.Completed;
            if (isCounted && open > 0)
                draft.Find("closed-with-open", row.Place, item.Id,
                    FormattableString.Invariant($"The milestone is closed, but {open} of its issues are open. It counts as completed."));
        }
        else if (isCounted && closed > 0)
        {
            item.Status = MilestoneStatus.InProgress;
            if (!draft.Options.Issues) item.Progress = Amounts.Progress(closed, open + closed);
        }

        items.SetDay(item, Keys.Target, row.Target, row.TargetPlace);
        if (item.Status == MilestoneStatus.Completed) items.SetDay(item, Keys.Finished, row.Finished, null);
        item.Set(FieldKeys.Notes, Names.Value(row.Notes));
        draft.TakeUrl(item, row.Page, row.PagePlace);
        return item;
    }

    private static string? RepositoryOf(string? address) =>
        address is { Length: <= MostOfAddress } && Repository().Match(address) is { Success: true } match
            ? match.Groups["label"].Value : null;

    [GeneratedRegex("^https?://[^/]+/(api/v3/)?(repos/)?(?<label>[^/]+/[^/]+)/(milestones?|issues|pull|pulls)/",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Repository();
}
