using System.Runtime.InteropServices;

namespace MilestoneTracker.Exchange.Reading.Json;

// The members of the objects that are being built, the innermost on top, used again for all objects of an input: what is kept of one has
// exactly its size. Of an object with many members there is a table, so that a repeated one is found in O(1).
internal sealed class JsonScratch
{
    private const int Few = 16;
    private readonly List<KeyValuePair<string, JsonItem>> _members = [];

    public int Top => _members.Count;

    /// <summary>Sets a member of the object that begins at a place, with the table that it has; false where it was there
    /// already.</summary>
    public bool Set(int start, ref Dictionary<string, int>? places, string name, JsonItem item, out int index)
    {
        index = IndexOf(start, places, name);
        if (index >= 0)
        {
            _members[index] = new(name, item);
            return false;
        }

        index = _members.Count;
        _members.Add(new(name, item));
        places?.Add(name, index - start);
        if (_members.Count - start != Few) return true;
        places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < Few; i++) places.Add(_members[start + i].Key, i);
        return true;
    }

    /// <summary>Puts in the value of a member that has been set.</summary>
    public void Fill(int index, object? value) => _members[index] =
        new(_members[index].Key, _members[index].Value with { Value = value });

    /// <summary>Takes off the members of the innermost object.</summary>
    public KeyValuePair<string, JsonItem>[] TakeFrom(int start)
    {
        KeyValuePair<string, JsonItem>[] taken = CollectionsMarshal.AsSpan(_members)[start..].ToArray();
        _members.RemoveRange(start, taken.Length);
        return taken;
    }

    public void Clear() => _members.Clear();

    private int IndexOf(int start, Dictionary<string, int>? places, string name)
    {
        if (places is not null) return places.TryGetValue(name, out int place) ? start + place : -1;
        for (int i = start; i < _members.Count; i++)
            if (_members[i].Key == name) return i;
        return -1;
    }
}
