using System.Runtime.InteropServices;
using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading;

// An item as a reader has found it: before names are given, groups resolved and anything compared with a registry.
internal sealed class DraftItem(int index, string id, string title, Place place)
{
    private List<KeyValuePair<string, string>>? _fields; // many items have none

    public int Index { get; } = index;
    public string Id { get; } = id;
    public string Title { get; set; } = title;
    public Place Place { get; } = place;
    public DraftItem? Parent { get; set; }
    public MilestoneStatus Status { get; set; }

    /// <summary>The progress that the origin states, in its text form; only taken where the item is in progress and not a group.</summary>
    public string? Progress { get; set; }

    public bool IsMilestone { get; set; }
    public List<KeyValuePair<string, string>> Fields => _fields ??= [];

    public bool HasFields => _fields is { Count: > 0 };
    public List<string>? Components { get; private set; }

    /// <summary>What MilestoneTracker wrote of itself when it exported the item; null where the item is another's.</summary>
    public OwnBlock? Own { get; set; }

    public void Set(string key, string? value)
    {
        if (value is null) return;
        foreach (ref KeyValuePair<string, string> field in CollectionsMarshal.AsSpan(_fields))
        {
            if (field.Key != key) continue;
            field = new(key, value);
            return;
        }

        Fields.Add(new(key, value));
    }

    /// <summary>Sets a field, or takes it away with null.</summary>
    public void Replace(string key, string? value)
    {
        if (value is null) Fields.RemoveAll(field => field.Key == key);
        else Set(key, value);
    }

    /// <summary>Sets each of them in turn; linear however many there are, as an export of ours may have written any number.</summary>
    public void SetAll(IReadOnlyCollection<KeyValuePair<string, string>> values)
    {
        if (values.Count == 0) return;
        Dictionary<string, int> places = new(Fields.Count + values.Count, StringComparer.Ordinal);
        for (int i = 0; i < Fields.Count; i++) places.TryAdd(Fields[i].Key, i);
        foreach (KeyValuePair<string, string> value in values)
        {
            if (places.TryAdd(value.Key, Fields.Count)) Fields.Add(value);
            else Fields[places[value.Key]] = value;
        }
    }

    public string? Get(string key)
    {
        foreach (KeyValuePair<string, string> field in CollectionsMarshal.AsSpan(_fields))
            if (field.Key == key) return field.Value;
        return null;
    }

    public void AddComponent(string component) => (Components ??= []).Add(component);

    public void SetComponents(IEnumerable<string> components) => Components = [.. components];
}
