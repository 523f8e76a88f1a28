using System.Runtime.CompilerServices;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Dependencies;

// The dependencies in both directions, never with a cycle, and a topological order that is valid at every moment: a dependency comes
// before its dependents (invariants I5 to I7).
//
// The order is the index. It detects a cycle when a dependency is declared (OrderedSearch), and passes over the whole plan follow it. It
// is maintained by the two-way ordered search of Haeupler, Kavitha, Mathew, Sen and Tarjan, "Incremental Cycle Detection, Topological
// Ordering, and Strong Component Maintenance" (ACM Transactions on Algorithms 8(1), 2012), over a list with labels
// (DependencyGraph.Order.cs).
//
// The graph has only integers: names, details and events belong to the state. The node of a milestone also has its progress state,
// because a separate array would mean a second cache miss (see docs/performance.md).
//
// Threads: any thread may read a frozen graph. A graph that is not frozen is read and written by one thread.
internal sealed partial class DependencyGraph
{
    private PersistentArray<Node> _nodes = PersistentArray<Node>.Empty;
    private NeighbourLists _lists = NeighbourLists.Empty;
    private long _token = OwnershipToken.New();
    private int _walked; // how many milestones were walked over since it was frozen

    public DependencyGraph() => _nodes.Write(0, _token) = default;

    private DependencyGraph(DependencyGraph other, long token) =>
        (_nodes, _lists, _token, End) = (other._nodes.Share(), other._lists.Copy(), token, other.End);

    /// <summary>The id after the highest that was ever added; ids start at 1.</summary>
    public int End { get; private set; } = 1;

    public ref readonly Node this[int id]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _nodes[id];
    }

    /// <summary>The token of the pages that this copy owns, also for tables that are frozen and forked together with it.</summary>
    public long Token => _token;

    /// <summary>Whether a milestone exists. The id may come from another fork, so its page may not exist here.</summary>
    public bool Exists(int id) => id > 0 && id < End && _nodes.Has(id) && _nodes[id].Label != 0;

    /// <summary>The node, for writing; the reference is valid until this graph is frozen. A reference for reading is not valid after this
    /// call, which may have copied the page.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Node Write(int id) => ref _nodes.Write(id, _token);

    /// <summary>The first id from <paramref name="id"/> on whose node may differ between two copies, or <paramref name="end"/>.</summary>
    public int NextDifferent(DependencyGraph other, int id, int end) => _nodes.NextDifferent(other._nodes, id, end);

    /// <summary>Records that this many milestones were walked over. A frozen graph that is read often enough then builds a table, so that
    /// nodes are found in one step.</summary>
    public void Walked(int milestones)
    {
        if (_token != OwnershipToken.Frozen || _walked > End) return;
        _walked = (int)Math.Min((long)_walked + milestones, int.MaxValue); // a race may lose an update, which does no harm
        if (_walked > End) _nodes.BuildTable();
    }

    /// <summary>A frozen copy, which never changes. O(1): this graph owns no page afterwards, and copies each page that it
    /// writes.</summary>
    public DependencyGraph Freeze()
    {
        DependencyGraph frozen = new(this, OwnershipToken.Frozen);
        _token = OwnershipToken.New();
        return frozen;
    }

    /// <summary>A writable copy of a frozen graph. O(1).</summary>
    public DependencyGraph Fork() => new(this, OwnershipToken.New());

    public bool DependsOn(int milestone, int dependency) => AreConnected(milestone, _nodes[milestone], dependency, _nodes[dependency]);

    public NeighbourLists.Walk Dependencies(int id) => _lists.Of(_nodes[id].Dependencies);

    public NeighbourLists.Walk Dependents(int id) => _lists.Of(_nodes[id].Dependents);

    /// <summary>The neighbour lists, for a search that keeps cursors in them.</summary>
    public ref readonly NeighbourLists Lists => ref _lists;

    /// <summary>Adds a milestone without neighbours, at the end of the order. A removed id may be added again.</summary>
    public void Add(int id)
    {
        End = Math.Max(End, id + 1);
        Write(id) = default;
        PlaceAfter(_nodes[0].Previous, [id]);
    }

    /// <summary>Removes a milestone that has no neighbours.</summary>
    public void Remove(int id)
    {
        Unlink(id);
        Write(id) = default;
    }

    /// <summary>Checks a dependency; 0 is the id of an unknown milestone. If it is allowed, the search holds the plan for it.</summary>
    public DependencyVerdict Judge(int milestone, int dependency, OrderedSearch search)
    {
        if (milestone == 0 || dependency == 0) return DependencyVerdict.UnknownMilestone;
        ref readonly Node milestoneNode = ref _nodes[milestone];
        ref readonly Node dependencyNode = ref _nodes[dependency];
        bool isInOrder = dependencyNode.Label < milestoneNode.Label; // reads both labels before it waits for either
        return AreConnected(milestone, milestoneNode, dependency, dependencyNode) ? DependencyVerdict.AlreadyDeclared
            : search.TryPlan(this, milestone, milestoneNode, dependency, dependencyNode, isInOrder) ? DependencyVerdict.Allowed
            : DependencyVerdict.ClosesCycle;
    }

    /// <summary>Declares a dependency if it is allowed, and returns the verdict. For the graph alone: for benchmarks, and to find the
    /// fault in a log.</summary>
    public DependencyVerdict Declare(int milestone, int dependency, OrderedSearch search)
    {
        DependencyVerdict verdict = Judge(milestone, dependency, search);
        if (verdict != DependencyVerdict.Allowed) return verdict;
        Reorder(search);
        Connect(milestone, dependency);
        return verdict;
    }

    /// <summary>Adds a dependency that does not exist, in both directions. The order must be valid for it: see
    /// <see cref="Reorder"/>.</summary>
    public void Connect(int milestone, int dependency)
    {
        _lists.Add(ref Write(milestone).Dependencies, dependency, _token);
        _lists.Add(ref Write(dependency).Dependents, milestone, _token);
    }

    /// <summary>Removes an existing dependency. The order stays valid.</summary>
    public void Withdraw(int milestone, int dependency)
    {
        _lists.Remove(ref Write(milestone).Dependencies, dependency, _token);
        _lists.Remove(ref Write(dependency).Dependents, milestone, _token);
    }

    /// <summary>Either direction has the answer; a list in its node is preferred to a block, which is elsewhere in memory.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AreConnected(int milestone, in Node milestoneNode, int dependency, in Node dependencyNode) =>
        milestoneNode.Dependencies.AreFew || !dependencyNode.Dependents.AreFew
        ? _lists.Contains(milestoneNode.Dependencies, dependency)
        : _lists.Contains(dependencyNode.Dependents, milestone);

    /// <summary>Whether a milestone certainly has the same dependencies in both graphs, without reading them. May be
    /// <see langword="false"/> for equal ones.</summary>
    public bool SharesDependencies(DependencyGraph other, int id) =>
        _lists.Shares(_nodes[id].Dependencies, other._lists, other._nodes[id].Dependencies);
}
