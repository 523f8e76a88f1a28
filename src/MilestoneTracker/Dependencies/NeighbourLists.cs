using System.Runtime.CompilerServices;
using MilestoneTracker.State;

namespace MilestoneTracker.Dependencies;

// The neighbours of every milestone, in one arena of integers that snapshots share page by page.
//
// A list lies in one block of a power of two. Up to 16 neighbours it is a plain array that is scanned, in the smallest
// block that holds it. Beyond that the block is a hash table with linear probing: its first slot holds its size, the
// other slots a neighbour or 0. So to look up, add and remove cost O(1) however large a hub is, and walking a list costs
// O(neighbours): a table is never more than seven eighths empty. A block that is given back is used again for its size.
//
// Blocks no longer than a page never cross one, so that a short list is one run of memory. Order within a list means nothing.
// The arena holds 2³¹ slots; a registry that large has long run out of memory.
internal struct NeighbourLists
{
    /// <summary>The most neighbours that are kept as a plain array.</summary>
    private const int Scanned = 16;

    private const int SmallestTable = 5;
    private const int Sizes = 31;

    private Pages<int> _slots;
    private int[] _free; // by size: the first of the blocks that were given back; each holds the next in its first slot
    private int _end;

    public static NeighbourLists Empty => new() { _slots = Pages<int>.Empty, _free = new int[Sizes], _end = 2 };

    /// <summary>A copy that shares all pages; both sides need new tokens before they are written.</summary>
    public readonly NeighbourLists Copy() => this with { _free = (int[])_free.Clone() };

    public readonly Walk Of(in Links list) => new(in _slots, list);

    public readonly bool Contains(in Links list, int neighbour)
    {
        if (list.Count > Scanned) return _slots[Find(list, neighbour)] == neighbour;
        return list.Count > 0 && _slots.Run(list.Head, list.Count).IndexOf(neighbour) >= 0;
    }

    /// <summary>Adds a neighbour that is not there.</summary>
    public void Add(ref Links list, int neighbour, long token)
    {
        int count = list.Count;
        if (count < Scanned)
        {
            if (count == 0) list.Head = Take(1, token);
            else if (count > 1 && (count & (count - 1)) == 0) Move(ref list, Size(count), Size(count + 1), token);
            _slots.Write(list.Head + count, token) = neighbour;
        }
        else
        {
            int size = count == Scanned ? 0 : _slots[list.Head];
            if (size == 0) Rebuild(ref list, SmallestTable, token);
            else if ((count + 1L) * 3 > 2L << size) Rebuild(ref list, size + 1, token);
            _slots.Write(Find(list, neighbour), token) = neighbour;
        }

        list.Count = count + 1;
    }

    /// <summary>Removes a neighbour that is there.</summary>
    public void Remove(ref Links list, int neighbour, long token)
    {
        int count = list.Count;
        if (count <= Scanned)
        {
            int place = _slots.Run(list.Head, count).IndexOf(neighbour);
            int last = _slots[list.Head + count - 1];
            _slots.Write(list.Head + place, token) = last;
            if (count == 1) Give(list.Head, 1, token);
            else if (Size(count - 1) < Size(count)) Move(ref list, Size(count), Size(count - 1), token);
            if (count == 1) list.Head = 0;
        }
        else
        {
            Vacate(list, Find(list, neighbour), token);
            int size = _slots[list.Head];
            if (count - 1 == Scanned) Rebuild(ref list, 0, token);
            else if (size > SmallestTable && (count - 1L) << 3 < 1L << size) Rebuild(ref list, size - 1, token);
        }

        list.Count = count - 1;
    }

    /// <summary>The cursor of the first neighbour, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Begin(in Links list) => list.Count is > 0 and <= Scanned ? 0 : list.Count == 0 ? -1 : Occupied(list, 1);

    /// <summary>The neighbour at a cursor; the cursor moves on to the next one, or to −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int Take(in Links list, ref int cursor)
    {
        int neighbour = _slots[list.Head + cursor];
        cursor++;
        if (list.Count > Scanned) cursor = Occupied(list, cursor);
        else if (cursor == list.Count) cursor = -1;
        return neighbour;
    }

    /// <summary>Whether two lists, of two copies of one arena, surely hold the same neighbours because they lie on the same pages.</summary>
    public readonly bool Shares(in Links list, in NeighbourLists other, in Links theirs)
    {
        if (list.Head != theirs.Head || list.Count != theirs.Count) return false;
        int end = list.Head + Extent(list);
        return list.Count == 0 || _slots.NextDifferent(other._slots, list.Head, end) >= end;
    }

    private readonly int Extent(in Links list) => list.Count > Scanned ? 1 << _slots[list.Head] : list.Count;

    /// <summary>The exponent of the smallest block for a plain array.</summary>
    private static int Size(int count) => count <= 2 ? 1 : count <= 4 ? 2 : count <= 8 ? 3 : 4;

    /// <summary>The first occupied slot of a table from an offset on, or −1.</summary>
    private readonly int Occupied(in Links list, int offset)
    {
        int capacity = 1 << _slots[list.Head];
        while (offset < capacity && _slots[list.Head + offset] == 0) offset++;
        return offset < capacity ? offset : -1;
    }

    /// <summary>Where a table holds a neighbour, or would.</summary>
    private readonly int Find(in Links list, int neighbour)
    {
        int size = _slots[list.Head];
        int place = Home(neighbour, size);
        while (true)
        {
            int found = _slots[list.Head + place];
            if (found == neighbour || found == 0) return list.Head + place;
            place = After(place, size);
        }
    }

    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4). Slot 0 holds the size, so its turn goes to slot 1.
    private static int Home(int neighbour, int size) => Math.Max(1, (int)((uint)neighbour * 0x9E3779B1u >> (32 - size)));

    private static int After(int place, int size) => place + 1 < 1 << size ? place + 1 : 1;

    // Empties a slot and moves up what was pushed past it (Knuth 3, 6.4, algorithm R), so that no marks of removal pile up.
    private void Vacate(in Links list, int slot, long token)
    {
        int size = _slots[list.Head];
        int slots = (1 << size) - 1;
        int hole = slot - list.Head;
        for (int place = After(hole, size); _slots[list.Head + place] is int moved && moved != 0; place = After(place, size))
        {
            int home = Home(moved, size);
            int past = place - home < 0 ? place - home + slots : place - home;
            int gap = place - hole < 0 ? place - hole + slots : place - hole;
            if (past < gap) continue;
            _slots.Write(list.Head + hole, token) = moved;
            hole = place;
        }

        _slots.Write(list.Head + hole, token) = 0;
    }

    /// <summary>Moves a plain array to a block of another size.</summary>
    private void Move(ref Links list, int from, int to, long token)
    {
        int head = Take(to, token);
        int count = Math.Min(list.Count, 1 << to);
        for (int i = 0; i < count; i++) _slots.Write(head + i, token) = _slots[list.Head + i];
        Give(list.Head, from, token);
        list.Head = head;
    }

    /// <summary>Moves a list to a table of the given size, or to a plain array where that is 0.</summary>
    private void Rebuild(ref Links list, int size, long token)
    {
        Links before = list;
        bool fromTable = list.Count > Scanned;
        int oldSize = fromTable ? _slots[list.Head] : Size(list.Count);
        list.Head = Take(size == 0 ? Size(Scanned) : size, token);
        if (size > 0)
        {
            for (int i = 0; i < 1 << size; i++) _slots.Write(list.Head + i, token) = 0;
            _slots.Write(list.Head, token) = size;
        }

        int placed = 0;
        int end = fromTable ? 1 << oldSize : before.Count;
        for (int i = fromTable ? 1 : 0; i < end; i++)
        {
            int neighbour = _slots[before.Head + i];
            if (neighbour != 0) _slots.Write(size == 0 ? list.Head + placed++ : Find(list, neighbour), token) = neighbour;
        }

        Give(before.Head, oldSize, token);
    }

    /// <summary>A block of 2^<paramref name="size"/> slots, whatever they hold.</summary>
    private int Take(int size, long token)
    {
        int block = _free[size];
        if (block != 0)
        {
            _free[size] = _slots[block];
            return block;
        }

        // What is passed over so that the block does not cross a page is kept for smaller lists.
        int alignment = Math.Min(1 << size, Pages<int>.PageSize);
        for (; (_end & (alignment - 1)) != 0; _end += _end & -_end) Give(_end, LowestBit(_end), token);
        block = _end;
        _end = checked(_end + (1 << size));
        return block;
    }

    private void Give(int block, int size, long token)
    {
        _slots.Write(block, token) = _free[size];
        _free[size] = block;
    }

    private static int LowestBit(int value)
    {
        int bit = 0;
        while ((value >> bit & 1) == 0) bit++;
        return bit;
    }

    /// <summary>Walks the neighbours of one list, in no order that means anything. Not to be used across a write to the same copy.</summary>
    internal ref struct Walk
    {
        private readonly Pages<int> _slots;
        private ReadOnlySpan<int> _run;
        private int _place;
        private int _next;
        private readonly int _end;

        internal Walk(scoped in Pages<int> slots, scoped in Links list)
        {
            _slots = slots;
            bool table = list.Count > Scanned;
            _next = table ? list.Head + 1 : list.Head;
            _end = list.Head + (table ? 1 << slots[list.Head] : list.Count);
            _run = default;
            _place = 0;
            Current = 0;
        }

        public int Current { get; private set; }

        public readonly Walk GetEnumerator() => this;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            do
            {
                if ((uint)_place >= (uint)_run.Length && !NextRun()) return false;
                Current = _run[_place++];
            }
            while (Current == 0);
            return true;
        }

        private bool NextRun()
        {
            if (_next >= _end) return false;
            _run = _slots.Run(_next, _end - _next);
            _next += _run.Length;
            _place = 0;
            return true;
        }
    }
}
