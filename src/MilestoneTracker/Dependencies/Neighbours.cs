using System.Runtime.CompilerServices;

namespace MilestoneTracker.Dependencies;

/// <summary>A list of neighbours: a few are stored here, more in a block of the arena; see <c>NeighbourLists</c>.</summary>
internal struct Neighbours
{
    /// <summary>The maximum number stored here. Most milestones have no more, and so occupy one place in memory.</summary>
    public const int Few = 4;

    public int Count;

    /// <summary>The few neighbours; with more, only <see cref="First"/> is used.</summary>
    public int First, Second, Third, Fourth;

    public readonly bool AreFew => Count <= Few;

    /// <summary>Where the block begins, if there are more than a few neighbours.</summary>
    public int Block
    {
        readonly get => First;
        set => First = value;
    }

    /// <summary>One of the few. The index is not checked against the count.</summary>
    public int this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        readonly get => Unsafe.Add(ref Unsafe.AsRef(in First), place);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => Unsafe.Add(ref First, place) = value;
    }
}
