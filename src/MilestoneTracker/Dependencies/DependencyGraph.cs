using System.Runtime.CompilerServices;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Dependencies;

// Who depends on whom, in both directions, never with a cycle, and a topological order of it that is true at every moment:
// a dependency comes before its dependents (invariants I5 to I7).
//
// The order is the index. It refuses a cycle when it is declared (OrderedSearch), and what counts or assesses everything goes along it.
// Its upkeep is the two-way ordered search of Haeupler, Kavitha, Mathew, Sen and Tarjan, "Incremental Cycle Detection,
// Topological Ordering, and Strong Component Maintenance" (ACM Transactions on Algorithms 8(1), 2012), over a
// list with labels (TopologicalOrder, the other part of this class). Chosen over Pearce and Kelly's algorithm by measurement.
//
// Knows integers only: names, statuses, progress and events are the state's. How a milestone stands lies in its node all the same,
// because two places for a milestone would be two misses of the cache (docs/performance.md).
//
// Threads: a frozen graph is read by any thread. A graph that is not has one thread that reads and writes it.
internal sealed partial class DependencyGraph
{
    private PersistentArray<Node> _nodes = PersistentArray<Node>.Empty;
    private NeighbourLists _lists = NeighbourLists.Empty;
    private long _token = OwnershipToken.New();
    private int _walked; // milestones, since it was frozen

    public DependencyGraph() => _nodes.Write(0, _token) = default;

    private DependencyGraph(DependencyGraph other, long token) =>
        (_nodes, _lists, _token, End) = (other._nodes.Share(), other._lists.Copy(), token, other.End);

    /// <summary>The id after the highest that was ever added; ids begin at 1.</summary>
    public int End { get; private set; } = 1;

    public ref readonly Node this[int id]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _nodes[id];
    }

    /// <summary>What marks the pages that this copy owns, also those of tables that are frozen and forked together with it.</summary>
    public long Token => _token;

    /// <summary>Whether a milestone is there. Ids that only other forks have given out are asked for too: their pages need not be
    /// here.</summary>
    public bool Exists(int id) => id > 0 && id < End && _nodes.Has(id) && _nodes[id].Label != 0;

    /// <summary>The node, to be written; it stays where it is until this graph is frozen. One that was only read must not be held
    /// across this call: its page may have been copied.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Node Write(int id) => ref _nodes.Write(id, _token);

    /// <summary>The first id at or after <paramref name="id"/> whose node may differ between two copies, or
    /// <paramref name="end"/>.</summary>
    public int NextDifferent(DependencyGraph other, int id, int end) => _nodes.NextDifferent(other._nodes, id, end);

    /// <summary>So many milestones were walked over. Of a frozen graph, where it pays, nodes are found in one step from here on.</summary>
    public void Walked(int milestones)
    {
        if (_token != OwnershipToken.Frozen || _walked > End) return;
        _walked = (int)Math.Min((long)_walked + milestones, int.MaxValue); // of two that race, one may be lost
        if (_walked > End) _nodes.BuildTable();
    }

    /// <summary>A frozen copy, which never changes. O(1): this graph owns no page from here on, and copies what it writes.</summary>
    public DependencyGraph Freeze()
    {
        DependencyGraph frozen = new(this, OwnershipToken.Frozen);
        _token = OwnershipToken.New();
        return frozen;
    }

    /// <summary>A copy of a frozen graph that can be written. O(1).</summary>
    public DependencyGraph Fork() => new(this, OwnershipToken.New());

    public bool DependsOn(int milestone, int dependency) => AreConnected(milestone, _nodes[milestone], dependency, _nodes[dependency]);

    public NeighbourLists.Walk Dependencies(int id) => _lists.Of(_nodes[id].Dependencies);

    public NeighbourLists.Walk Dependents(int id) => _lists.Of(_nodes[id].Dependents);

    /// <summary>The lists themselves, for a search that keeps cursors in them.</summary>
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

    /// <summary>How it stands with a dependency; 0 stands for a milestone that is unknown. Where it is allowed, the search holds
    /// the plan for it.</summary>
    public DependencyVerdict Judge(int milestone, int dependency, OrderedSearch search)
    {
        if (milestone == 0 || dependency == 0) return DependencyVerdict.UnknownMilestone;
        ref readonly Node first = ref _nodes[milestone];
        ref readonly Node second = ref _nodes[dependency];
        bool isInOrder = second.Label < first.Label; // both are asked of the memory before anything waits for either
        return AreConnected(milestone, first, dependency, second) ? DependencyVerdict.AlreadyDeclared
            : search.TryPlan(this, milestone, first, dependency, second, isInOrder) ? DependencyVerdict.Allowed
            : DependencyVerdict.ClosesCycle;
    }

    /// <summary>Declares a dependency where it is allowed, and says how it stood. The graph alone: for measuring, and for finding
    /// the fault in a log.</summary>
    public DependencyVerdict Declare(int milestone, int dependency, OrderedSearch search)
    {
        DependencyVerdict verdict = Judge(milestone, dependency, search);
        if (verdict != DependencyVerdict.Allowed) return verdict;
        Reorder(search);
        Connect(milestone, dependency);
        return verdict;
    }

    /// <summary>Records a dependency that is not there, in both directions. The order must be true with it: see
    /// <see cref="Reorder"/>.</summary>
    public void Connect(int milestone, int dependency)
    {
        _lists.Add(ref Write(milestone).Dependencies, dependency, _token);
        _lists.Add(ref Write(dependency).Dependents, milestone, _token);
    }

    /// <summary>Takes back a dependency that is there. The order stays true without it.</summary>
    public void Withdraw(int milestone, int dependency)
    {
        _lists.Remove(ref Write(milestone).Dependencies, dependency, _token);
        _lists.Remove(ref Write(dependency).Dependents, milestone, _token);
    }

    /// <summary>Either direction tells; a list that lies in its node is asked rather than a block, which is a place in memory of
    /// its own.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool AreConnected(int milestone, in Node first, int dependency, in Node second) =>
        first.Dependencies.AreFew || !second.Dependents.AreFew
        ? _lists.Contains(first.Dependencies, dependency)
        : _lists.Contains(second.Dependents, milestone);

    /// <summary>Whether a milestone surely has the same dependencies in both, told without reading them.</summary>
    public bool SharesDependencies(DependencyGraph other, int id) =>
        _lists.Shares(_nodes[id].Dependencies, other._lists, other._nodes[id].Dependencies);
}
