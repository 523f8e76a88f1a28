using FluentAssertions;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Propagation;
using Xunit;

namespace MilestoneTracker.Tests.Propagation;

public sealed class ScheduleTests
{
    private readonly DependencyGraph _graph = new();
    private readonly Schedule _schedule = new();

    [Fact]
    public void What_is_added_on_the_way_is_taken_once_and_in_order()
    {
        Register(20_000); // more than there are buckets, so that some come to the bucket that is being emptied
        _schedule.Begin(_graph);
        Schedule(1);
        List<int> taken = [];
        while (_schedule.TryTake(out int id))
        {
            taken.Add(id);
            if (id < 20_000) Schedule(id + 1);
        }

        taken.Should().Equal(Enumerable.Range(1, 20_000));
    }

    [Fact]
    public void What_is_added_before_is_taken_in_order()
    {
        Register(20_000);
        int[] some = [.. Enumerable.Range(1, 20_000).Where(id => id % 7 is 0 or 1 or 5)];
        _schedule.Begin(_graph);
        foreach (int id in some.Reverse()) Schedule(id);
        Rest().Should().Equal(some);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    public void A_wave_begins_with_nothing_of_one_that_did_not_end(int taken)
    {
        Register(20_000);
        _schedule.Begin(_graph);
        for (int id = 1; id <= 20; id++) Schedule(id); // all in one bucket
        for (int id = 1000; id <= 20_000; id += 1000) Schedule(id); // each in its own
        for (int i = 0; i < taken; i++) _schedule.TryTake(out _).Should().BeTrue();

        _schedule.Begin(_graph);
        foreach (int id in (int[])[3001, 7, 4000]) Schedule(id);

        Rest().Should().Equal(7, 3001, 4000);
    }

    private void Schedule(int id) => _schedule.Add(id, _graph[id].Label);

    private void Register(int count)
    {
        for (int id = 1; id <= count; id++) _graph.Add(id);
    }

    private List<int> Rest()
    {
        List<int> taken = [];
        while (_schedule.TryTake(out int id)) taken.Add(id);
        return taken;
    }
}
