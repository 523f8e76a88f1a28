using MilestoneTracker.State;

namespace MilestoneTracker.Dependencies;

// A milestone in one place of memory, in 64 bytes: how it stands, its neighbours, and its place in the topological order between them,
// so that a walk or a search, up or down, finds what it needs side by side. Node 0 is no milestone: it closes the
// circular list of the order, and 0 means "none" everywhere.
internal struct Node
{
    /// <summary>The state's: the graph carries it along, and never looks at it.</summary>
    public ProgressState Progress;

    public Neighbours Dependents;

    /// <summary>The next milestone in the order.</summary>
    public int Next;

    /// <summary>Its place in the order: a dependency's is below its dependents'. 0 where there is no milestone. Of use only in
    /// comparison; see <c>TopologicalOrder</c>.</summary>
    public ulong Label;

    /// <summary>The previous milestone in the order.</summary>
    public int Previous;

    public Neighbours Dependencies;
}
