using System.Runtime.CompilerServices;

namespace MilestoneTracker.State;

// A growing array that copies share, by ownership.
//
// Items lie in pages of 1 KB, pages under branches of up to 256, branches under one root. Every page, branch and root
// carries the token of the copy that owns it. A copy of this struct shares everything with its original; whoever then
// writes copies the page first, unless its own token is on it already. So copying is O(1), reading needs no check, and
// a page is copied at most once for each copy that was taken.
//
// The rule that makes it safe: a token is never used again once something that it owns has been shared (a state takes a
// new one when it is frozen), so a shared page has no owner and never changes again.
//
// Threads: readers of a shared copy need nothing; one writer at a time for each copy that is written.
// The sizes: smaller pages cost memory for the branches, larger ones copy more for each write; with 256 pages under a
// branch, a million rows have a root of 245, so that the first write after a snapshot copies about as much as in a small registry.
internal struct Pages<T>
    where T : struct
{
    private const int BranchBits = 8;
    private const int BranchMask = (1 << BranchBits) - 1;
    private static readonly int PageBits = 10 - SizeBits();
    private static readonly int PageMask = (1 << PageBits) - 1;

    private T[]?[][] _pages;
    private long[][] _owners;
    private long[] _branchOwners;
    private long _rootOwner;

    public static Pages<T> Empty { get; } = new() { _pages = [], _owners = [], _branchOwners = [] };

    /// <summary>The most items that lie side by side, from an index that is a multiple of it.</summary>
    public static int PageSize => PageMask + 1;

    /// <summary>The item at an index that has been written to before, or on the page of one that has.</summary>
    public readonly ref readonly T this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref At(Page(index), index & PageMask);
    }

    /// <summary>The items from an index to the end of its page, and no more than <paramref name="length"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ReadOnlySpan<T> Run(int index, int length)
    {
        int place = index & PageMask;
        return new ReadOnlySpan<T>(Page(index), place, Math.Min(length, PageSize - place));
    }

    /// <summary>The item at any index, to be written by the owner of <paramref name="token"/>; what was never written is <c>default</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T Write(int index, long token)
    {
        int branch = index >> (PageBits + BranchBits);
        int page = (index >> PageBits) & BranchMask;
        long[][] owners = _owners;
        if ((uint)branch >= (uint)owners.Length || (uint)page >= (uint)owners[branch].Length || owners[branch][page] != token) Own(branch, page, token);
        return ref At(_pages[branch][page]!, index & PageMask);
    }

    /// <summary>Whether the page of an index was ever written to in this copy.</summary>
    public readonly bool Has(int index)
    {
        int branch = index >> (PageBits + BranchBits);
        int page = (index >> PageBits) & BranchMask;
        return (uint)branch < (uint)_pages.Length && (uint)page < (uint)_pages[branch].Length && _pages[branch][page] is not null;
    }

    /// <summary>Whether the page of an index is one and the same in both, so that all that lies on it is equal.</summary>
    public readonly bool SharesPage(in Pages<T> other, int index)
    {
        int branch = index >> (PageBits + BranchBits);
        int page = (index >> PageBits) & BranchMask;
        return branch < _pages.Length && branch < other._pages.Length
            && (ReferenceEquals(_pages[branch], other._pages[branch])
                || (page < _pages[branch].Length && page < other._pages[branch].Length && ReferenceEquals(_pages[branch][page], other._pages[branch][page])));
    }

    /// <summary>The first index at or after <paramref name="index"/> whose page differs between the two, or <paramref name="end"/>. Skips a shared branch in one step.</summary>
    public readonly int NextDifferent(in Pages<T> other, int index, int end)
    {
        while (index < end && SharesPage(other, index))
        {
            int branch = index >> (PageBits + BranchBits);
            int step = ReferenceEquals(_pages[branch], other._pages[branch]) ? PageBits + BranchBits : PageBits;
            long next = ((long)(index >> step) + 1) << step;
            index = (int)Math.Min(next, end);
        }

        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly T[] Page(int index) => _pages[index >> (PageBits + BranchBits)][(index >> PageBits) & BranchMask]!;

    // Indexes come from the registry's own tables and lie on the page; not asking for the array's length saves the
    // cache line that it is on.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref T At(T[] page, int place) =>
#if NET
        ref Unsafe.Add(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(page), place);
#else
        ref page[place];
#endif

    // Ownership is taken from the root down, so that a page with the token on it lies under a branch and a root with it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Own(int branch, int page, long token)
    {
        if (token == PageOwner.Nobody) throw new InvalidOperationException("What is frozen is not written.");
        if (branch >= _pages.Length || _rootOwner != token)
        {
            int count = _pages.Length;
            int length = Math.Max(count, branch + 1);
            (_pages, _owners, _branchOwners, _rootOwner) = (Copy(_pages, length), Copy(_owners, length), Copy(_branchOwners, length), token);
            for (int i = count; i < length; i++) (_pages[i], _owners[i], _branchOwners[i]) = ([], [], token);
        }

        int pages = _pages[branch].Length;
        if (page >= pages || _branchOwners[branch] != token)
        {
            int length = page < pages ? pages : Math.Min(Math.Max(page + 1, pages * 2), BranchMask + 1);
            (_pages[branch], _owners[branch], _branchOwners[branch]) = (Copy(_pages[branch], length), Copy(_owners[branch], length), token);
        }

        _pages[branch][page] = (T[]?)_pages[branch][page]?.Clone() ?? new T[PageSize];
        _owners[branch][page] = token;
    }

    private static TItem[] Copy<TItem>(TItem[] items, int length)
    {
        TItem[] copy = new TItem[length];
        items.CopyTo(copy, 0);
        return copy;
    }

    private static int SizeBits()
    {
        int bits = 0;
        while (1 << (bits + 1) <= Unsafe.SizeOf<T>()) bits++;
        return bits;
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
