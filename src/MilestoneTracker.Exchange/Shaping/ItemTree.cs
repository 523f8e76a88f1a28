using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Shaping;

// The outline of a draft. Invariants: every item has one place in the walk from the roots, children in the order of the file; what lies
// below an item are the items of the walk from its own place up to its end; the leaves below it are a stretch of all leaves. So ancestors
// are found in O(1) and leaves without a walk. O(items) to build, without recursion. The outline must have no loop (Outlines.CheckAcyclic).
internal sealed class ItemTree
{
    private readonly int[] _place;
    private readonly int[] _end;
    private readonly int[] _firstLeaf;
    private readonly int[] _lastLeaf;
    private readonly int[] _firstChild;
    private readonly int[] _nextSibling;
    private readonly List<int> _leaves;
    private readonly int[] _order;

    public ItemTree(List<DraftItem> items, bool hasParents)
    {
        HasGroups = hasParents;
        int count = HasGroups ? items.Count : 0; // else every item is a root and a leaf, and nothing need be kept
        (_place, _end, _firstLeaf, _lastLeaf) = (new int[count], new int[count], new int[count], new int[count]);
        (_firstChild, _nextSibling) = (Filled(count), Filled(count));
        (_order, _leaves) = (new int[count], new List<int>(count));
        int[] lastChild = Filled(count);
        foreach (DraftItem item in items)
        {
            if (item.Parent is not { } parent) continue;
            if (lastChild[parent.Index] < 0) _firstChild[parent.Index] = item.Index;
            else _nextSibling[lastChild[parent.Index]] = item.Index;
            lastChild[parent.Index] = item.Index;
        }

        if (!HasGroups) return;
        int at = 0;
        foreach (DraftItem root in items)
            if (root.Parent is null) Walk(root.Index, items, ref at);
    }

    /// <summary>Whether any item has children.</summary>
    public bool HasGroups { get; }

    /// <summary>All items, parents before their children; none where there are no groups.</summary>
    public ReadOnlySpan<int> Order => _order;

    public bool IsGroup(int item) => HasGroups && _firstChild[item] >= 0;

    /// <summary>Whether the one is the other or lies above it.</summary>
    public bool IsAtOrAbove(int upper, int lower) =>
        !HasGroups ? upper == lower : _place[upper] <= _place[lower] && _place[lower] < _end[upper];

    /// <summary>The items without children at or below an item, in the order of the outline.</summary>
    public ReadOnlySpan<int> Leaves(int item) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_leaves)[_firstLeaf[item].._lastLeaf[item]];

    public IEnumerable<int> Children(int item)
    {
        for (int child = _firstChild[item]; child >= 0; child = _nextSibling[child]) yield return child;
    }

    private void Walk(int root, List<DraftItem> items, ref int place)
    {
        int at = root;
        Enter(at, ref place);
        while (true)
        {
            if (_firstChild[at] >= 0 && _end[at] == 0)
            {
                at = _firstChild[at];
                Enter(at, ref place);
                continue;
            }

            (_end[at], _lastLeaf[at]) = (place, _leaves.Count);
            if (at == root) return;
            if (_nextSibling[at] >= 0)
            {
                at = _nextSibling[at];
                Enter(at, ref place);
                continue;
            }

            at = items[at].Parent!.Index;
            _end[at] = place;
        }
    }

    private void Enter(int item, ref int place)
    {
        _order[place] = item;
        (_place[item], _firstLeaf[item]) = (place++, _leaves.Count);
        if (_firstChild[item] < 0) _leaves.Add(item);
    }

    private static int[] Filled(int count)
    {
        int[] filled = new int[count];
        Array.Fill(filled, -1);
        return filled;
    }
}
