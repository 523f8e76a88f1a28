using System.Collections.Immutable;

namespace MilestoneTracker.Planning.Features;

// The features of one snapshot by name, by milestone and by component, in ordinal order within each.
internal sealed class FeatureIndex
{
    private readonly ILookup<string, Feature> _byMilestone;
    private readonly ILookup<string, Feature> _byComponent;
    private readonly Dictionary<string, Feature> _byName;

    public FeatureIndex(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> records)
    {
        Records = records;
        Feature[] all = [.. records.Select(record => FeatureReader.Read(record.Key, record.Value))];
        All = Array.AsReadOnly(all);
        _byName = all.ToDictionary(feature => feature.Name, StringComparer.Ordinal);
        _byMilestone = all.ToLookup(feature => feature.Milestone, StringComparer.Ordinal);
        _byComponent = all.Where(feature => feature.Component is not null).ToLookup(feature => feature.Component!, StringComparer.Ordinal);
    }

    /// <summary>What it was made from.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Records { get; }

    public IReadOnlyList<Feature> All { get; }

    public Feature? Get(string name) => _byName.GetValueOrDefault(name);

    public IReadOnlyList<Feature> Of(string milestone) => [.. _byMilestone[milestone]];

    public IReadOnlyList<Feature> OfComponent(string component) => [.. _byComponent[component]];
}
