using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reading;

// What a reader makes of an input: items in the order of the file, links as stated, fields of the plan, findings. The same for every
// format; what comes after it knows of no format.
internal sealed class Draft(ImportOptions options, FindingLog findings)
{
    public ImportOptions Options { get; } = options;
    public FindingLog Findings { get; } = findings;
    public List<DraftItem> Items { get; } = [];

    /// <summary>The links between items, by their indices.</summary>
    public LinkList Links { get; } = new();

    public SortedDictionary<string, string> PlanFields { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the fields of the plan stand in the input, by key.</summary>
    public Dictionary<string, Place> PlanPlaces { get; } = new(StringComparer.Ordinal);

    /// <summary>The days of fields, which many items share.</summary>
    public RecentTexts Days { get; } = new();

    /// <summary>The resources that items are assigned to, with their capacity.</summary>
    public SortedDictionary<string, string> Resources { get; } = new(StringComparer.Ordinal);

    /// <summary>How many hours the days of durations have; null where durations of the input are in days anyway.</summary>
    public (int Hours, Place Place)? HoursPerDay { get; set; }

    /// <summary>Whether the reader guarantees that no two items have the same id.</summary>
    public bool HasUniqueIds { get; set; }

    /// <summary>What the input calls its origin, such as owner/repository; null where it says nothing.</summary>
    public string? OwnLabel { get; set; }

    public void SetPlanField(string key, string value, Place place) => (PlanFields[key], PlanPlaces[key]) = (value, place);

    public DraftItem Add(string id, string title, Place place)
    {
        if (Items.Count >= Options.Limits.Items)
        {
            throw new ImportRefusedException("too-many-items", place,
                FormattableString.Invariant(
                    $"The input has more than {Options.Limits.Items} items. Split it, or raise the limit of items."));
        }

        DraftItem item = new(Items.Count, id, title, place);
        Items.Add(item);
        return item;
    }

    public void Link(DraftItem successor, DraftItem predecessor, LinkKind kind, string? lag, Place place,
        IReadOnlyList<KeyValuePair<string, string>>? fields = null) =>
            Links.Add(new ImportedLink(successor.Index, predecessor.Index, kind, lag, place, fields));

    /// <summary>Refuses more links than the limit before they are kept; some of them may not be taken in the end.</summary>
    public void CheckLinks(int there, ImportPlace place)
    {
        int most = Options.Limits.Links;
        if (there < most) return;
        throw new ImportRefusedException("too-many-links", place,
            FormattableString.Invariant($"The input has more than {most} links. Split it, or raise the limit of links."), []);
    }

    public void Find(string code, Place place, string? id, string message) => Findings.Add(code, place, id, message);

    /// <summary>Takes an address as the link back to the origin, or says why not.</summary>
    public void TakeUrl(DraftItem item, string? url, Place place)
    {
        if (string.IsNullOrEmpty(url)) return;
        if (WebAddress.IsTaken(url)) item.Set(Keys.SourceUrl, url);
        else Find("url-not-taken", place, item.Id,
            $"'{Shown(url)}' is not an address that begins with http:// or https:// and has no white space. It was not taken.");
    }

    /// <summary>A text of the input as a message may show it: without control characters, and not at length.</summary>
    public static string Shown(string text)
    {
        string clean = Names.Clean(text);
        return clean.Length <= 60 ? clean : Names.Cut(clean, 59) + "…";
    }
}
