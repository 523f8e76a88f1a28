using System.Collections.Immutable;

namespace MilestoneTracker.State;

// The records of a plan: named items in named collections, each with its fields, all in ordinal order. A record exists while it has a
// field, and a collection while it has a record. Immutable; set, read and clear cost O(log records).
internal sealed class Records
{
    public static readonly ImmutableSortedDictionary<string, FieldSet> NoRecords =
        ImmutableSortedDictionary.Create<string, FieldSet>(StringComparer.Ordinal);

    private Records(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, FieldSet>> collections) =>
        Collections = collections;

    public static Records None { get; } =
        new(ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, FieldSet>>(StringComparer.Ordinal));

    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, FieldSet>> Collections { get; }

    public ImmutableSortedDictionary<string, FieldSet> Of(string collection) =>
        Collections.TryGetValue(collection, out ImmutableSortedDictionary<string, FieldSet>? records) ? records : NoRecords;

    public FieldSet FieldsOf(string collection, string name) =>
        Of(collection).TryGetValue(name, out FieldSet? fields) ? fields : Fields.None;

    /// <summary>The same records with one field of one of them set or, for <see langword="null"/>, cleared.</summary>
    public Records With(string collection, string name, string key, string? value)
    {
        FieldSet fields = Fields.With(FieldsOf(collection, name), key, value);
        ImmutableSortedDictionary<string, FieldSet> records = fields.IsEmpty
            ? Of(collection).Remove(name) : Of(collection).SetItem(name, fields);
        return new Records(records.IsEmpty ? Collections.Remove(collection) : Collections.SetItem(collection, records));
    }
}
