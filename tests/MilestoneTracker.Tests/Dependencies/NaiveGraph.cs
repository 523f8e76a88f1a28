using FluentAssertions;
using MilestoneTracker.Dependencies;

namespace MilestoneTracker.Tests.Dependencies;

/// <summary>The graph's naive twin: two sets for each milestone, and reachability by walking. Checks every invariant of the graph
/// that it is compared with.</summary>
internal sealed class NaiveGraph
{
    private readonly Dictionary<int, HashSet<int>> _dependencies = [];
    private readonly Dictionary<int, HashSet<int>> _dependents = [];

    public IReadOnlyCollection<int> Ids => _dependencies.Keys;

    public bool Has(int id) => _dependencies.ContainsKey(id);

    public bool DependsOn(int milestone, int dependency) => _dependencies[milestone].Contains(dependency);

    public IEnumerable<int> Dependencies(int id) => _dependencies[id];

    public IEnumerable<int> Dependents(int id) => _dependents[id];

    public void Add(int id) => (_dependencies[id], _dependents[id]) = ([], []);

    public void Connect(int milestone, int dependency)
    {
        _dependencies[milestone].Add(dependency);
        _dependents[dependency].Add(milestone);
    }

    public void Withdraw(int milestone, int dependency)
    {
        _dependencies[milestone].Remove(dependency);
        _dependents[dependency].Remove(milestone);
    }

    public void Remove(int id)
    {
        _dependencies.Remove(id);
        _dependents.Remove(id);
    }

    public NaiveGraph Copy()
    {
        NaiveGraph copy = new();
        foreach (int id in Ids) (copy._dependencies[id], copy._dependents[id]) = ([.. _dependencies[id]], [.. _dependents[id]]);
        return copy;
    }

    public DependencyVerdict Judge(int milestone, int dependency) =>
        !Has(milestone) || !Has(dependency) ? DependencyVerdict.UnknownMilestone
        : DependsOn(milestone, dependency) ? DependencyVerdict.AlreadyDeclared
        : Reaches(dependency, milestone) ? DependencyVerdict.ClosesCycle
        : DependencyVerdict.Allowed;

    /// <summary>Whether the graph holds exactly this, and its order is true.</summary>
    public void Verify(DependencyGraph graph)
    {
        List<int> order = Walk(graph);
        (order.Count == Ids.Count && order.TrueForAll(Has)).Should().BeTrue("every milestone is in the order, once");
        Enumerable.Range(0, graph.End + 2).Where(graph.Exists).Should().HaveCount(Ids.Count);
        foreach (int id in Ids)
        {
            Verify(graph.Dependencies(id), graph[id].Dependencies.Count, _dependencies[id]);
            Verify(graph.Dependents(id), graph[id].Dependents.Count, _dependents[id]);
            foreach (int dependency in _dependencies[id])
            {
                if (!graph.Lists.Contains(graph[id].Dependencies, dependency) || !graph.Lists.Contains(graph[dependency].Dependents, id)
                    || !graph.DependsOn(id, dependency) || graph[dependency].Label >= graph[id].Label)
                    throw new InvalidOperationException($"{id} on {dependency} is not found, or not in order.");
            }
        }
    }

    private static List<int> Walk(DependencyGraph graph)
    {
        List<int> order = [];
        int previous = 0;
        for (int id = graph.First; id != 0; previous = id, id = graph[id].Next)
        {
            if (graph[id].Previous != previous || graph[id].Label <= graph[previous].Label || graph[id].Label >> 62 != 0)
                throw new InvalidOperationException($"The order is broken at {id}.");
            order.Add(id);
        }

        graph[0].Previous.Should().Be(previous);
        return order;
    }

    private static void Verify(NeighbourLists.Walk walk, int count, HashSet<int> expected)
    {
        List<int> found = [];
        foreach (int id in walk) found.Add(id);
        if (found.Count != count || count != expected.Count || !expected.SetEquals(found))
            throw new InvalidOperationException(
                $"[{string.Join(", ", found)}], counted as {count}, instead of [{string.Join(", ", expected)}].");
    }

    private bool Reaches(int from, int to)
    {
        HashSet<int> reached = [from];
        Stack<int> open = new(reached);
        while (open.Count > 0)
        {
            int at = open.Pop();
            if (at == to) return true;
            foreach (int dependency in _dependencies[at])
                if (reached.Add(dependency)) open.Push(dependency);
        }

        return false;
    }
}
