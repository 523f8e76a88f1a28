using System.Runtime.CompilerServices;


namespace MilestoneTracker.Storage;

// A growing array that copies share, by ownership.
//
// Items lie in pages of about 1 KB, pages under branches of up to 32, branches under limbs of up to 32, limbs under one root. Every
// page, branch, limb and root carries the token of the copy that owns it. A copy of this struct shares everything with its
// original; whoever then writes copies the page first, and what is above it, unless its own token is on it already. So copying is
// O(1), reading needs no check, and a page is copied at most once for each copy that was taken.
//
// A copy that is written has a table of all pages beside the tree, so that it finds a page in one step instead of three; each step
// is a tenth of the time of declaring a dependency (docs/performance.md). A copy that has just been made has none, and makes it when it
// has been written so often that it pays; one that is frozen and read that often too.
//
// The rule that makes it safe: a token is never used again once something that it owns has been shared (a state takes a
// new one when it is frozen), so a shared page has no owner and never changes again. A table does change, so copies are made by
// Share and not by assigning; what is assigned is good for reading until the next write, and is not written.
//
// Threads: readers of a shared copy need nothing; one writer at a time for each copy that is written.
// The sizes: larger pages and branches copy more for the first write after a snapshot, smaller ones cost memory and steps. With 32
// branches and limbs that copies about as much in a registry of a million as in a small one.
internal struct PersistentArray<T>
    where T : struct
{
    private const int BranchBits = 5;
    private const int LimbBits = 2 * BranchBits;
    private const int BranchMask = (1 << BranchBits) - 1;
    private const int WritesThatPayForATable = 128; // for each limb, which has up to 1,024 pages
    private static readonly int PageBits = ItemBits();
    private static readonly int PageMask = (1 << PageBits) - 1;

    private UpperBranch[] _limbs;
    private long _owner;
    private Page[]? _table; // all pages, where this copy has been written often
    private int _writes; // without a table

    public static PersistentArray<T> Empty { get; } = new() { _limbs = [], _table = [] };

    /// <summary>The most items that lie side by side, from an index that is a multiple of it.</summary>
    public static int PageSize => PageMask + 1;

    /// <summary>The item at an index that has been written to before, or on the page of one that has.</summary>
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

    /// <summary>The item at any index, to be written by the owner of <paramref name="token"/>; what was never written is
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

    /// <summary>The items from an index on, which lie on one page, to be written by the owner of <paramref name="token"/>.</summary>
    public Span<T> WriteRun(int index, int length, long token)
    {
        Write(index, token);
        return new Span<T>(Items(index), index & PageMask, length);
    }

    /// <summary>A copy that shares all pages; both sides need new tokens before they are written.</summary>
    public readonly PersistentArray<T> Share() => new() { _limbs = _limbs, _owner = _owner };

    /// <summary>Of a copy that is not written any more and much read: makes the table of all pages. Safe beside readers.</summary>
    public void BuildTable() => _table ??= AllPages();

    /// <summary>Whether the page of an index was ever written to in this copy.</summary>
    public readonly bool Has(int index)
    {
        if (_table is { } table) return index >> PageBits < table.Length && table[index >> PageBits].Items is not null;
        int limb = index >> (PageBits + LimbBits);
        int branch = (index >> (PageBits + BranchBits)) & BranchMask;
        int page = (index >> PageBits) & BranchMask;
        return limb < _limbs.Length && branch < _limbs[limb].Branches.Length
            && page < _limbs[limb].Branches[branch].Pages.Length && _limbs[limb].Branches[branch].Pages[page].Items is not null;
    }

    /// <summary>The first index at or after <paramref name="index"/> whose page differs between the two, or <paramref name="end"/>.
    /// Skips what is shared above the page in one step.</summary>
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

    /// <summary>Of how many items around an index it is told at once that they are shared, as an exponent; 0 where the page
    /// differs, or one of the two has none.</summary>
    private readonly int Shared(in PersistentArray<T> other, int index)
    {
        int limb = index >> (PageBits + LimbBits);
        if (limb >= _limbs.Length || limb >= other._limbs.Length) return 0;
        (Branch[] branches, Branch[] otherBranches) = (_limbs[limb].Branches, other._limbs[limb].Branches);
        if (ReferenceEquals(branches, otherBranches)) return PageBits + LimbBits;
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
            : _limbs[index >> (PageBits
                + LimbBits)].Branches[(index >> (PageBits + BranchBits)) & BranchMask].Pages[(index >> PageBits) & BranchMask].Items;
    }

    // Indexes come from the registry's own tables and lie on the page. An array's length, and the address that a check for null
    // would touch, are on a cache line of their own, which would be a second miss for each item. Asking for null by hand touches nothing,
    // and the compiler leaves its own check out then (docs/performance.md).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T At(T[] page, int place)
    {
#if NET
        if (page is null) throw new InvalidOperationException("A page that was never written is not read.");
        return ref Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(page), place);
#else
        return ref page[place];
#endif
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] EnsureOwned(int index, long token)
    {
        if (token == OwnershipToken.Frozen) throw new InvalidOperationException("What is frozen is not written.");
        ref Page page = ref Place(index, token);
        // Not Clone, which is far slower (docs/performance.md).
        if (page.Owner != token) page = new Page { Items = Copy(page.Items ?? [], PageSize), Owner = token };
        if (_table is not null)
        {
            int place = index >> PageBits;
            if (place >= _table.Length) _table = Copy(_table, Math.Max(place + 1, _table.Length * 2));
            _table[place] = page;
        }
        else if (++_writes > WritesThatPayForATable * _limbs.Length)
        {
            _table = AllPages();
        }

        return page.Items;
    }

    // Ownership is taken from the root down, so that a page with the token on it lies under a branch, a limb and a root with it.
    private ref Page Place(int index, long token)
    {
        int limb = index >> (PageBits + LimbBits);
        if (limb >= _limbs.Length || _owner != token)
        {
            int count = _limbs.Length;
            (_limbs, _owner) = (Copy(_limbs, Math.Max(count, limb + 1)), token);
            for (int i = count; i < _limbs.Length; i++) _limbs[i].Branches = [];
        }

        ref UpperBranch above = ref _limbs[limb];
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
        Page[] table = new Page[_limbs.Length << LimbBits];
        for (int limb = 0; limb < _limbs.Length; limb++)
            for (int branch = 0; branch < _limbs[limb].Branches.Length; branch++)
                _limbs[limb].Branches[branch].Pages.CopyTo(table, (limb << LimbBits) + (branch << BranchBits));
        return table;
    }

    private static TItem[] Copy<TItem>(TItem[] items, int length)
    {
        TItem[] copy = new TItem[length];
        items.CopyTo(copy, 0);
        return copy;
    }

    /// <summary>The exponent of how many items a page has: a power of two that comes to about 1 KB.</summary>
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
