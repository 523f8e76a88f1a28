using MilestoneTracker.Threading;

namespace MilestoneTracker.Naming;

// Names to dense ids and back. The table of a registry is append-only and shared by all its snapshots: a name keeps its id permanently,
// even after its milestone is removed; the node says whether a milestone exists in a version. So a lookup is one probe of one table,
// whatever the version.
//
// A fork has its own table on top, whose ids begin after those of the state that it was forked from. Dropping a fork forgets its names.
// Publishing it merges its names into the registry's table, which nothing else has added to since, so they get the same ids; from then on
// either table can be used. Ids of two forks that both added names must not be compared.
//
// Ids are found in a hash table with linear probing, at most half full, from which nothing is removed. Everything that a lookup needs is
// in one slot, which takes fewer memory accesses than a concurrent dictionary (see docs/performance.md).
//
// Safe from any thread. Readers take no lock; adding a name takes one.
internal sealed class NameTable
{
    private static readonly Slot[] NoSlots = new Slot[1];

    private readonly object _gate = new();
    private readonly NameTable? _below; // the registry's table, for a fork
    private readonly int _first; // the first id that is assigned here
    private volatile string[] _names = []; // starting with the first id
    private volatile Slot[] _slots = NoSlots;
    private volatile int[] _sorted = [];
    private volatile int _end; // the id after the last
    private volatile bool _isMerged;

    /// <summary>Creates the table of a registry; 0 is not the id of a name.</summary>
    public NameTable()
        : this(null, 1)
    {
    }

    private NameTable(NameTable? below, int first) => (_below, _first, _end) = (below, first, first);

    public string this[int id] => id >= _first ? _names[id - _first] : _below![id];

    /// <summary>The id after the last that was assigned.</summary>
    public int End => _end;

    /// <summary>This table, or the registry's once it has been merged into it.</summary>
    public NameTable Settled => _isMerged ? _below! : this;

    /// <summary>Finds a name that has an id; otherwise <c>default</c>.</summary>
    public ResolvedName Find(string name) => Find(name, Hash(name));

    /// <summary>Finds two names. Both are hashed first, so that both slots are fetched from memory in parallel.</summary>
    public (ResolvedName One, ResolvedName Other) Find(string one, string other)
    {
        (int hashOfOne, int hashOfOther) = (Hash(one), Hash(other));
        return (Find(one, hashOfOne), Find(other, hashOfOther));
    }

    /// <summary>Creates the table of a fork of a state whose ids end there.</summary>
    public NameTable Fork(int end)
    {
        if (_below is null || _isMerged) return new NameTable(_below ?? this, end);
        NameTable copy = new(_below, _first); // a fork of a proposal that is being committed
        for (int id = _first; id < _end; id++) copy.Intern(this[id]);
        return copy;
    }

    /// <summary>Creates an independent table with the same ids, up to an end.</summary>
    public NameTable Copy(int end)
    {
        NameTable copy = new();
        copy.Reserve(end - 1);
        for (int id = 1; id < end; id++) copy.Intern(this[id]);
        return copy;
    }

    /// <summary>Reserves room in the registry's table for the names of this one, so that <see cref="Merge"/> cannot run out of
    /// memory.</summary>
    public void PrepareMerge() => _below?.Reserve(_end - _first);

    /// <summary>Adds the names of this fork, which is published, to the registry's table; they get the same ids there.</summary>
    public void Merge()
    {
        if (_below is null || _isMerged) return;
        for (int id = _first; id < _end; id++)
            if (_below.Intern(this[id]) != id)
                throw new InvalidOperationException("A fork cannot be published: the registry's table of names has changed since.");
        _isMerged = true;
    }

    /// <summary>Whether ids mean the same in two states of one registry, which may be from different forks.</summary>
    /// <param name="end">Where the ids of the state of this table end.</param>
    /// <param name="other">The table of the other state.</param>
    /// <param name="otherEnd">Where its ids end.</param>
    public bool Agrees(int end, NameTable other, int otherEnd)
    {
        (NameTable one, NameTable two) = (Settled, other.Settled);
        if (ReferenceEquals(one, two)) return true;
        bool oneHasOwn = one._below is not null && end > one._first;
        bool twoHasOwn = two._below is not null && otherEnd > two._first;
        return oneHasOwn ? !twoHasOwn && otherEnd <= one._first : !twoHasOwn || end <= two._first;
    }

    /// <summary>Returns the id of a name, after adding it if necessary.</summary>
    public int Intern(string name)
    {
        if (Find(name) is { Id: > 0 } known) return known.Id;
        using (UninterruptibleLock.Acquire(_gate))
        {
            if (Find(name) is { Id: > 0 } raced) return raced.Id;
            int id = _end;
            if (id - _first == _names.Length) Grow(_names.Length + 1);
            _names[id - _first] = name;
            _end = id + 1;
            Put(_slots, new Slot { Name = name, Hash = Hash(name), Id = id }); // a thread that sees the id or the end also sees the name
            return id;
        }
    }

    /// <summary>All ids in the ordinal order of their names. Names added since the last call are sorted and merged, without a lock. A
    /// fork sorts its own names at each call.</summary>
    public int[] Sorted()
    {
        if (_below is not null)
            return _isMerged ? _below.Sorted() : InOrder([.. _below.Sorted().Where(id => id < _first)], SortedFrom(_first, _end));
        int[] sorted = _sorted;
        int end = _end;
        if (sorted.Length >= end - 1) return sorted;
        int[] merged = InOrder(sorted, SortedFrom(sorted.Length + 1, end));
        if (merged.Length > _sorted.Length) _sorted = merged; // in a race either result is complete
        return merged;
    }

    private void Reserve(int more)
    {
        using (UninterruptibleLock.Acquire(_gate))
            if (_end - _first + more > _names.Length) Grow(_end - _first + more);
    }

    private void Grow(int least)
    {
        int length = Math.Max(16, _names.Length * 2);
        while (length < least) length *= 2;
        string[] names = new string[length];
        Slot[] slots = new Slot[length * 2];
        _names.CopyTo(names, 0);
        foreach (Slot slot in _slots)
            if (slot.Id != 0) Put(slots, slot);
        (_names, _slots) = (names, slots);
    }

    private ResolvedName Find(string name, int hash)
    {
        ResolvedName found = Find(_slots, name, hash);
        if (found.Id != 0 || _below is null) return found;
        found = Find(_below._slots, name, hash);
        return found.Id < _first || _isMerged ? found : default; // names that others have added since do not belong to this fork
    }

    private static ResolvedName Find(Slot[] slots, string name, int hash)
    {
        for (int place = hash & (slots.Length - 1); ; place = (place + 1) & (slots.Length - 1))
        {
            ref Slot slot = ref slots[place];
            int id = Volatile.Read(ref slot.Id); // must be read before the rest of the slot
            if (id == 0) return default;
            if (slot.Hash == hash && slot.Name == name) return new ResolvedName(id, slot.Name);
        }
    }

    private static void Put(Slot[] slots, Slot slot)
    {
        int place = slot.Hash & (slots.Length - 1);
        while (slots[place].Id != 0) place = (place + 1) & (slots.Length - 1);
        (slots[place].Name, slots[place].Hash) = (slot.Name, slot.Hash);
        Volatile.Write(ref slots[place].Id, slot.Id); // must be written after the rest of the slot
    }

    private static int Hash(string name) => StringComparer.Ordinal.GetHashCode(name);

    private int[] SortedFrom(int first, int end)
    {
        int[] ids = new int[end - first];
        string[] names = new string[ids.Length];
        Array.Copy(_names, first - _first, names, 0, ids.Length);
        for (int i = 0; i < ids.Length; i++) ids[i] = first + i;
        Array.Sort(names, ids, StringComparer.Ordinal);
        return ids;
    }

    private int[] InOrder(int[] one, int[] other)
    {
        if (one.Length == 0) return other;
        int[] merged = new int[one.Length + other.Length];
        for (int i = 0, j = 0, k = 0; k < merged.Length; k++)
            merged[k] = j == other.Length || (i < one.Length && string.CompareOrdinal(this[one[i]], this[other[j]]) < 0)
                ? one[i++] : other[j++];
        return merged;
    }

    private struct Slot
    {
        public string Name;
        public int Hash;
        public int Id; // 0 in an empty slot
    }
}
