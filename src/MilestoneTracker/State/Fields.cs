global using FieldSet = System.Collections.Immutable.ImmutableSortedDictionary<string, string>;

namespace MilestoneTracker.State;

// A set of fields: keys with their values, in ordinal order of the keys. Immutable, so that versions share them and equal references mean
// equal fields. The empty set is always the same object. Set, read and clear cost O(log fields).
internal static class Fields
{
    public static readonly FieldSet None = FieldSet.Empty.WithComparers(StringComparer.Ordinal, StringComparer.Ordinal);

    /// <summary>The value of a field; <see langword="null"/> if it is not set.</summary>
    public static string? Get(FieldSet fields, string key) => fields.TryGetValue(key, out string? value) ? value : null;

    /// <summary>The same fields with one set or, for <see langword="null"/>, cleared.</summary>
    public static FieldSet With(FieldSet fields, string key, string? value)
    {
        if (value is not null) return fields.SetItem(key, value);
        FieldSet rest = fields.Remove(key);
        return rest.IsEmpty ? None : rest;
    }

    public static bool HaveSame(FieldSet one, FieldSet other) =>
        ReferenceEquals(one, other) || (one.Count == other.Count && one.SequenceEqual(other));
}
