using FluentAssertions;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Storage;
using Xunit;

namespace MilestoneTracker.Tests.Dependencies;

public sealed class TopologicalOrderTests
{
    private readonly DependencyGraph _graph = new();
    private readonly NaiveGraph _twin = new();
    private readonly OrderedSearch _search = new(new VisitMarks());

    [Fact]
    public void Labels_are_spread_where_thousands_are_put_at_the_same_place()
    {
        // Each new one goes right in front of 2, because 3 depends on it and must not move: the room there halves each time.
        foreach (int id in new[] { 1, 2, 3 }) Add(id);
        Declare(2, 1);
        Declare(3, 2);
        int spread = 0;
        for (int id = 4; id < 6000; id++)
        {
            Add(id);
            ulong label = _graph[id - 1].Label;
            Declare(2, id);
            if (id > 4 && _graph[id - 1].Label != label) spread++;
        }

        spread.Should().BeGreaterThan(20, "labels that are only halved run out after 62 steps");
        _twin.Verify(_graph);
    }

    [Fact]
    public void Labels_are_spread_where_thousands_are_put_at_the_front()
    {
        Add(1);
        Add(2);
        Declare(2, 1);
        int first = 1;
        for (int id = 3; id < 3000; id++)
        {
            Add(id);
            Declare(first, id);
            first = id;
        }

        _graph.First.Should().Be(first);
        _twin.Verify(_graph);
    }

    [Fact]
    public void Labels_are_spread_where_whole_groups_move_to_the_same_place()
    {
        foreach (int id in new[] { 1, 2, 3 }) Add(id);
        Declare(2, 1);
        Declare(3, 2);
        for (int id = 4; id < 4000; id += 5)
        {
            for (int i = 0; i < 5; i++) Add(id + i);
            for (int i = 1; i < 5; i++) Declare(id + i, id + i - 1);
            Declare(2, id + 4);
        }

        _twin.Verify(_graph);
    }

    [Fact]
    public void A_hundred_that_move_at_once_keep_their_order()
    {
        // As many hang on 1 as stand before 202, so that both sides of the search come far; then 202 and its chain move in front of
        // what hangs on 1.
        for (int id = 1; id <= 202; id++) Add(id);
        for (int id = 2; id <= 101; id++) Declare(id, 1);
        for (int id = 3; id <= 101; id++) Declare(id, id - 1);
        for (int id = 103; id <= 201; id++) Declare(id, id - 1);
        for (int id = 102; id <= 201; id++) Declare(202, id);
        Declare(1, 202);
        _search.Moved.Length.Should().BeGreaterThan(100);
        _twin.Verify(_graph);
    }

    [Fact]
    public void A_chain_declared_backwards_comes_out_in_order()
    {
        for (int id = 1; id <= 500; id++) Add(id);
        for (int id = 1; id < 500; id++) Declare(id, id + 1);
        List<int> order = [];
        for (int id = _graph.First; id != 0; id = _graph[id].Next) order.Add(id);
        order.Should().Equal(Enumerable.Range(1, 500).Reverse());
        _graph.Judge(500, 1, _search).Should().Be(DependencyVerdict.ClosesCycle);
    }

    [Fact]
    public void A_removed_milestone_leaves_the_order_and_comes_back_at_its_end()
    {
        for (int id = 1; id <= 3; id++) Add(id);
        _graph.Remove(2);
        _twin.Remove(2);
        _twin.Verify(_graph);
        Add(2);
        _twin.Verify(_graph);
        _graph[0].Previous.Should().Be(2);
    }

    [Fact]
    public void A_sort_from_scratch_has_dependencies_first_and_leaves_out_what_is_on_a_cycle_or_behind_it()
    {
        for (int id = 1; id <= 5; id++) Add(id);
        Declare(1, 2);
        Declare(2, 3);
        TopologicalSort.Sort(_graph, 5).Should().BeEquivalentTo([1, 2, 3, 4, 5]).And.ContainInOrder(3, 2, 1);
        _graph.Connect(3, 2);
        TopologicalSort.Sort(_graph, 5).Should().BeEquivalentTo([4, 5]);
    }

    private void Add(int id)
    {
        _graph.Add(id);
        _twin.Add(id);
    }

    private void Declare(int milestone, int dependency)
    {
        if (_graph.Declare(milestone, dependency, _search) != DependencyVerdict.Allowed)
            throw new InvalidOperationException($"{milestone} cannot depend on {dependency}.");
        _twin.Connect(milestone, dependency);
    }
}
