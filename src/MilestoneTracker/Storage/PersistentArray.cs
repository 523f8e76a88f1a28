using System.Runtime.CompilerServices;

namespace MilestoneTracker.Storage;

// A growing array that copies share, with copy on write.
//
// Items are in pages of about 1 KB, pages under branches of up to 32, branches under upper branches of up to 32, upper branches under one
// root. Every page, branch, upper branch and root carries the token of the copy that owns it. A copy of this struct shares everything
// with its original; before either writes, it copies the page and the path to it, unless they already carry its token. So copying is
// O(1), reading needs no check, and a page is copied at most once for each copy that was taken.
//
// A copy that is written has a table of all pages beside the tree, so that it finds a page in one step instead of three (see
// docs/performance.md). A new copy has none, and builds it after enough writes; a frozen copy builds it after enough reads.
//
// This is safe because a token is never used again once something that it owns has been shared (a state takes a new one when it is
// frozen), so a shared page has no owner and never changes. A table does change, so copies are made by Share and not by assignment; an
// assigned copy is valid for reading until the next write, and must not be written.
//
// Threads: readers of a shared copy need no lock; each writable copy has one writer at a time. Sizes: larger pages and branches copy more
// for the first write after a snapshot, smaller ones cost memory and steps. With 32 branches and upper branches a write copies about as
// much in a registry of a million as in a small one.
internal struct PersistentArray<T>
    where T : struct
{
    private const int BranchBits = 5;
    private const int UpperBits = 2 * BranchBits;
    private const int BranchMask = (1 << BranchBits) - 1;
    private const int WritesThatPayForATable = 128; // for each upper branch, which has up to 1,024 pages
    private static readonly int PageBits = ItemBits();
    private static readonly int PageMask = (1 << PageBits) - 1;

    private UpperBranch[] _upperBranches;
    private long _owner;
    private Page[]? _table; // all pages, if this copy has been written often enough
    private int _writes; // since there was no table

    public static PersistentArray<T> Empty { get; } = new() { _upperBranches = [], _table = [] };

    /// <summary>The maximum number of contiguous items, from an index that is a multiple of it.</summary>
    public static int PageSize => PageMask + 1;

    /// <summary>The item at an index that has been written before, or is on the page of one that has.</summary>
    public readonly ref readonly T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref At(Items(index), index & PageMask);
    }

    /// <summary>The items from an index to the end of its page, and no more than <paramref name="length"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ReadOnlySpan<T> Run(int index, int length)
    {
        int place = index & PageMask;
        length = Math.Min(length, PageSize - place);
#if NET
        return System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref At(Items(index), place), length);
#else
        return new ReadOnlySpan<T>(Items(index), place, length);
#endif
    }

    /// <summary>The item at any index, for writing by the owner of <paramref name="token"/>; an item that was never written is
    /// <c>default</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Write(int index, long token)
    {
        int page = index >> PageBits;
        Page[]? table = _table;
        return ref At(
            table is not null && (uint)page < (uint)table.Length && table[page].Owner == token
            ? table[page].Items : EnsureOwned(index, token), index & PageMask);
    }

    /// <summary>The items from an index on, all on one page, for writing by the owner of <paramref name="token"/>.</summary>
    public Span<T> WriteRun(int index, int length, long token)
    {
        Write(index, token);
        return new Span<T>(Items(index), index & PageMask, length);
    }

    /// <summary>A copy that shares all pages; both copies need new tokens before they are written to.</summary>
    public readonly PersistentArray<T> Share() => new() { _upperBranches = _upperBranches, _owner = _owner };

    /// <summary>Builds the table of all pages of a copy that is no longer written and often read. Safe beside readers.</summary>
    public void BuildTable() => _table ??= AllPages();

    /// <summary>Whether the page of an index was ever written in this copy.</summary>
    public readonly bool Has(int index)
    {
        if (_table is { } table) return index >> PageBits < table.Length && table[index >> PageBits].Items is not null;
        int upper = index >> (PageBits + UpperBits);
        int branch = (index >> (PageBits + BranchBits)) & BranchMask;
        int page = (index >> PageBits) & BranchMask;
        return upper < _upperBranches.Length && branch < _upperBranches[upper].Branches.Length
            && page < _upperBranches[upper].Branches[branch].Pages.Length
            && _upperBranches[upper].Branches[branch].Pages[page].Items is not null;
    }

    /// <summary>The first index from <paramref name="index"/> on whose page differs between the two, or <paramref name="end"/>. Skips
    /// shared branches and upper branches in one step.</summary>
    public readonly int NextDifferent(in PersistentArray<T> other, int index, int end)
    {
        while (index < end)
        {
            int shared = Shared(other, index);
            if (shared < PageBits) return index;
            index = (int)Math.Min(((long)(index >> shared) + 1) << shared, end);
        }

        return end;
    }

    /// <summary>How many items around an index are certainly shared, as an exponent; 0 if the page differs, or does not exist in one of
    /// the two.</summary>
    private readonly int Shared(in PersistentArray<T> other, int index)
    {
        int upper = index >> (PageBits + UpperBits);
        if (upper >= _upperBranches.Length || upper >= other._upperBranches.Length) return 0;
        (Branch[] branches, Branch[] otherBranches) = (_upperBranches[upper].Branches, other._upperBranches[upper].Branches);
        if (ReferenceEquals(branches, otherBranches)) return PageBits + UpperBits;
        int branch = (index >> (PageBits + BranchBits)) & BranchMask;
        if (branch >= branches.Length || branch >= otherBranches.Length) return 0;
        (Page[] pages, Page[] otherPages) = (branches[branch].Pages, otherBranches[branch].Pages);
        if (ReferenceEquals(pages, otherPages)) return PageBits + BranchBits;
        int page = (index >> PageBits) & BranchMask;
        return page < pages.Length && page < otherPages.Length && ReferenceEquals(pages[page].Items, otherPages[page].Items) ? PageBits : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T[] Items(int index)
    {
        Page[]? table = _table;
        return table is not null ? table[index >> PageBits].Items
            : _upperBranches[index >> (PageBits
                + UpperBits)].Branches[(index >> (PageBits + BranchBits)) & BranchMask].Pages[(index >> PageBits) & BranchMask].Items;
    }

    // Without bounds checks: indexes come from the registry's own tables and are on the page. An array's length, which a bounds check or
    // null check would read, is on a cache line of its own, and so a second miss for each item. The explicit null check does not touch
    // it, and makes the compiler omit its own (see docs/performance.md).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T At(T[] page, int place)
    {
#if NET
        if (page is null) throw new InvalidOperationException("A page that was never written cannot be read.");
        return ref Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(page), place);
#else
        return ref page[place];
#endif
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] EnsureOwned(int index, long token)
    {
        if (token == OwnershipToken.Frozen) throw new InvalidOperationException("A frozen array cannot be written to.");
        ref Page page = ref Place(index, token);
        // Not Clone, which is slower (see docs/performance.md).
        if (page.Owner != token) page = new Page { Items = Copy(page.Items ?? [], PageSize), Owner = token };
        if (_table is not null)
        {
            int place = index >> PageBits;
            if (place >= _table.Length) _table = Copy(_table, Math.Max(place + 1, _table.Length * 2));
            _table[place] = page;
        }
        else if (++_writes > WritesThatPayForATable * _upperBranches.Length)
        {
            _table = AllPages();
        }

        return page.Items;
    }

    // Ownership is taken from the root down, so that a page with the token is under a branch, a upper branch and a root with it.
    private ref Page Place(int index, long token)
    {
        int upper = index >> (PageBits + UpperBits);
        if (upper >= _upperBranches.Length || _owner != token)
        {
            int count = _upperBranches.Length;
            (_upperBranches, _owner) = (Copy(_upperBranches, Math.Max(count, upper + 1)), token);
            for (int i = count; i < _upperBranches.Length; i++) _upperBranches[i].Branches = [];
        }

        ref UpperBranch above = ref _upperBranches[upper];
        int branch = (index >> (PageBits + BranchBits)) & BranchMask;
        if (branch >= above.Branches.Length || above.Owner != token)
        {
            int count = above.Branches.Length;
            above = new UpperBranch { Branches = Copy(above.Branches, Room(count, branch)), Owner = token };
            for (int i = count; i < above.Branches.Length; i++) above.Branches[i].Pages = [];
        }

        ref Branch owned = ref above.Branches[branch];
        int page = (index >> PageBits) & BranchMask;
        if (page >= owned.Pages.Length || owned.Owner != token)
            owned = new Branch { Pages = Copy(owned.Pages, Room(owned.Pages.Length, page)), Owner = token };
        return ref owned.Pages[page];
    }

    private static int Room(int length, int place) => place < length ? length : Math.Min(Math.Max(place + 1, length * 2), BranchMask + 1);

    private readonly Page[] AllPages()
    {
        Page[] table = new Page[_upperBranches.Length << UpperBits];
        for (int upper = 0; upper < _upperBranches.Length; upper++)
            for (int branch = 0; branch < _upperBranches[upper].Branches.Length; branch++)
                _upperBranches[upper].Branches[branch].Pages.CopyTo(table, (upper << UpperBits) + (branch << BranchBits));
        return table;
    }

    private static TItem[] Copy<TItem>(TItem[] items, int length)
    {
        TItem[] copy = new TItem[length];
        items.CopyTo(copy, 0);
        return copy;
    }

    /// <summary>The exponent of the number of items in a page: a power of two of about 1 KB.</summary>
    private static int ItemBits()
    {
        int bits = 0;
        while (Unsafe.SizeOf<T>() << bits < 1024 * 3 / 4) bits++;
        return bits;
    }

    private struct UpperBranch
    {
        public Branch[] Branches;
        public long Owner;
    }

    private struct Branch
    {
        public Page[] Pages;
        public long Owner;
    }

    private struct Page
    {
        public T[] Items;
        public long Owner;
    }
}
