using System.Collections;

namespace MilestoneTracker.Exchange.Reading;

// Links by the hundred thousand, in pages: a list that grows copies no page again, and no page is so large that the runtime would keep it
// apart and clear it for each import. Only added to and shortened while a plan is read; what a plan shows of it cannot be changed.
internal sealed class LinkList : IReadOnlyList<ImportedLink>
{
    private const int Bits = 11; // pages of 80 kB
    private const int Least = 16;
    private readonly List<ImportedLink[]> _pages = [];

    public int Count { get; private set; }

    ImportedLink IReadOnlyList<ImportedLink>.this[int index] => this[index];

    public ref ImportedLink this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return ref _pages[index >> Bits][index & ((1 << Bits) - 1)];
        }
    }

    public void Add(in ImportedLink link)
    {
        (int page, int at) = (Count >> Bits, Count & ((1 << Bits) - 1));
        if (page == _pages.Count) _pages.Add(new ImportedLink[page == 0 ? Least : 1 << Bits]);
        ImportedLink[] links = _pages[page];
        if (at == links.Length)
        {
            Array.Resize(ref links, at * 2);
            _pages[page] = links;
        }

        links[at] = link;
        Count++;
    }

    public void AddRange(LinkList others)
    {
        for (int i = 0; i < others.Count; i++) Add(others[i]);
    }

    /// <summary>Drops the links behind the first so many.</summary>
    public void Shorten(int count)
    {
        Count = count;
        int pages = (count + (1 << Bits) - 1) >> Bits;
        _pages.RemoveRange(pages, _pages.Count - pages);
    }

    public IEnumerator<ImportedLink> GetEnumerator()
    {
        for (int i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
