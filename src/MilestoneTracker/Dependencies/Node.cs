using System.Runtime.CompilerServices;
using MilestoneTracker.State;

namespace MilestoneTracker.Dependencies;

// A milestone in one place of memory, in 64 bytes: how it stands, its neighbours, and its place in the topological order between them,
// so that a walk or a search, up or down, finds what it needs side by side. Node 0 is no milestone: it closes the
// circular list of the order, and 0 means "none" everywhere.
internal struct Node
{
    /// <summary>The state's: the graph carries it along, and never looks at it.</summary>
    public Standing Standing;

    public Neighbours Dependents;

    /// <summary>The next milestone in the order.</summary>
    public int Next;

    /// <summary>Its place in the order: a dependency's is below its dependents'. 0 where there is no milestone. Of use only in comparison; see <c>TopologicalOrder</c>.</summary>
    public ulong Label;

    /// <summary>The previous milestone in the order.</summary>
    public int Previous;

    public Neighbours Dependencies;
}

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
