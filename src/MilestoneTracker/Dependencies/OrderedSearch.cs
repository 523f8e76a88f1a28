using System.Runtime.CompilerServices;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Dependencies;

// Two-way ordered search: may a milestone come to depend on another, and what has to move in the order for it?
//
// Where the dependency comes first in the order already, nothing is searched; nor where one of the two ends has nothing behind
// it, so that it alone can move to the other. Otherwise one search goes from the milestone
// up along its dependents, lowest label first, another from the dependency down along its dependencies, highest label
// first, one edge each in turn, until they meet (a cycle) or the frontier of the upper one has passed that of the lower one.
// What was found on the wrong side of that threshold moves to it. Neither walks beyond the labels of the two ends, so the
// cost is bounded by the part of the order between them.
// Source: Haeupler, Kavitha, Mathew, Sen and Tarjan 2012; see DependencyGraph.
//
// Only reads the graph: the plan is carried out by DependencyGraph.Reorder, on the same state. Not recursive.
// A search is scratch space for one thread at a time; what it holds is good until the next one.
internal sealed class OrderedSearch(VisitMarks visits)
{
    private LabelHeap _ahead = LabelHeap.Empty;
    private LabelHeap _behind = LabelHeap.Empty;
    private readonly ReorderList _forward = new();
    private readonly ReorderList _backward = new();

    /// <summary>What has to move, in its new order.</summary>
    public ReadOnlySpan<int> Moved => _backward.Ids;

    /// <summary>What has to move goes in front of this milestone; 0 where it goes behind <see cref="After"/>.</summary>
    public int Before { get; private set; }

    public int After { get; private set; }

    /// <summary>Whether a dependency that is not there closes no cycle; if so, what has to move for it.</summary>
    public bool TryPlan(DependencyGraph graph, int milestone, in Node first, int dependency, in Node second, bool isInOrder)
    {
        _forward.Clear();
        _backward.Clear();
        if (milestone == dependency) return false;
        if (isInOrder) return true;
        // The search would end before its first step.
        if (first.Dependents.Count == 0) Move(milestone, first.Label, before: 0, after: dependency);
        else if (second.Dependencies.Count == 0) Move(dependency, second.Label, before: milestone, after: 0);
        else if (Search(graph, milestone, first, dependency, second)) Plan(dependency, second.Label);
        else return false;
        return true;
    }

    private void Move(int id, ulong label, int before, int after)
    {
        _backward.Add(label, id);
        (Before, After) = (before, after);
    }

    private bool Search(DependencyGraph graph, int milestone, in Node first, int dependency, in Node second)
    {
        (ulong low, ulong high) = (first.Label, second.Label);
        visits.Begin(graph.End);
        uint forward = visits.NewMark();
        uint backward = visits.NewMark();
        ref readonly NeighbourLists lists = ref graph.Lists;
        _ahead.Clear();
        _behind.Clear();
        Reach(ref _ahead, _forward, lists, first.Dependents, milestone, low, low, forward);
        Reach(ref _behind, _backward, lists, second.Dependencies, dependency, high, ~high, backward);
        while (_ahead.Count > 0 && _behind.Count > 0 && _ahead.TopKey < ~_behind.TopKey)
        {
            int above = Step(ref _ahead, lists, graph[_ahead.TopId].Dependents);
            int below = Step(ref _behind, lists, graph[_behind.TopId].Dependencies);
            ref readonly Node upper = ref graph[above];
            ref readonly Node lower = ref graph[below];
            // Both are asked of the memory before anything waits for either.
            (ulong upperLabel, ulong lowerLabel) = (upper.Label, lower.Label);
            if (visits[above].Mark == backward || visits[below].Mark == forward || above == below) return false;
            if (upperLabel < high && visits[above].Mark != forward)
                Reach(ref _ahead, _forward, lists, upper.Dependents, above, upperLabel, upperLabel, forward);
            if (lowerLabel > low && visits[below].Mark != backward)
                Reach(ref _behind, _backward, lists, lower.Dependencies, below, lowerLabel, ~lowerLabel, backward);
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

    // The threshold is the dependency, or the lowest that the forward search has not done with. What was reached forward
    // below it moves behind what was reached backward above it, both to the threshold.
    private void Plan(int dependency, ulong high)
    {
        bool passed = _ahead.Count > 0 && _ahead.TopKey < high;
        ulong threshold = passed ? _ahead.TopKey : high;
        (Before, After) = passed ? (_ahead.TopId, 0) : (0, dependency);
        _forward.Keep(below: threshold);
        _backward.Keep(above: threshold);
        _forward.Sort();
        _backward.Sort();
        _backward.Append(_forward);
    }
}
