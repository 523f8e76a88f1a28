using MilestoneTracker.Changes;

namespace MilestoneTracker.State;

// Names to dense ids and back, for all snapshots and forks that come from one registry. Append-only: a name keeps its id
// for good, also when its milestone is removed or the fork that brought it is dropped; whether a milestone exists in a
// version is said by its node. So a look-up is one question to one table, whichever version it is for.
//
// Ids are found through a hash table with linear probing, at most half full, of which nothing is ever taken out. All that a look-up
// needs lies in one slot: a concurrent dictionary follows more references for each name, and two names a dependency are
// much of what declaring one costs (docs/performance.md).
//
// Safe from any thread. Reading takes no lock; adding takes one.
internal sealed class NameTable
{
    private readonly object _gate = new();
    private volatile string[] _names = new string[16];
    private volatile Slot[] _slots = new Slot[32];
    private volatile int[] _sorted = [];
    private volatile int _end = 1; // 0 is no name

    public string this[int id] => _names[id];

    /// <summary>A name that has an id, or <c>default</c>.</summary>
    public Named Find(string name) => Find(_slots, name, Hash(name));

    /// <summary>Two names that have ids, each or <c>default</c>. Both are hashed first, so that both slots are asked of the memory before anything waits for either.</summary>
    public (Named One, Named Other) Find(string one, string other)
    {
        (int hashOfOne, int hashOfOther) = (Hash(one), Hash(other));
        Slot[] slots = _slots;
        return (Find(slots, one, hashOfOne), Find(slots, other, hashOfOther));
    }

    /// <summary>The id of a name, which is given one if it has none.</summary>
    public int Intern(string name)
    {
        if (Find(name) is { Id: > 0 } known) return known.Id;
        using (Uninterrupted.Lock(_gate))
        {
            if (Find(name) is { Id: > 0 } raced) return raced.Id;
            int id = _end;
            if (id == _names.Length) Grow();
            _names[id] = name;
            _end = id + 1;
            Put(_slots, new Slot { Name = name, Hash = Hash(name), Id = id }); // whoever finds the id, or sees the end, finds the name
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
        Slot[] slots = new Slot[names.Length * 2];
        _names.CopyTo(names, 0);
        foreach (Slot slot in _slots)
            if (slot.Id != 0) Put(slots, slot);
        (_names, _slots) = (names, slots);
    }

    private static Named Find(Slot[] slots, string name, int hash)
    {
        for (int place = hash & (slots.Length - 1); ; place = (place + 1) & (slots.Length - 1))
        {
            ref Slot slot = ref slots[place];
            int id = Volatile.Read(ref slot.Id); // before the rest of the slot is read
            if (id == 0) return default;
            if (slot.Hash == hash && slot.Name == name) return new Named(id, slot.Name);
        }
    }

    private static void Put(Slot[] slots, Slot slot)
    {
        int place = slot.Hash & (slots.Length - 1);
        while (slots[place].Id != 0) place = (place + 1) & (slots.Length - 1);
        (slots[place].Name, slots[place].Hash) = (slot.Name, slot.Hash);
        Volatile.Write(ref slots[place].Id, slot.Id); // after the rest of the slot is written
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

    private struct Slot
    {
        public string Name;
        public int Hash;
        public int Id; // 0 where there is none
    }
}

/// <summary>A name and its id; where it has none 0, and <c>default</c> from the table. The table has it as it was first given.</summary>
internal readonly record struct Named(int Id, string Name);
