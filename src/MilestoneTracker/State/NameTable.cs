using System.Collections.Concurrent;
using MilestoneTracker.Changes;

namespace MilestoneTracker.State;

// Names to dense ids and back, for all snapshots and forks that come from one registry. Append-only: a name keeps its id
// for good, also when its milestone is removed or the fork that brought it is dropped; whether a milestone exists in a
// version is said by its node. So a look-up is one question to one table, whichever version it is for.
//
// Safe from any thread. Reading takes no lock; adding takes one.
internal sealed class NameTable
{
    private readonly ConcurrentDictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly object _gate = new();
    private volatile string[] _names = new string[16];
    private volatile int[] _sorted = [];
    private volatile int _end = 1; // 0 is no name

    public string this[int id] => _names[id];

    /// <summary>Asks for an id.</summary>
    /// <returns>Whether the name has one.</returns>
    public bool TryFind(string name, out int id) => _ids.TryGetValue(name, out id);

    /// <summary>The id of a name, which is given one if it has none.</summary>
    public int Intern(string name)
    {
        if (_ids.TryGetValue(name, out int id)) return id;
        using (Uninterrupted.Lock(_gate))
        {
            if (_ids.TryGetValue(name, out id)) return id;
            id = _end;
            if (id == _names.Length)
            {
                string[] names = new string[id * 2];
                _names.CopyTo(names, 0);
                _names = names;
            }

            _names[id] = name;
            _end = id + 1; // whoever sees the end, or finds the id, finds the name
            _ids[name] = id;
            return id;
        }
    }

    /// <summary>All ids in the ordinal order of their names. Names that have come since it was last asked are sorted and merged; nobody waits for that.</summary>
    public int[] Sorted()
    {
        int[] sorted = _sorted;
        int end = _end;
        if (sorted.Length >= end - 1) return sorted;
        int[] merged = Merge(sorted, SortedFrom(sorted.Length + 1, end));
        if (merged.Length > _sorted.Length) _sorted = merged; // of two that race, either is whole
        return merged;
    }

    private int[] SortedFrom(int first, int end)
    {
        int[] ids = new int[end - first];
        string[] names = new string[ids.Length];
        Array.Copy(_names, first, names, 0, ids.Length);
        for (int i = 0; i < ids.Length; i++) ids[i] = first + i;
        Array.Sort(names, ids, StringComparer.Ordinal);
        return ids;
    }

    private int[] Merge(int[] one, int[] other)
    {
        if (one.Length == 0) return other;
        string[] names = _names;
        int[] merged = new int[one.Length + other.Length];
        for (int i = 0, j = 0, k = 0; k < merged.Length; k++)
            merged[k] = j == other.Length || (i < one.Length && string.CompareOrdinal(names[one[i]], names[other[j]]) < 0) ? one[i++] : other[j++];
        return merged;
    }
}
