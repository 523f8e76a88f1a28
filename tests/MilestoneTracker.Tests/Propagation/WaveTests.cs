using FluentAssertions;
using Xunit;
using static MilestoneTracker.MilestoneStatus;

namespace MilestoneTracker.Tests.Propagation;

/// <summary>Work counted, not timed: exactly which milestones a change recomputes.</summary>
public sealed class WaveTests
{
    private readonly CountedGraph _graph = new();

    [Fact]
    public void A_chain_is_recomputed_once_from_the_change_on()
    {
        _graph.Add([.. Enumerable.Repeat(Planned, 10)]);
        for (int id = 2; id <= 10; id++) _graph.Declare(id, id - 1);
        _graph.ChangeStatus(4, Completed);
        Expect(recomputed: 6, moved: [4, 5, 6, 7, 8, 9, 10]);
        _graph.ProgressOf(10).Should().Be(1);
    }

    [Fact]
    public void In_a_diamond_the_far_end_is_recomputed_once_after_both_sides()
    {
        _graph.Add(Planned, Planned, Planned, Planned);
        _graph.Declare(2, 1);
        _graph.Declare(3, 1);
        _graph.Declare(4, 2, 3);
        _graph.ChangeStatus(1, InProgress);
        Expect(recomputed: 3, moved: [1, 2, 3, 4]);
        _graph.ProgressOf(4).Should().Be(0.5);
    }

    [Fact]
    public void In_a_row_of_diamonds_each_is_recomputed_once_though_the_ways_double()
    {
        const int Diamonds = 60;
        _graph.Add([.. Enumerable.Repeat(Planned, 1 + (3 * Diamonds))]);
        for (int id = 1; id < 3 * Diamonds; id += 3)
        {
            _graph.Declare(id + 1, id);
            _graph.Declare(id + 2, id);
            _graph.Declare(id + 3, id + 1, id + 2);
        }

        _graph.ChangeStatus(1, Completed);
        Expect(recomputed: 3 * Diamonds, moved: [.. Enumerable.Range(1, 1 + (3 * Diamonds))]);
    }

    [Fact]
    public void A_short_way_and_a_long_way_meet_after_the_long_one()
    {
        _graph.Add(Planned, Planned, Planned, Planned, Planned);
        _graph.Declare(5, 1);
        for (int id = 2; id <= 5; id++) _graph.Declare(id, id - 1 == 4 ? [4] : [id - 1]);
        _graph.ChangeStatus(1, Completed);
        Expect(recomputed: 4, moved: [1, 2, 3, 4, 5]);
        _graph.ProgressOf(5).Should().Be(1);
    }

    [Fact]
    public void The_wave_stops_at_a_completed_and_at_a_cancelled_dependent()
    {
        _graph.Add(Planned, Completed, Cancelled, Planned, Planned);
        _graph.Declare(2, 1);
        _graph.Declare(3, 1);
        _graph.Declare(4, 2);
        _graph.Declare(5, 3);
        _graph.ChangeStatus(1, InProgress);
        Expect(recomputed: 0, moved: [1]);
    }

    [Fact]
    public void A_change_of_status_that_leaves_progress_as_it_is_starts_no_wave()
    {
        _graph.Add(Planned, InProgress, Planned, Planned);
        _graph.Declare(3, 1, 2);
        _graph.Declare(4, 3);
        double before = _graph.ProgressOf(4);
        _graph.ChangeStatus(1, Blocked);
        Expect(recomputed: 0, moved: []);
        _graph.ChangeStatus(1, OnHold);
        Expect(recomputed: 0, moved: []);
        _graph.ProgressOf(4).Should().Be(before);
    }

    [Fact]
    public void The_wave_stops_where_a_mean_comes_out_unchanged()
    {
        // A ladder from 5 to 64 halves what 1 has, down to one unit; in the mean of 3 that unit is lost, so 65 is not looked at.
        _graph.Add([.. Enumerable.Repeat(Planned, 65)]);
        _graph.Declare(5, 1);
        for (int id = 6; id <= 64; id++) _graph.Declare(id, id - 1, 4);
        _graph.Declare(3, 64, 2);
        _graph.Declare(65, 3);
        _graph.ChangeStatus(2, Completed);
        double before = _graph.ProgressOf(3);
        _graph.ChangeStatus(1, Completed);
        _graph.LastChange.Moved.Should().StartWith([1, 5, 6]).And.NotContain(3);
        _graph.LastChange.Recomputed.Should().Be(61, "the sixty of the ladder, and 3, which came out unchanged; not 65");
        _graph.ProgressOf(3).Should().Be(before);
    }

    [Fact]
    public void Cancelling_one_without_progress_recomputes_its_dependents_because_it_leaves_their_mean()
    {
        _graph.Add(Planned, Completed, Planned, Planned);
        _graph.Declare(3, 1, 2);
        _graph.Declare(4, 3);
        _graph.ChangeStatus(1, Cancelled);
        Expect(recomputed: 2, moved: [3, 4]);
        _graph.ProgressOf(4).Should().Be(1);
    }

    [Fact]
    public void Declaring_and_withdrawing_recompute_the_milestone_and_those_behind_it_only()
    {
        _graph.Add(Completed, Planned, Planned, Planned);
        _graph.Declare(3, 2);
        _graph.Declare(2, 1);
        Expect(recomputed: 2, moved: [2, 3]);
        _graph.Withdraw(2, 1);
        Expect(recomputed: 2, moved: [2, 3]);
        _graph.Declare(4, 3);
        Expect(recomputed: 0, moved: []);
    }

    [Fact]
    public void A_milestone_that_loses_two_dependencies_in_one_change_is_recomputed_once()
    {
        _graph.Add(Completed, Completed, InProgress, Planned, Planned);
        _graph.Declare(4, 1, 2, 3);
        _graph.Declare(5, 4);
        _graph.Withdraw(4, 1, 2);
        Expect(recomputed: 2, moved: [4, 5]);
    }

    [Fact]
    public void A_hub_recomputes_each_dependent_once_and_nothing_else()
    {
        _graph.Add([.. Enumerable.Repeat(Planned, 1001)]);
        for (int id = 2; id <= 1001; id++) _graph.Declare(id, 1);
        _graph.ChangeStatus(1, InProgress);
        Expect(recomputed: 1000, moved: [.. Enumerable.Range(1, 1001)]);
        _graph.ChangeStatus(500, Completed);
        Expect(recomputed: 0, moved: [500]);
    }

    private void Expect(int recomputed, int[] moved)
    {
        _graph.LastChange.Moved.Should().Equal(moved);
        _graph.LastChange.Recomputed.Should().Be(recomputed);
    }
}
