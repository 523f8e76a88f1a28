using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Layout;

public sealed class WayTests
{
    [Fact]
    public void Two_arrows_that_change_places_cross_once() => Count(new Way(0, [0, 10]), new Way(0, [10, 0])).Should().Be(1);

    [Fact]
    public void Arrows_that_share_an_end_do_not_cross() =>
        Count(new Way(0, [5, 0]), new Way(0, [5, 10]), new Way(0, [8, 10])).Should().Be(0);

    [Fact]
    public void Arrows_in_different_gaps_do_not_cross() => Count(new Way(0, [0, 10]), new Way(1, [10, 0])).Should().Be(0);

    [Fact]
    public void Of_a_complete_two_by_three_three_pairs_cross() =>
        Count([.. from upper in new[] { 0.0, 10 } from lower in new[] { 0.0, 10, 20 } select new Way(3, [upper, lower])]).Should().Be(3);

    [Fact]
    public void A_long_arrow_crosses_as_often_as_it_is_led_to_and_fro()
    {
        Way level = new(0, [5, 5, 5]), around = new(0, [0, 10, 0]);

        Count(level, around).Should().Be(2);
        Count(level.Straight(), around.Straight()).Should().Be(0);
    }

    [Fact]
    public void A_straight_line_is_cut_at_the_ranks_it_passes()
    {
        new Way(2, [0, 50, -7, 30]).Straight().Should().BeEquivalentTo(new Way(2, [0, 10, 20, 30]));
        Count(new Way(2, [0, 0, 0, 30]).Straight(), new Way(3, [15, 12]))
            .Should().Be(1, "at the rank before it is at 10 below 15, at the next at 20 above 12");
    }

    private static long Count(params Way[] ways) => Way.Crossings(ways);
}
