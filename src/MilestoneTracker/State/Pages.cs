using System.Runtime.CompilerServices;

namespace MilestoneTracker.State;

// A growing array that copies share, by ownership.
//
// Items lie in pages of about 1 KB, pages under branches of up to 256, branches under one root. Every page, branch and root
// carries the token of the copy that owns it. A copy of this struct shares everything with its original; whoever then
// writes copies the page first, unless its own token is on it already. So copying is O(1), reading needs no check, and
// a page is copied at most once for each copy that was taken.
//
// The rule that makes it safe: a token is never used again once something that it owns has been shared (a state takes a
// new one when it is frozen), so a shared page has no owner and never changes again.
//
// Threads: readers of a shared copy need nothing; one writer at a time for each copy that is written.
// The sizes: smaller pages cost memory for the branches, larger ones copy more for each write; with 256 pages under a
// branch, a million rows have a root of some 250, so that the first write after a snapshot copies about as much as in a small registry.
internal struct Pages<T>
    where T : struct
{
    private const int BranchBits = 8;
    private const int BranchMask = (1 << BranchBits) - 1;
    private static readonly int PageBits = ItemBits();
    private static readonly int PageMask = (1 << PageBits) - 1;

    private Branch[] _branches;
    private long _owner;

    public static Pages<T> Empty { get; } = new() { _branches = [] };

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

    /// <summary>The item at any index, to be written by the owner of <paramref name="token"/>; what was never written is <c>default</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Write(int index, long token)
    {
        int branch = index >> (PageBits + BranchBits);
        int page = (index >> PageBits) & BranchMask;
        Branch[] branches = _branches;
        if ((uint)branch < (uint)branches.Length)
        {
            Page[] pages = branches[branch].Pages;
            if ((uint)page < (uint)pages.Length && pages[page].Owner == token) return ref At(pages[page].Items, index & PageMask);
        }

        return ref At(Own(branch, page, token), index & PageMask);
    }

    /// <summary>The items from an index on, which lie on one page, to be written by the owner of <paramref name="token"/>.</summary>
    public Span<T> WriteRun(int index, int length, long token)
    {
        Write(index, token);
        return new Span<T>(Items(index), index & PageMask, length);
    }

    /// <summary>Whether the page of an index was ever written to in this copy.</summary>
    public readonly bool Has(int index)
    {
        int branch = index >> (PageBits + BranchBits);
        int page = (index >> PageBits) & BranchMask;
        return (uint)branch < (uint)_branches.Length && (uint)page < (uint)_branches[branch].Pages.Length && _branches[branch].Pages[page].Items is not null;
    }

    /// <summary>Whether the page of an index is one and the same in both, so that all that lies on it is equal.</summary>
    public readonly bool SharesPage(in Pages<T> other, int index)
    {
        int branch = index >> (PageBits + BranchBits);
        int page = (index >> PageBits) & BranchMask;
        if (branch >= _branches.Length || branch >= other._branches.Length) return false;
        (Page[] pages, Page[] others) = (_branches[branch].Pages, other._branches[branch].Pages);
        return ReferenceEquals(pages, others) || (page < pages.Length && page < others.Length && ReferenceEquals(pages[page].Items, others[page].Items));
    }

    /// <summary>The first index at or after <paramref name="index"/> whose page differs between the two, or <paramref name="end"/>. Skips a shared branch in one step.</summary>
    public readonly int NextDifferent(in Pages<T> other, int index, int end)
    {
        while (index < end && SharesPage(other, index))
        {
            int branch = index >> (PageBits + BranchBits);
            int step = ReferenceEquals(_branches[branch].Pages, other._branches[branch].Pages) ? PageBits + BranchBits : PageBits;
            long next = ((long)(index >> step) + 1) << step;
            index = (int)Math.Min(next, end);
        }

        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T[] Items(int index) => _branches[index >> (PageBits + BranchBits)].Pages[(index >> PageBits) & BranchMask].Items;

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

    // Ownership is taken from the root down, so that a page with the token on it lies under a branch and a root with it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private T[] Own(int branch, int page, long token)
    {
        if (token == PageOwner.Nobody) throw new InvalidOperationException("What is frozen is not written.");
        if (branch >= _branches.Length || _owner != token)
        {
            int count = _branches.Length;
            Branch[] branches = Copy(_branches, Math.Max(count, branch + 1));
            for (int i = count; i < branches.Length; i++) branches[i].Pages = [];
            (_branches, _owner) = (branches, token);
        }

        ref Branch owned = ref _branches[branch];
        int pages = owned.Pages.Length;
        if (page >= pages || owned.Owner != token)
            owned = new Branch { Pages = Copy(owned.Pages, page < pages ? pages : Math.Min(Math.Max(page + 1, pages * 2), BranchMask + 1)), Owner = token };
        T[] items = (T[]?)owned.Pages[page].Items?.Clone() ?? new T[PageSize];
        owned.Pages[page] = new Page { Items = items, Owner = token };
        return items;
    }

    private static TItem[] Copy<TItem>(TItem[] items, int length)
    {
        TItem[] copy = new TItem[length];
        items.CopyTo(copy, 0);
        return copy;
    }

    /// <summary>The exponent of how many items a page has: as many as a power of two that is nearest to 1 KB.</summary>
    private static int ItemBits()
    {
        int bits = 0;
        while (Unsafe.SizeOf<T>() << bits < 1024 * 3 / 4) bits++;
        return bits;
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

/// <summary>The tokens that say whose a page is; each is given out once.</summary>
internal static class PageOwner
{
    /// <summary>Owns no page: nothing can be written under it.</summary>
    public const long Nobody = -1;

    private static long _last;

    public static long New() => Interlocked.Increment(ref _last);
}
