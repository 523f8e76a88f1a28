using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Json;

// The members of an object that a format reads, by name; of all others only the digest of the whole object knows. Few members are looked
// through, which costs less than a table for each of many objects; for many there is one.
internal sealed class JsonBag(Place place)
{
    private const int Few = 16;
    private readonly List<KeyValuePair<string, JsonItem>> _members = [];
    private Dictionary<string, int>? _places;

    public Place Place { get; } = place;

    /// <summary>A digest of all tokens of the object, those included that are not kept: two objects that are written alike have the
    /// same.</summary>
    public ulong Digest { get; set; }

    /// <summary>How many values of the object are kept, those within it included.</summary>
    public int Size { get; set; }

    public int Count => _members.Count;

    public IEnumerable<KeyValuePair<string, JsonItem>> Members => _members;

    public JsonItem this[string name] => IndexOf(name) is >= 0 and int index ? _members[index].Value : default;

    /// <summary>Sets a member; false where it was there already.</summary>
    public bool Set(string name, JsonItem item)
    {
        int index = IndexOf(name);
        if (index >= 0)
        {
            _members[index] = new(name, item);
            return false;
        }

        _places?.Add(name, _members.Count);
        _members.Add(new(name, item));
        if (_members.Count == Few)
        {
            _places = new Dictionary<string, int>(StringComparer.Ordinal);
            for (int i = 0; i < Few; i++) _places.Add(_members[i].Key, i);
        }

        return true;
    }

    public bool Has(string name) => IndexOf(name) >= 0;

    public string? Text(string name) => this[name].Value as string;

    public long? Whole(string name) => this[name].Value as long?;

    public JsonBag? Bag(string name) => this[name].Value as JsonBag;

    private int IndexOf(string name)
    {
        if (_places is not null) return _places.GetValueOrDefault(name, -1);
        for (int i = 0; i < _members.Count; i++)
            if (_members[i].Key == name) return i;
        return -1;
    }
}
