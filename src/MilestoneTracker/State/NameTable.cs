using MilestoneTracker.Changes;

namespace MilestoneTracker.State;

// Names to dense ids and back, for all snapshots and forks that come from one registry. Append-only: a name keeps its id
// for good, also when its milestone is removed or the fork that brought it is dropped; whether a milestone exists in a
// version is said by its node. So a look-up is one question to one table, whichever version it is for.
//
// Ids are found through a hash table with linear probing, at most half full, of which nothing is ever taken out. A concurrent
// dictionary follows more references for each name, and two names a dependency are much of what declaring
// one costs (docs/performance.md).
//
// Safe from any thread. Reading takes no lock; adding takes one.
internal sealed class NameTable
{
    private const int HashShift = 32;

    private readonly object _gate = new();
    private volatile string[] _names = new string[16];
    private volatile long[] _slots = new long[32]; // the hash in the upper half, the id in the lower one; 0 where there is none
    private volatile int[] _sorted = [];
    private volatile int _end = 1; // 0 is no name

    public string this[int id] => _names[id];

    /// <summary>Asks for an id.</summary>
    /// <returns>Whether the name has one.</returns>
    public bool TryFind(string name, out int id)
    {
        int hash = Hash(name);
        long[] slots = _slots;
        for (int place = hash & (slots.Length - 1); ; place = (place + 1) & (slots.Length - 1))
        {
            long slot = Volatile.Read(ref slots[place]);
            id = (int)slot;
            if (id == 0) return false;
            if ((int)(slot >> HashShift) == hash && _names[id] == name) return true;
        }
    }

    /// <summary>The id of a name, which is given one if it has none.</summary>
    public int Intern(string name)
    {
        if (TryFind(name, out int id)) return id;
        using (Uninterrupted.Lock(_gate))
        {
            if (TryFind(name, out id)) return id;
            id = _end;
            if (id == _names.Length) Grow();
            _names[id] = name;
            _end = id + 1;
            Put(_slots, ((long)Hash(name) << HashShift) | (uint)id); // whoever finds the id, or sees the end, finds the name
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

    private void Grow()
    {
        string[] names = new string[_names.Length * 2];
        long[] slots = new long[names.Length * 2];
        _names.CopyTo(names, 0);
        foreach (long slot in _slots)
            if (slot != 0) Put(slots, slot);
        (_names, _slots) = (names, slots);
    }

    private static void Put(long[] slots, long slot)
    {
        int place = (int)(slot >> HashShift) & (slots.Length - 1);
        while (slots[place] != 0) place = (place + 1) & (slots.Length - 1);
        Volatile.Write(ref slots[place], slot);
    }

    private static int Hash(string name) => StringComparer.Ordinal.GetHashCode(name);

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
