using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reconciling;

// What a registry already has of an origin: its milestones by the id that the origin knows them by, and those of other origins of the same
// format. One pass over the milestones of the snapshot.
internal sealed class Origin
{
    private readonly Dictionary<string, Milestone> _byId = new(StringComparer.Ordinal);

    public Origin(RegistrySnapshot snapshot, string source, string format)
    {
        string prefix = format + ":";
        foreach (Milestone milestone in snapshot.Milestones)
        {
            if (!milestone.Fields.TryGetValue(Keys.Source, out string? from)
                || !milestone.Fields.TryGetValue(Keys.SourceId, out string? id)) continue;
            if (from == source)
            {
                if (_byId.TryAdd(id, milestone)) Milestones.Add(milestone);
            }
            else if (from.StartsWith(prefix, StringComparison.Ordinal))
            {
                Others.Add((from, id, milestone));
            }
        }
    }

    /// <summary>The milestones of this origin, in ordinal order.</summary>
    public List<Milestone> Milestones { get; } = [];

    /// <summary>The milestones of other origins of the same format, in ordinal order of their names.</summary>
    public List<(string Source, string Id, Milestone Milestone)> Others { get; } = [];

    public Milestone? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Another origin that most of the items seem to come from, where this one is not known; null where there is none.</summary>
    public string? Alike(IReadOnlyList<ImportedItem> items)
    {
        if (Milestones.Count > 0 || Others.Count == 0) return null;
        Dictionary<string, string> titles = new(StringComparer.Ordinal);
        foreach (ImportedItem item in items) titles[item.SourceId] = item.CleanTitle;
        Dictionary<string, int> agreeing = new(StringComparer.Ordinal);
        foreach ((string source, string id, Milestone milestone) in Others)
        {
            if (!titles.TryGetValue(id, out string? title)) continue;
            string ours = milestone.Fields.TryGetValue(FieldKeys.Title, out string? set) ? Names.Clean(set) : milestone.Name;
            if (ours == title) agreeing[source] = agreeing.GetValueOrDefault(source) + 1;
        }

        return agreeing.Where(label => label.Value >= 3 && label.Value * 2 >= items.Count).OrderByDescending(label => label.Value)
            .ThenBy(label => label.Key, StringComparer.Ordinal).Select(label => label.Key).FirstOrDefault();
    }
}
