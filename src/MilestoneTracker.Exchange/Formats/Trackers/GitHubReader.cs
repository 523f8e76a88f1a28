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

    private static readonly KeptNames Kept = new(
        [
            "number", "title", "state", "state_reason", "open_issues", "closed_issues", "due_on", "closed_at", "description", "html_url",
                "url", "milestone",
            "blocked_by", "issue_dependencies_summary", "total_blocked_by", "parent_issue_url",
        ],
        ["labels", "pull_request"]);

    public void Read(ByteSource source, Draft draft)
    {
        draft.HasUniqueIds = true;
        TrackerTokens tokens = new(Kept, draft, "number", hasLists: true, RepositoryOf, "url");
        new JsonInput(source, draft.Options.Limits).Read(tokens);
        if (tokens.Stray is { } stray) throw new ImportRefusedException("not-this-format", stray,
            "This is neither an item of GitHub nor a list of them. Give what 'gh api' prints.");
        TrackerItems items = new(draft, "number");
        items.Take(tokens.Rows, saysRepeated: true);
        items.TakeNamed();
        draft.OwnLabel = tokens.Rows.Label;
        foreach (NumberedRow milestone in items.Milestones.InOrder)
            milestone.Item = Milestone(draft, items, milestone.Number, milestone.Row);
        if (draft.Options.Issues) new GitHubIssues(draft, items).Take();
        else items.SayIssuesNotTaken();
    }

    private static DraftItem Milestone(Draft draft, TrackerItems items, long number, JsonBag row)
    {
        DraftItem item = draft.Add("milestone/" + number.ToString(CultureInfo.InvariantCulture), row.Text("title")!, row.Place);
        item.IsMilestone = true;
        (long? open, long? closed) = (row.Whole("open_issues"), row.Whole("closed_issues"));
        bool isCounted = open >= 0 && closed >= 0 && open + closed > 0;
        if (row.Text("state") == "closed")
        {
            item.Status = MilestoneStatus.Completed;
            if (isCounted && open > 0)
                draft.Find("closed-with-open", row.Place, item.Id,
                    FormattableString.Invariant($"The milestone is closed, but {open} of its issues are open. It counts as completed."));
        }
        else if (isCounted && closed > 0)
        {
            item.Status = MilestoneStatus.InProgress;
            if (!draft.Options.Issues) item.Progress = Amounts.Progress(closed.Value, open!.Value + closed.Value);
        }

        items.SetDay(item, Keys.Target, row, "due_on");
        if (item.Status == MilestoneStatus.Completed) items.SetDay(item, Keys.Finished, row, "closed_at", isMissed: false);
        item.Set(FieldKeys.Notes, Names.Value(row.Text("description")));
        draft.TakeUrl(item, row.Text("html_url"), row["html_url"].Place);
        return item;
    }

    private static string? RepositoryOf(JsonBag row)
    {
        string? address = row.Text("url") is { Length: > 0 } url ? url : row.Text("html_url");
        return address is { Length: <= MostOfAddress } && Repository().Match(address) is { Success: true } match
            ? match.Groups["label"].Value : null;
    }

    [GeneratedRegex("^https?://[^/]+/(api/v3/)?(repos/)?(?<label>[^/]+/[^/]+)/(milestones?|issues|pull|pulls)/",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: -1)]
    private static partial Regex Repository();
}
