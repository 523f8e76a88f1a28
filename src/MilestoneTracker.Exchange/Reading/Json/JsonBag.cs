using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Json;

// The members of an object that a format reads, by name; of all others only the digest of the whole object knows. Few members are looked
// through, which costs less than a table for each of many objects; for many there is one.
internal sealed class JsonBag(Place place, KeyValuePair<string, JsonItem>[] members, Dictionary<string, int>? places = null)
{
    public Place Place { get; } = place;

    /// <summary>A digest of all tokens of the object, those included that are not kept: two objects that are written alike have the
    /// same.</summary>
    public ulong Digest { get; init; }

    /// <summary>How many values of the object are kept, those within it included.</summary>
    public int Size { get; init; }

    public int Count => members.Length;

    public IEnumerable<KeyValuePair<string, JsonItem>> Members => members;

    public JsonItem this[string name] => IndexOf(name) is >= 0 and int index ? members[index].Value : default;

    public bool Has(string name) => IndexOf(name) >= 0;

    public string? Text(string name) => this[name].Value as string;

    public long? Whole(string name) => this[name].Value as long?;

    public JsonBag? Bag(string name) => this[name].Value as JsonBag;

    private int IndexOf(string name)
    {
        if (places is not null) return places.GetValueOrDefault(name, -1);
        for (int i = 0; i < members.Length; i++)
            if (members[i].Key == name) return i;
        return -1;
    }
}
