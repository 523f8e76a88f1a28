using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Json;

// The members of an object that a format reads, by name; of all others only the digest of the whole object knows. Few members are looked
// through, which costs less than a table for each of many objects; for many there is one.
internal sealed class JsonBag(Place place, KeyValuePair<string, JsonItem>[] members, Dictionary<string, int>? places = null)
{
    private readonly KeyValuePair<string, JsonItem>[] _members = members;

    public Place Place { get; } = place;

    /// <summary>A digest of all tokens of the object, those included that are not kept: two objects that are written alike have the
    /// same.</summary>
    public ulong Digest { get; init; }

    /// <summary>How many values of the object are kept, those within it included.</summary>
    public int Size { get; init; }

    public int Count => _members.Length;

    public IEnumerable<KeyValuePair<string, JsonItem>> Members => _members;

    public JsonItem this[string name] => IndexOf(name) is >= 0 and int index ? _members[index].Value : default;

    public bool Has(string name) => IndexOf(name) >= 0;

    public string? Text(string name) => this[name].Value as string;

    public long? Whole(string name) => this[name].Value as long?;

    public JsonBag? Bag(string name) => this[name].Value as JsonBag;

    /// <summary>Whether it keeps just these members, with the same values. What is within them is compared too, as deep as an input may
    /// be nested.</summary>
    public bool Keeps(ReadOnlySpan<KeyValuePair<string, JsonItem>> others)
    {
        if (others.Length != _members.Length) return false;
        for (int i = 0; i < others.Length; i++)
            if (others[i].Key != _members[i].Key || !IsSame(others[i].Value.Value, _members[i].Value.Value)) return false;
        return true;
    }

    /// <summary>Whether it is written like another one: the digests agree, and so does all that is kept.</summary>
    public bool IsLike(JsonBag other) => Digest == other.Digest && Keeps(other._members);

    private static bool IsSame(object? one, object? two) => (one, two) switch
    {
        (JsonBag bag, JsonBag other) => ReferenceEquals(bag, other) || bag.Keeps(other._members),
        (List<JsonItem> list, List<JsonItem> other) => list.Count == other.Count
            && list.Zip(other).All(pair => IsSame(pair.First.Value, pair.Second.Value)),
        _ => Equals(one, two),
    };

    private int IndexOf(string name)
    {
        if (places is not null) return places.GetValueOrDefault(name, -1);
        for (int i = 0; i < _members.Length; i++)
            if (_members[i].Key == name) return i;
        return -1;
    }
}
