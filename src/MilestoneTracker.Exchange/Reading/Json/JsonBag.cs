using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Reading.Json;

// The members of an object, by name. Few members are looked through, which costs less than a table for each of many objects; for many
// there is one.
internal sealed class JsonBag(Place place, KeyValuePair<string, JsonItem>[] members, Dictionary<string, int>? places = null)
{
    private readonly KeyValuePair<string, JsonItem>[] _members = members;

    public Place Place { get; } = place;

    public int Count => _members.Length;

    public IEnumerable<KeyValuePair<string, JsonItem>> Members => _members;

    public JsonItem this[string name] => IndexOf(name) is >= 0 and int index ? _members[index].Value : default;

    public bool Has(string name) => IndexOf(name) >= 0;

    public string? Text(string name) => this[name].Value as string;

    public long? Whole(string name) => this[name].Value as long?;

    public JsonBag? Bag(string name) => this[name].Value as JsonBag;

    private int IndexOf(string name)
    {
        if (places is not null) return places.GetValueOrDefault(name, -1);
        for (int i = 0; i < _members.Length; i++)
            if (_members[i].Key == name) return i;
        return -1;
    }
}
