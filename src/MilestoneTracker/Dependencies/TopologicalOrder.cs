using MilestoneTracker.State;

namespace MilestoneTracker.Dependencies;

// The topological order: a circular doubly linked list through the rows, closed by row 0, with ascending labels, so that
// two milestones are compared in O(1) and one can be put anywhere in amortised O(log n).
//
// Labels have 62 bits. Where there is no room between two of them, the labels of the smallest surrounding range that is
// sparse enough are spread evenly: Bender, Cole, Demaine, Farach-Colton and Zito, "Two Simplified Algorithms for
// Maintaining Order in a List" (ESA 2002), with the density threshold falling by 1.4 each time the range doubles.
internal sealed partial class DependencyGraph
{
    private const int LabelBits = 62;

    /// <summary>How far apart milestones lie that are added at the end: room for sixty million of them before labels are spread.</summary>
    private const ulong Stride = 1UL << 36;

    private const double DensityRatio = 1.4;

    /// <summary>The label above all labels.</summary>
    private const ulong Top = 1UL << LabelBits;

    /// <summary>The first milestone in the order, or 0; from there <see cref="Row.Next"/> leads on, and at last to 0.</summary>
    public int First => _rows[0].Next;

    /// <summary>Puts milestones that are in no list into the order, one after the other, behind the first ones.</summary>
    public void ArrangeFromScratch(ReadOnlySpan<int> ids)
    {
        Row end = _rows[0];
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
        PlaceAfter(search.Before == 0 ? search.After : _rows[search.Before].Previous, moved);
    }

    private void Unlink(int id)
    {
        Row row = _rows[id];
        Write(row.Previous).Next = row.Next;
        Write(row.Next).Previous = row.Previous;
    }

    /// <summary>Puts milestones that are in no list behind another, in the order given.</summary>
    private void PlaceAfter(int anchor, ReadOnlySpan<int> ids)
    {
        int next = _rows[anchor].Next;
        ulong low = _rows[anchor].Label;
        ulong room = (next == 0 ? Top : _rows[next].Label) - low;
        ulong step = room / ((ulong)ids.Length + 1);
        if (next == 0) step = Math.Min(step, Stride); // what comes later goes to the end as well
        int last = anchor;
        ulong label = low;
        foreach (int id in ids)
        {
            Write(last).Next = id;
            ref Row row = ref Write(id);
            row.Previous = last;
            row.Label = label += step;
            last = id;
        }

        Write(last).Next = next;
        Write(next).Previous = last;
        if (step == 0) Spread(low, anchor == 0 ? ids[0] : anchor, last, anchor == 0 ? ids.Length : ids.Length + 1);
    }

    /// <summary>Spreads the labels of the smallest range around a stretch of the list that is sparse enough.</summary>
    /// <param name="label">The label at which the room ran out.</param>
    /// <param name="first">The first of the stretch.</param>
    /// <param name="last">The last of the stretch.</param>
    /// <param name="count">How many the stretch has.</param>
    private void Spread(ulong label, int first, int last, int count)
    {
        double density = 1;
        for (int bits = 1; bits <= LabelBits; bits++)
        {
            density /= DensityRatio;
            ulong size = 1UL << bits;
            ulong low = label & ~(size - 1);
            ulong high = low + (size - 1);
            for (int id = _rows[first].Previous; id != 0 && _rows[id].Label >= low; id = _rows[id].Previous, count++) first = id;
            for (int id = _rows[last].Next; id != 0 && _rows[id].Label <= high; id = _rows[id].Next, count++) last = id;
            if (count >= size * density || size <= 2UL * ((ulong)count + 1)) continue;
            ulong step = size / ((ulong)count + 1);
            for (int id = first; ; id = _rows[id].Next)
            {
                Write(id).Label = low += step;
                if (id == last) return;
            }
        }

        // Not to be reached: with 2³¹ milestones the whole range is still sparse enough.
        throw new InvalidOperationException("The labels of the topological order are exhausted.");
    }
}
