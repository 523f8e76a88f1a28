using System.Runtime.CompilerServices;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Dependencies;

// The neighbours of milestones that have more than a few (see Neighbours), in one arena of integers that snapshots share page by page.
//
// A list is in one block, whose size is a power of two. Up to 16 neighbours it is a plain array that is scanned, in the smallest block
// that holds it. Beyond that the block is a hash table with linear probing: its first slot holds its size, the other slots a neighbour or
// 0. So lookup, insertion and removal cost O(1) for a list of any length, and walking a list costs O(neighbours), because a table is at
// most seven eighths empty. A released block is reused for lists of its size.
//
// Blocks no longer than a page never cross a page boundary, so that a short list is contiguous in memory. The order within a list has no
// meaning. The arena has 2³¹ slots; a registry of that size runs out of memory long before.
internal struct NeighbourLists
{
    /// <summary>The maximum number of neighbours in a plain array.</summary>
    private const int Scanned = 16;

    private const int SmallestArray = 3;
    private const int LargestArray = 4;
    private const int SmallestTable = 5;
    private const int Sizes = 31;

    private PersistentArray<int> _slots;
    private int[] _free; // by size: the first released block; each holds the next one in its first slot
    private int _end;

    public static NeighbourLists Empty => new() { _slots = PersistentArray<int>.Empty, _free = new int[Sizes], _end = 1 << SmallestArray };

    /// <summary>How many slots of the arena are in use: for tests.</summary>
    public readonly int Slots => _end;

    /// <summary>A copy that shares all pages; both copies need new tokens before they are written to.</summary>
    public readonly NeighbourLists Copy() => this with { _slots = _slots.Share(), _free = [.. _free] };

    public readonly Walk Of(in Neighbours list) => new(in _slots, list);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Contains(in Neighbours list, int neighbour)
    {
        if (!list.AreFew) return ContainsInBlock(list, neighbour);
        // Without a branch; unused fields are 0.
        return list.First == neighbour | list.Second == neighbour | list.Third == neighbour | list.Fourth == neighbour;
    }

    /// <summary>Adds a neighbour that is not in the list.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ref Neighbours list, int neighbour, long token)
    {
        if (list.Count < Neighbours.Few) list[list.Count] = neighbour;
        else AddToBlock(ref list, neighbour, token);
        list.Count++;
    }

    /// <summary>Removes a neighbour that is in the list.</summary>
    public void Remove(ref Neighbours list, int neighbour, long token)
    {
        int last = list.Count - 1;
        if (list.AreFew)
        {
            int place = 0;
            while (list[place] != neighbour) place++;
            list[place] = list[last];
            list[last] = 0;
        }
        else if (list.Count <= Scanned)
        {
            int place = _slots.Run(list.Block, list.Count).IndexOf(neighbour);
            _slots.Write(list.Block + place, token) = _slots[list.Block + last];
            if (Capacity(last) < Capacity(list.Count)) Rebuild(ref list, last, Capacity(last), token);
        }
        else
        {
            Vacate(list, Find(list, neighbour), token);
            int size = _slots[list.Block];
            if (last == Scanned) Rebuild(ref list, last, LargestArray, token);
            else if (size > SmallestTable && (long)last << 3 < 1L << size) Rebuild(ref list, last, size - 1, token);
        }

        list.Count = last;
    }

    /// <summary>The cursor of the first neighbour, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Begin(in Neighbours list) => list.Count is > 0 and <= Scanned ? 0 : list.Count == 0 ? -1 : Occupied(list, 1);

    /// <summary>Returns the neighbour at a cursor, and moves the cursor to the next one, or to −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Take(in Neighbours list, ref int cursor)
    {
        int neighbour = list.AreFew ? list[cursor] : _slots[list.Block + cursor];
        cursor++;
        if (list.Count > Scanned) cursor = Occupied(list, cursor);
        else if (cursor == list.Count) cursor = -1;
        return neighbour;
    }

    /// <summary>Whether two lists, of two copies of one arena, certainly have the same neighbours, because they are bitwise
    /// identical.</summary>
    public readonly bool Shares(in Neighbours list, in NeighbourLists other, in Neighbours theirs)
    {
        if (list.Count != theirs.Count) return false;
        for (int place = 0; place < (list.AreFew ? list.Count : 1); place++)
            if (list[place] != theirs[place]) return false;
        if (list.AreFew) return true;
        int end = list.Block + (1 << (list.Count > Scanned ? _slots[list.Block] : Capacity(list.Count)));
        return _slots.NextDifferent(other._slots, list.Block, end) >= end;
    }

    private readonly bool ContainsInBlock(in Neighbours list, int neighbour) => list.Count <= Scanned
        ? _slots.Run(list.Block, list.Count).IndexOf(neighbour) >= 0
        : _slots[Find(list, neighbour)] == neighbour;

    private void AddToBlock(ref Neighbours list, int neighbour, long token)
    {
        int count = list.Count;
        if (count < Scanned)
        {
            if (count == Neighbours.Few) MoveFewToArray(ref list, token);
            else if (Capacity(count) < Capacity(count + 1)) Rebuild(ref list, count, Capacity(count + 1), token);
            _slots.Write(list.Block + count, token) = neighbour;
            return;
        }

        int size = count == Scanned ? LargestArray : _slots[list.Block];
        if (size == LargestArray || (count + 1L) * 3 > 2L << size) Rebuild(ref list, count, size + 1, token);
        _slots.Write(Find(list, neighbour), token) = neighbour;
    }

    /// <summary>The exponent of the smallest block for a plain array; 0 if no block is needed.</summary>
    private static int Capacity(int count) => count <= Neighbours.Few ? 0 : count <= 1 << SmallestArray ? SmallestArray : LargestArray;

    /// <summary>The first occupied slot of a table from an offset on, or −1.</summary>
    private readonly int Occupied(in Neighbours list, int offset)
    {
        int capacity = 1 << _slots[list.Block];
        while (offset < capacity && _slots[list.Block + offset] == 0) offset++;
        return offset < capacity ? offset : -1;
    }

    /// <summary>The slot of a table that holds a neighbour, or the slot for it.</summary>
    private readonly int Find(in Neighbours list, int neighbour)
    {
        int size = _slots[list.Block];
        int place = Home(neighbour, size);
        while (true)
        {
            int found = _slots[list.Block + place];
            if (found == neighbour || found == 0) return list.Block + place;
            place = After(place, size);
        }
    }

    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4). Slot 0 holds the size, so its neighbours go to slot 1.
    private static int Home(int neighbour, int size) => Math.Max(1, (int)((uint)neighbour * 0x9E3779B1u >> (32 - size)));

    private static int After(int place, int size) => place + 1 < 1 << size ? place + 1 : 1;

    // Empties a slot and moves up the entries that were displaced by it (Knuth 3, 6.4, algorithm R), so that no tombstones are needed.
    private void Vacate(in Neighbours list, int slot, long token)
    {
        int size = _slots[list.Block];
        int slots = (1 << size) - 1;
        int hole = slot - list.Block;
        for (int place = After(hole, size); _slots[list.Block + place] is int moved && moved != 0; place = After(place, size))
        {
            int home = Home(moved, size);
            int past = place - home < 0 ? place - home + slots : place - home;
            int gap = place - hole < 0 ? place - hole + slots : place - hole;
            if (past < gap) continue;
            _slots.Write(list.Block + hole, token) = moved;
            hole = place;
        }

        _slots.Write(list.Block + hole, token) = 0;
    }

    /// <summary>The most frequent case of <see cref="Rebuild"/>, in fewer steps (see docs/performance.md).</summary>
    private void MoveFewToArray(ref Neighbours list, long token)
    {
        int block = Take(SmallestArray, token);
        Span<int> array = _slots.WriteRun(block, Neighbours.Few, token);
        for (int place = 0; place < Neighbours.Few; place++) array[place] = list[place];
        list = new Neighbours { Count = list.Count, Block = block };
    }

    /// <summary>Moves the neighbours of a list from its block to where they now fit: into the node, to a plain array, or to a
    /// table.</summary>
    /// <param name="list">The list, with its previous count.</param>
    /// <param name="count">The number of neighbours to move.</param>
    /// <param name="size">The exponent of the new block; 0 for none.</param>
    /// <param name="token">The owner of the pages to write.</param>
    private void Rebuild(ref Neighbours list, int count, int size, long token)
    {
        Neighbours before = list;
        bool toTable = size > LargestArray;
        list = default;
        if (size > 0) list.Block = Take(size, token);
        if (toTable)
        {
            for (int i = 1; i < 1 << size; i++) _slots.Write(list.Block + i, token) = 0;
            _slots.Write(list.Block, token) = size;
        }

        Span<int> array = size == 0 || toTable ? default : _slots.WriteRun(list.Block, count, token);
        int placed = 0;
        foreach (int neighbour in Of(before))
        {
            if (placed == count) break; // only the slot of the removed neighbour is left
            if (toTable) _slots.Write(Find(list, neighbour), token) = neighbour;
            else if (size == 0) list[placed] = neighbour;
            else array[placed] = neighbour;
            placed++;
        }

        Give(before.Block, before.Count > Scanned ? _slots[before.Block] : Capacity(before.Count), token);
        list.Count = before.Count;
    }

    /// <summary>A block of 2^<paramref name="size"/> slots with any content.</summary>
    private int Take(int size, long token)
    {
        int block = _free[size];
        if (block != 0)
        {
            _free[size] = _slots[block];
            return block;
        }

        // Slots that are skipped so that the block does not cross a page boundary are kept for smaller lists.
        int alignment = Math.Min(1 << size, PersistentArray<int>.PageSize);
        for (; (_end & (alignment - 1)) != 0; _end += _end & -_end) Give(_end, Bits.Lowest((uint)_end), token);
        block = _end;
        _end = checked(_end + (1 << size));
        return block;
    }

    private void Give(int block, int size, long token)
    {
        _slots.Write(block, token) = _free[size];
        _free[size] = block;
    }

    /// <summary>Walks the neighbours of one list, in no meaningful order. Invalid after a write to the same list.</summary>
    internal ref struct Walk
    {
        private readonly PersistentArray<int> _slots;
        private readonly Neighbours _few;
        private readonly int _block;
        private readonly int _end;
        private ReadOnlySpan<int> _run; // the part of the block that is being walked, within one page
        private int _behind; // where in the block the next part begins
        private int _place; // in the node, or in the part

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Walk(scoped in PersistentArray<int> slots, scoped in Neighbours list)
        {
            if (list.AreFew)
            {
                (_few, _end) = (list, list.Count);
                return;
            }

            bool isTable = list.Count > Scanned;
            (_slots, _block) = (slots, list.Block);
            _behind = isTable ? 1 : 0;
            _end = isTable ? 1 << slots[_block] : list.Count;
        }

        public int Current { get; private set; }

        public readonly Walk GetEnumerator() => this;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            if (_few.Count > 0)
            {
                if (_place == _end) return false;
                Current = _few[_place++];
                return true;
            }

            while (true)
            {
                while ((uint)_place < (uint)_run.Length)
                {
                    Current = _run[_place++];
                    if (Current != 0) return true;
                }

                if (_behind >= _end) return false;
                _run = _slots.Run(_block + _behind, _end - _behind);
                (_behind, _place) = (_behind + _run.Length, 0);
            }
        }
    }
}
