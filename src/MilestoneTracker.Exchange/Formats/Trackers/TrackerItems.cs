using System.Globalization;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Milestones and issues of a tracker by their numbers. Whether an object is an issue is seen by what it has: labels, a milestone, or that
// it is a pull request.
internal sealed class TrackerItems(Draft draft, string numberName)
{
    public NumberedRows Milestones { get; } = new();

    public NumberedRows Issues { get; } = new();

    /// <summary>The items in the order of the file.</summary>
    public List<TrackerRow> InOrder { get; } = [];

    /// <summary>The milestones that only issues name, in the order in which they were found.</summary>
    public List<TrackerRow> Named { get; } = [];

    public void Take(TrackerRows rows, bool saysRepeated)
    {
        InOrder.EnsureCapacity(rows.All.Count);
        foreach (TrackerRow row in rows.All)
        {
            if (row is not { Number: { } number, Title: not null })
            {
                draft.Find("not-an-item", row.Place, null,
                    $"This is not an item: it has no whole '{numberName}', or no 'title'. It was not taken.");
                continue;
            }

            InOrder.Add(row);
            NumberedRows items = row.Has(Members.Labels | Members.Milestone | Members.PullRequest) ? Issues : Milestones;
            if (items.TryAdd(number, row) || !saysRepeated || items.Find(number)!.IsLike(row)) continue;
            draft.Find("duplicate-id", row.Place, number.ToString(CultureInfo.InvariantCulture),
                FormattableString.Invariant($"Number {number} is there already and says something else. The first one was taken."));
        }

        draft.Findings.Count("not-an-item", rows.NotKept);
    }

    /// <summary>Adds the milestones that only issues name.</summary>
    public void TakeNamed()
    {
        TrackerRow? last = null; // the same one as long as it says the same
        foreach (TrackerRow row in InOrder)
        {
            if (row.Milestone is not { } named || named == last || Issues.Find(row.Number!.Value) != row) continue;
            last = named;
            if (named.IsItem && Milestones.TryAdd(named.Number!.Value, named)) Named.Add(named);
        }
    }

    public void SayIssuesNotTaken()
    {
        foreach (TrackerRow issue in Issues.InOrder)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"issue/{issue.Number}");
            draft.Find("issues-not-taken", issue.Place, id,
                $"'{id}' is an issue, and only milestones were asked for. Take issues too to have it.");
        }
    }

    /// <summary>Sets a field to the date part of a text; a text that is not a date is a finding, where a place for it is given.</summary>
    public void SetDay(DraftItem item, string key, string? text, Place? place)
    {
        if (string.IsNullOrEmpty(text)) return;
        string? day = Days.Read(text, draft.Options.Dates, out string problem);
        item.Set(key, day);
        if (day is null && place is { } found) draft.Find(problem, found, item.Id,
            $"'{Draft.Shown(text)}' is not a date. The field '{key}' was not taken.");
    }
}
