using System.Globalization;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Milestones and issues of a tracker by their numbers. Whether an object is an issue is seen by what it has: labels, a milestone, or that
// it is a pull request.
internal sealed class TrackerItems(Draft draft, string numberName)
{
    public NumberedRows Milestones { get; } = new();

    public NumberedRows Issues { get; } = new();

    /// <summary>The items in the order of the file.</summary>
    public List<JsonBag> InOrder { get; } = [];

    /// <summary>The milestones that only issues name, in the order in which they were found.</summary>
    public List<JsonBag> Named { get; } = [];

    public void Take(TrackerRows rows, bool saysRepeated)
    {
        InOrder.EnsureCapacity(rows.All.Count);
        foreach ((JsonBag? row, Place place) in rows.All)
        {
            if (row is null || row.Whole(numberName) is not { } number || row.Text("title") is null)
            {
                draft.Find("not-an-item", place, null,
                    $"This is not an item: it has no whole '{numberName}', or no 'title'. It was not taken.");
                continue;
            }

            InOrder.Add(row);
            NumberedRows items = row.Has("labels") || row.Has("milestone") || row.Has("pull_request") ? Issues
                : Milestones;
            if (items.TryAdd(number, row) || !saysRepeated || items.Find(number)!.IsLike(row)) continue;
            draft.Find("duplicate-id", place, number.ToString(CultureInfo.InvariantCulture),
                FormattableString.Invariant($"Number {number} is there already and says something else. The first one was taken."));
        }

        draft.Findings.Count("not-an-item", rows.NotKept);
    }

    /// <summary>Adds the milestones that only issues name.</summary>
    public void TakeNamed()
    {
        JsonBag? last = null; // the same one as long as it is written alike
        foreach (JsonBag row in InOrder)
        {
            if (row.Bag("milestone") is not { } named || named == last) continue;
            if (row.Whole(numberName) is not { } issue || Issues.Find(issue) != row) continue;
            last = named;
            if (named.Whole(numberName) is { } number && named.Text("title") is not null && Milestones.TryAdd(number, named))
                Named.Add(named);
        }
    }

    public void SayIssuesNotTaken()
    {
        foreach (NumberedRow issue in Issues.InOrder)
        {
            string id = string.Create(CultureInfo.InvariantCulture, $"issue/{issue.Number}");
            draft.Find("issues-not-taken", issue.Row.Place, id,
                $"'{id}' is an issue, and only milestones were asked for. Take issues too to have it.");
        }
    }

    /// <summary>Sets a field to the date part of a member; a text that is not a date is a finding if <paramref name="isMissed"/>.</summary>
    public void SetDay(DraftItem item, string key, JsonBag row, string member, bool isMissed = true)
    {
        if (row.Text(member) is not { Length: > 0 } text) return;
        string? day = Days.Read(text, draft.Options.Dates, out string problem);
        item.Set(key, day);
        if (day is null && isMissed) draft.Find(problem, row[member].Place, item.Id,
            $"'{Draft.Shown(text)}' is not a date. The field '{key}' was not taken.");
    }
}
