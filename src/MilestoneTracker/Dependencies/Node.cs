using MilestoneTracker.State;

namespace MilestoneTracker.Dependencies;

// A milestone in 64 contiguous bytes: its progress state, its neighbours and its position in the topological order, so that a walk or a
// search, up or down, finds everything it needs in one place. Node 0 is not a milestone: it closes the circular list of the order, and 0
// means "none" everywhere.
internal struct Node
{
    /// <summary>Belongs to the state: the graph stores it but never reads it.</summary>
    public ProgressState Progress;

    public Neighbours Dependents;

    /// <summary>The next milestone in the order.</summary>
    public int Next;

    /// <summary>The position in the order: a dependency's is below its dependents'. 0 if there is no milestone. Only comparisons have a
    /// meaning; see DependencyGraph.Order.cs.</summary>
    public ulong Label;

    /// <summary>The previous milestone in the order.</summary>
    public int Previous;

    public Neighbours Dependencies;
}
