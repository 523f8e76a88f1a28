
namespace MilestoneTracker.Dependencies;

// The topological order: a circular doubly linked list through the nodes, closed by node 0, with ascending labels, so that
// two milestones are compared in O(1) and one can be put anywhere in amortised O(log n).
//
// Labels have 62 bits. Where there is no room between two of them, the labels of the smallest surrounding range that is
// sparse enough are spread evenly: Bender, Cole, Demaine, Farach-Colton and Zito, "Two Simplified Algorithms for
// Maintaining Order in a List" (ESA 2002). The density that counts as sparse falls by a factor each time the range doubles: the
// larger the factor, the more room a spread leaves and the fewer there are, and the fewer milestones fit. So it is as large as
// their number allows; fewer labels are written than with a factor of 1.4, with which four billion would fit (docs/performance.md).
internal sealed partial class DependencyGraph
{
    private const int LabelBits = 62;

    /// <summary>How far apart milestones lie that are added at the end: room for sixty million of them before labels are spread.</summary>
    private const ulong Stride = 1UL << 36;

    /// <summary>The label above all labels.</summary>
    private const ulong Top = 1UL << LabelBits;

    /// <summary>The first milestone in the order, or 0; from there <see cref="Node.Next"/> leads on, and at last to 0.</summary>
    public int First => _nodes[0].Next;

    /// <summary>The last milestone in the order, or 0.</summary>
    public int Last => _nodes[0].Previous;

    /// <summary>Puts milestones that are in no list into the order, one after the other, behind the first ones.</summary>
    public void ArrangeFromScratch(ReadOnlySpan<int> ids)
    {
        Node end = _nodes[0];
        (end.Next, end.Previous) = (0, 0);
        Write(0) = end;
        PlaceAfter(0, ids);
    }

    /// <summary>Makes the order true for a dependency that a search has just allowed.</summary>
    public void Reorder(OrderedSearch search)
    {
        ReadOnlySpan<int> moved = search.Moved;
        if (moved.IsEmpty) return;
        foreach (int id in moved) Unlink(id);
        PlaceAfter(search.Before == 0 ? search.After : _nodes[search.Before].Previous, moved);
    }

    private void Unlink(int id)
    {
        ref readonly Node node = ref _nodes[id];
        Write(node.Previous).Next = node.Next;
        Write(node.Next).Previous = node.Previous;
    }

    /// <summary>Puts milestones that are in no list behind another, in the order given.</summary>
    private void PlaceAfter(int anchor, ReadOnlySpan<int> ids)
    {
        ref Node node = ref Write(anchor);
        (int next, ulong low) = (node.Next, node.Label);
        ref Node end = ref Write(next);
        ulong room = (next == 0 ? Top : end.Label) - low;
        ulong step = room / ((ulong)ids.Length + 1);
        if (next == 0) step = Math.Min(step, Stride); // what comes later goes to the end as well
        int last = anchor;
        ulong label = low;
        foreach (int id in ids)
        {
            node.Next = id;
            node = ref Write(id);
            node.Previous = last;
            node.Label = label += step;
            last = id;
        }

        node.Next = next;
        end.Previous = last;
        if (step == 0) Spread(low, anchor == 0 ? ids[0] : anchor, last, anchor == 0 ? ids.Length : ids.Length + 1);
    }

    /// <summary>Spreads the labels of the smallest range around a stretch of the list that is sparse enough.</summary>
    /// <param name="label">The label at which the room ran out.</param>
    /// <param name="first">The first of the stretch.</param>
    /// <param name="last">The last of the stretch.</param>
    /// <param name="count">How many the stretch has.</param>
    private void Spread(ulong label, int first, int last, int count)
    {
        // So that the whole range is sparse enough for four times as many as there are.
        double factor = 2 / Math.Pow(4.0 * End, 1.0 / LabelBits);
        double density = 1;
        (int before, ulong labelBefore) = Neighbour(_nodes[first].Previous);
        (int after, ulong labelAfter) = Neighbour(_nodes[last].Next);
        for (int bits = 1; bits <= LabelBits; bits++)
        {
            density /= factor;
            ulong size = 1UL << bits;
            ulong low = label & ~(size - 1);
            ulong high = low + (size - 1);
            for (; before != 0 && labelBefore >= low; count++)
                (first, (before, labelBefore)) = (before, Neighbour(_nodes[before].Previous));
            for (; after != 0 && labelAfter <= high; count++) (last, (after, labelAfter)) = (after, Neighbour(_nodes[after].Next));
            if (count >= size * density || size <= 2UL * ((ulong)count + 1)) continue;
            ulong step = size / ((ulong)count + 1);
            for (int id = first; ;)
            {
                ref Node node = ref Write(id);
                node.Label = low += step;
                if (id == last) return;
                id = node.Next;
            }
        }

        // Not to be reached: the whole range is sparse enough by the choice of the factor.
        throw new InvalidOperationException("The labels of the topological order are exhausted.");
    }

    private (int Id, ulong Label) Neighbour(int id) => (id, _nodes[id].Label);
}
