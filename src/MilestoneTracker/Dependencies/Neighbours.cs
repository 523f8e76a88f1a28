using System.Runtime.CompilerServices;

namespace MilestoneTracker.Dependencies;

/// <summary>A list of neighbours: a few lie here, more in a block of the arena; see <c>NeighbourLists</c>.</summary>
internal struct Neighbours
{
    /// <summary>The most that lie here. Most milestones have no more of them, and so are one place in memory.</summary>
    public const int Few = 4;

    public int Count;

    /// <summary>The few; where there are more, only the first is used.</summary>
    public int First, Second, Third, Fourth;

    public readonly bool AreFew => Count <= Few;

    /// <summary>Where the block begins; where there are more than a few.</summary>
    public int Block
    {
        readonly get => First;
        set => First = value;
    }

    /// <summary>One of the few. The place is not checked against the count.</summary>
    public int this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        readonly get => Unsafe.Add(ref Unsafe.AsRef(in First), place);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => Unsafe.Add(ref First, place) = value;
    }
}
