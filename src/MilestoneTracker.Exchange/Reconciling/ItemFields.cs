using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reconciling;

// The fields of an item under the name that it has here: its own, and the title where the name is not the title.
internal static class ItemFields
{
    public static SortedDictionary<string, string> Of(ImportedItem item, string name)
    {
        SortedDictionary<string, string> fields = new(StringComparer.Ordinal);
        foreach ((string key, string value) in item.Fields) fields[key] = value;
        if (Names.Value(item.Title) is { } title && title != name) fields.TryAdd(FieldKeys.Title, title);
        return fields;
    }
}
