using System.Runtime.CompilerServices;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Dependencies;

// Two-way ordered search: can a milestone depend on another, and what has to move in the topological order for it?
//
// If the dependency already comes before the milestone, there is nothing to search; nor if the milestone has no dependents or the
// dependency has no dependencies, because then that one alone can move. Otherwise one search goes up from the milestone along dependents,
// lowest label first, and another down from the dependency along dependencies, highest label first, one edge each in turn, until they
// meet (a cycle) or the frontiers have passed each other. What was reached on the wrong side of that threshold moves to it. Neither
// search goes beyond the labels of the two ends, so the cost is bounded by the part of the order between them. Source: Haeupler, Kavitha,
// Mathew, Sen and Tarjan 2012; see DependencyGraph.
//
// It only reads the graph: DependencyGraph.Reorder applies the plan, on the same state. Not recursive. A search is scratch space for one
// thread at a time; its plan is valid until the next search.
internal sealed class OrderedSearch(VisitMarks visits)
{
    private LabelHeap _frontierUp = LabelHeap.Empty;
    private LabelHeap _frontierDown = LabelHeap.Empty;
    private readonly ReorderList _reachedUp = new();
    private readonly ReorderList _reachedDown = new();

    /// <summary>The milestones that have to move, in their new order.</summary>
    public ReadOnlySpan<int> Moved => _reachedDown.Ids;

    /// <summary>They move in front of this milestone, or behind <see cref="After"/> if it is 0.</summary>
    public int Before { get; private set; }

    public int After { get; private set; }

    /// <summary>Whether a dependency that does not exist closes no cycle; if so, plans what has to move for it.</summary>
    public bool TryPlan(DependencyGraph graph, int milestone, in Node milestoneNode, int dependency, in Node dependencyNode, bool isInOrder)
    {
        _reachedUp.Clear();
        _reachedDown.Clear();
        if (milestone == dependency) return false;
        if (isInOrder) return true;
        // Two cases in which a search would end before its first step.
        if (milestoneNode.Dependents.Count == 0) Move(milestone, milestoneNode.Label, before: 0, after: dependency);
        else if (dependencyNode.Dependencies.Count == 0) Move(dependency, dependencyNode.Label, before: milestone, after: 0);
        else if (Search(graph, milestone, milestoneNode, dependency, dependencyNode)) Plan(dependency, dependencyNode.Label);
        else return false;
        return true;
    }

    private void Move(int id, ulong label, int before, int after)
    {
        _reachedDown.Add(label, id);
        (Before, After) = (before, after);
    }

    private bool Search(DependencyGraph graph, int milestone, in Node milestoneNode, int dependency, in Node dependencyNode)
    {
        (ulong low, ulong high) = (milestoneNode.Label, dependencyNode.Label);
        visits.Begin(graph.End);
        uint up = visits.NewMark();
        uint down = visits.NewMark();
        ref readonly NeighbourLists lists = ref graph.Lists;
        _frontierUp.Clear();
        _frontierDown.Clear();
        Reach(ref _frontierUp, _reachedUp, lists, milestoneNode.Dependents, milestone, low, low, up);
        Reach(ref _frontierDown, _reachedDown, lists, dependencyNode.Dependencies, dependency, high, ~high, down);
        while (_frontierUp.Count > 0 && _frontierDown.Count > 0 && _frontierUp.TopKey < ~_frontierDown.TopKey)
        {
            int above = Step(ref _frontierUp, lists, graph[_frontierUp.TopId].Dependents);
            int below = Step(ref _frontierDown, lists, graph[_frontierDown.TopId].Dependencies);
            ref readonly Node aboveNode = ref graph[above];
            ref readonly Node belowNode = ref graph[below];
            // Reads both labels before it waits for either.
            (ulong aboveLabel, ulong belowLabel) = (aboveNode.Label, belowNode.Label);
            if (visits[above].Mark == down || visits[below].Mark == up || above == below) return false;
            if (aboveLabel < high && visits[above].Mark != up)
                Reach(ref _frontierUp, _reachedUp, lists, aboveNode.Dependents, above, aboveLabel, aboveLabel, up);
            if (belowLabel > low && visits[below].Mark != down)
                Reach(ref _frontierDown, _reachedDown, lists, belowNode.Dependencies, below, belowLabel, ~belowLabel, down);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Step(ref LabelHeap heap, in NeighbourLists lists, in Neighbours neighbours)
    {
        ref int cursor = ref visits[heap.TopId].Value;
        int neighbour = lists.Take(neighbours, ref cursor);
        if (cursor < 0) heap.Pop();
        return neighbour;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reach(
        ref LabelHeap heap, ReorderList reached, in NeighbourLists lists, in Neighbours neighbours, int id, ulong label, ulong key,
        uint mark)
    {
        int cursor = lists.Begin(neighbours);
        visits[id] = new VisitMark { Mark = mark, Value = cursor };
        reached.Add(label, id);
        if (cursor >= 0) heap.Push(key, id);
    }

    // The threshold is the dependency, or the lowest milestone on the frontier of the search up. What the search up reached below it
    // moves behind what the search down reached above it, both to the threshold.
    private void Plan(int dependency, ulong high)
    {
        bool passed = _frontierUp.Count > 0 && _frontierUp.TopKey < high;
        ulong threshold = passed ? _frontierUp.TopKey : high;
        (Before, After) = passed ? (_frontierUp.TopId, 0) : (0, dependency);
        _reachedUp.Keep(below: threshold);
        _reachedDown.Keep(above: threshold);
        _reachedUp.Sort();
        _reachedDown.Sort();
        _reachedDown.Append(_reachedUp);
    }
}
