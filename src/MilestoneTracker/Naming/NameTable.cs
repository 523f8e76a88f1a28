using MilestoneTracker.Threading;

namespace MilestoneTracker.Naming;

// Names to dense ids and back. The table of a registry is append-only and shared by all its snapshots: a name keeps its id for
// good, also when
// its milestone is removed; whether a milestone exists in a version is said by its node. So a look-up is one question to one table,
// whichever
// version it is for.
//
// A fork has a table of its own on top, whose ids begin where those of the state end that it was forked from. What is dropped is so
// forgotten with the names that it brought. What is published is merged: the names are given to the registry's table, which has
// moved on by nothing
// else since, and so gives them the same ids; from then on the one stands for the other. Ids of two forks that both brought names
// must not be compared.
//
// Ids are found through a hash table with linear probing, at most half full, of which nothing is ever taken out. All that a look-up
// needs lies in one slot: a concurrent dictionary follows more references for each name, and two names a dependency are
// much of what declaring one costs (docs/performance.md).
//
// Safe from any thread. Reading takes no lock; adding takes one.
internal sealed class NameTable
{
    private static readonly Slot[] NoSlots = new Slot[1];

    private readonly object _gate = new();
    private readonly NameTable? _below; // of the registry, for a fork
    private readonly int _first; // of the ids that are given out here
    private volatile string[] _names = []; // from the first id on
    private volatile Slot[] _slots = NoSlots;
    private volatile int[] _sorted = [];
    private volatile int _end; // after the last id
    private volatile bool _isMerged;

    /// <summary>The table of a registry; 0 is no name.</summary>
    public NameTable()
        : this(null, 1)
    {
    }

    private NameTable(NameTable? below, int first) => (_below, _first, _end) = (below, first, first);

    public string this[int id] => id >= _first ? _names[id - _first] : _below![id];

    /// <summary>The id after the last that was given out.</summary>
    public int End => _end;

    /// <summary>This table, or the registry's once it has been merged into it.</summary>
    public NameTable Settled => _isMerged ? _below! : this;

    /// <summary>A name that has an id, or <c>default</c>.</summary>
    public ResolvedName Find(string name) => Find(name, Hash(name));

    /// <summary>Two names that have ids, each or <c>default</c>. Both are hashed first, so that both slots are asked of the memory
    /// before anything waits for either.</summary>
    public (ResolvedName One, ResolvedName Other) Find(string one, string other)
    {
        (int hashOfOne, int hashOfOther) = (Hash(one), Hash(other));
        return (Find(one, hashOfOne), Find(other, hashOfOther));
    }

    /// <summary>A table for a fork of a state whose ids end there.</summary>
    public NameTable Fork(int end)
    {
        if (_below is null || _isMerged) return new NameTable(_below ?? this, end);
        NameTable copy = new(_below, _first); // of a proposal that is being committed
        for (int id = _first; id < _end; id++) copy.Intern(this[id]);
        return copy;
    }

    /// <summary>A table of its own with the same ids, up to an end.</summary>
    public NameTable Copy(int end)
    {
        NameTable copy = new();
        copy.Reserve(end - 1);
        for (int id = 1; id < end; id++) copy.Intern(this[id]);
        return copy;
    }

    /// <summary>Makes room in the registry's table for the names of this one, so that <see cref="Merge"/> cannot fail for want of
    /// memory.</summary>
    public void PrepareMerge() => _below?.Reserve(_end - _first);

    /// <summary>Gives the names of this fork, which is published, to the registry's table; they get the same ids there.</summary>
    public void Merge()
    {
        if (_below is null || _isMerged) return;
        for (int id = _first; id < _end; id++)
            if (_below.Intern(this[id]) != id)
                throw new InvalidOperationException("A fork is published on a table of names that has moved on.");
        _isMerged = true;
    }

    /// <summary>Whether ids mean the same in two states of one registry, which may be of different forks.</summary>
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

    /// <summary>The id of a name, which is given one if it has none.</summary>
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
            Put(_slots, new Slot { Name = name, Hash = Hash(name), Id = id }); // whoever finds the id, or sees the end, finds the name
            return id;
        }
    }

    /// <summary>All ids in the ordinal order of their names. Names that have come since it was last asked are sorted and merged;
    /// nobody waits for that. A fork sorts its own each time.</summary>
    public int[] Sorted()
    {
        if (_below is not null)
            return _isMerged ? _below.Sorted() : InOrder([.. _below.Sorted().Where(id => id < _first)], SortedFrom(_first, _end));
        int[] sorted = _sorted;
        int end = _end;
        if (sorted.Length >= end - 1) return sorted;
        int[] merged = InOrder(sorted, SortedFrom(sorted.Length + 1, end));
        if (merged.Length > _sorted.Length) _sorted = merged; // of two that race, either is whole
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
        return found.Id < _first || _isMerged ? found : default; // what others have brought since is none of ours
    }

    private static ResolvedName Find(Slot[] slots, string name, int hash)
    {
        for (int place = hash & (slots.Length - 1); ; place = (place + 1) & (slots.Length - 1))
        {
            ref Slot slot = ref slots[place];
            int id = Volatile.Read(ref slot.Id); // before the rest of the slot is read
            if (id == 0) return default;
            if (slot.Hash == hash && slot.Name == name) return new ResolvedName(id, slot.Name);
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
        public int Id; // 0 where there is none
    }
}
