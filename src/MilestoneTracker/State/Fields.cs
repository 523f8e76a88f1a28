global using FieldSet = System.Collections.Immutable.ImmutableSortedDictionary<string, string>;

namespace MilestoneTracker.State;

// The fields of one thing: keys with their values, in ordinal order of the keys. Immutable, so that versions share them, and
// whoever kept a set knows
// by reference that nothing of it has changed. Empty is always the same set. To set, read and clear cost O(log fields).
internal static class Fields
{
    public static readonly FieldSet None = FieldSet.Empty.WithComparers(StringComparer.Ordinal, StringComparer.Ordinal);

    /// <summary>The value of a field; <see langword="null"/> where it is not set.</summary>
    public static string? Get(FieldSet fields, string key) => fields.TryGetValue(key, out string? value) ? value : null;

    /// <summary>The same fields but for one; <see langword="null"/> clears it.</summary>
    public static FieldSet With(FieldSet fields, string key, string? value)
    {
        if (value is not null) return fields.SetItem(key, value);
        FieldSet rest = fields.Remove(key);
        return rest.IsEmpty ? None : rest;
    }

    public static bool HaveSame(FieldSet one, FieldSet other) =>
        ReferenceEquals(one, other) || (one.Count == other.Count && one.SequenceEqual(other));
}
