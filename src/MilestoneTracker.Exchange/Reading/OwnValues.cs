using System.Collections.Immutable;
using System.Globalization;
using MilestoneTracker.Exchange.Reading.Json;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reading;

// What an export of ours wrote of a milestone, as JSON: status, components, fields. Trusted no more than anything else of the input: what
// breaks the core's rules of keys, values and names is a finding and not taken.
internal static class OwnValues
{
    /// <summary>Sets the item to what is written; what is not stays as the format itself says it.</summary>
    public static void Take(Draft draft, DraftItem item, JsonBag written)
    {
        if (MilestoneStatuses.TryParseExact(written.Text("status"), out MilestoneStatus status)) item.Status = status;
        IReadOnlyList<KeyValuePair<string, string>> fields = FieldsOf(draft, written.Bag("fields"), item.Id);
        item.SetAll(fields);
        if (fields.Any(field => field.Key == FieldKeys.Progress)) item.Progress = null;
        if (written.Has("components")) item.SetComponents(ComponentsOf(draft, written, item.Id));
    }

    /// <summary>The fields that an object has, those left out that a field here may not be.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> FieldsOf(Draft draft, JsonBag? bag, string? id)
    {
        if (bag is null) return [];
        List<KeyValuePair<string, string>> fields = [];
        foreach ((string key, JsonItem item) in bag.Members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (item.Value is string value && IsField(key, value)) fields.Add(new(key, value));
            else draft.Find("value-not-taken", item.Place, id,
                $"The field '{Draft.Shown(key)}' breaks the rules of fields. It was not taken.");
        }

        return fields;
    }

    public static bool IsField(string key, string value) => NameRules.IsValidKey(key, out _) && NameRules.IsValidValue(value, out _)
        && key is not (Keys.Source or Keys.SourceId or Keys.SourceValues)
        && (key != FieldKeys.Progress || IsProgress(value)) && (key != FieldKeys.Weight || IsWeight(value));

    public static ImmutableSortedSet<string> ComponentsOf(Draft draft, JsonBag written, string id)
    {
        ImmutableSortedSet<string>.Builder components = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        foreach (JsonItem item in written["components"].Value as List<JsonItem> ?? [])
        {
            if (item.Value is string component && NameRules.IsValid(component, out _)) components.Add(component);
            else draft.Find("value-not-taken", item.Place, id, "A component breaks the rules of names. It was not taken.");
        }

        return components.ToImmutable();
    }

    private static bool IsProgress(string value) =>
        value is "0" or "1" || (value.Length is > 2 and <= 8 && value.StartsWith("0.", StringComparison.Ordinal)
            && !value.AsSpan(2).ContainsAnyExceptInRange('0', '9') && value[^1] != '0');

    private static bool IsWeight(string value) =>
        value.Length is >= 1 and <= 4 && value[0] != '0' && !value.AsSpan().ContainsAnyExceptInRange('0', '9')
            && int.Parse(value, CultureInfo.InvariantCulture) <= 1000;
}
