
namespace MilestoneTracker.Dependencies;

// The topological order: a circular doubly linked list through the nodes, closed by node 0, with ascending labels. Two milestones are
// compared in O(1), and one can be inserted anywhere in amortised O(log n).
//
// Labels have 62 bits. If there is no room between two labels, the labels of the smallest surrounding range that is sparse enough are
// spread evenly: Bender, Cole, Demaine, Farach-Colton and Zito, "Two Simplified Algorithms for Maintaining Order in a List" (ESA 2002).
// The density that counts as sparse falls by a factor each time the range doubles: a larger factor leaves more room and spreads less
// often, but fewer milestones fit. So the factor is as large as the number of milestones allows (see docs/performance.md).
internal sealed partial class DependencyGraph
{
    private const int LabelBits = 62;

    /// <summary>The distance between labels of milestones that are added at the end: room for sixty million of them before labels are
    /// spread.</summary>
    private const ulong Stride = 1UL << 36;

    /// <summary>The exclusive upper bound of all labels.</summary>
    private const ulong Top = 1UL << LabelBits;

    /// <summary>The first milestone in the order, or 0; follow <see cref="Node.Next"/> until it is 0.</summary>
    public int First => _nodes[0].Next;

    /// <summary>The last milestone in the order, or 0.</summary>
    public int Last => _nodes[0].Previous;

    /// <summary>Arranges milestones that are not in the list, one after another, after those that are.</summary>
    public void ArrangeFromScratch(ReadOnlySpan<int> ids)
    {
        Node end = _nodes[0];
        (end.Next, end.Previous) = (0, 0);
        Write(0) = end;
        PlaceAfter(0, ids);
    }

    /// <summary>Updates the order for a dependency that a search has just allowed.</summary>
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

    /// <summary>Inserts milestones that are not in the list after another, in the given order.</summary>
    private void PlaceAfter(int anchor, ReadOnlySpan<int> ids)
    {
        ref Node node = ref Write(anchor);
        (int next, ulong low) = (node.Next, node.Label);
        ref Node end = ref Write(next);
        ulong room = (next == 0 ? Top : end.Label) - low;
        ulong step = room / ((ulong)ids.Length + 1);
        if (next == 0) step = Math.Min(step, Stride); // later milestones are added at the end, too
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

    /// <summary>Spreads the labels of the smallest range around a part of the list that is sparse enough.</summary>
    /// <param name="label">The label at which there is no room.</param>
    /// <param name="first">The first milestone of the part.</param>
    /// <param name="last">The last milestone of the part.</param>
    /// <param name="count">The number of milestones in the part.</param>
    private void Spread(ulong label, int first, int last, int count)
    {
        // Chosen so that the whole range is sparse enough for four times as many milestones.
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

        // Unreachable: by the choice of the factor, the whole range is sparse enough.
        throw new InvalidOperationException("The labels of the topological order are exhausted.");
    }

    private (int Id, ulong Label) Neighbour(int id) => (id, _nodes[id].Label);
}
