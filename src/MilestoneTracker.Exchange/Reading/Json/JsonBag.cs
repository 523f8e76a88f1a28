using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Json;

// The members of an object that a format reads, by name; of all others only the digest of the whole object knows.
internal sealed class JsonBag(Place place)
{
    private readonly Dictionary<string, JsonItem> _members = new(StringComparer.Ordinal);

    public Place Place { get; } = place;

    /// <summary>A digest of all tokens of the object, those included that are not kept: two objects that are written alike have the
    /// same.</summary>
    public ulong Digest { get; set; }

    /// <summary>How many values of the object are kept, those within it included.</summary>
    public int Size { get; set; }

    /// <summary>Sets a member; false where it was there already.</summary>
    public bool Set(string name, JsonItem item)
    {
        bool isFirst = !_members.ContainsKey(name);
        _members[name] = item;
        return isFirst;
    }

    public int Count => _members.Count;

    public IEnumerable<KeyValuePair<string, JsonItem>> Members => _members;

    public bool Has(string name) => _members.ContainsKey(name);

    public JsonItem this[string name] => _members.GetValueOrDefault(name);

    public string? Text(string name) => this[name].Value as string;

    public long? Whole(string name) => this[name].Value as long?;

    public JsonBag? Bag(string name) => this[name].Value as JsonBag;
}
