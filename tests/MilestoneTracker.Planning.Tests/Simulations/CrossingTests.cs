using FluentAssertions;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Passes;
using MilestoneTracker.Planning.Simulations;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Simulations;

// What a link makes of a row of places, beside the contract's words for it tried out place by place.
public sealed class CrossingTests
{
    private static readonly long Monday = CivilTime.MinuteOf(new DateTime(2026, 3, 2, 8, 0, 0), "time");

    // Forward a lag is taken from the finish of so much work, the even place, and a lead ends in a start, the odd one.
    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(-3)]
    public void Behind_a_lag_comes_a_finish_and_behind_a_lead_a_start(int lag)
    {
        int[] row = Places();

        new Crossing(false, null, lag, null).Forward(row);

        row.Should().Equal(Places().Select(place => Forward(place, lag)));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(-3)]
    public void The_way_back_is_to_the_greatest_place_that_keeps_the_bound(int lag)
    {
        int[] row = Places();

        new Crossing(false, null, lag, null).Backward(row);

        row.Should().Equal(Places().Select(bound => Enumerable.Range(-64, 128).Last(place => Forward(place, lag) <= bound)));
    }

    [Fact]
    public void Nothing_is_made_of_a_row_only_without_a_lag_in_one_calendar()
    {
        AxisMap map = new(Standard(), Clock(), true);

        new Crossing(false, null, 0, null).IsPlain.Should().BeTrue();
        new Crossing(false, null, -1, null).IsPlain.Should().BeFalse();
        new Crossing(false, map, 0, null).IsPlain.Should().BeFalse();
        new Crossing(false, null, 0, map).IsPlain.Should().BeFalse();
    }

    // 2^18 places are remembered; what lies before or behind them is found all the same, and what is found again is no other.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void From_axis_to_axis_a_place_goes_by_its_time(bool isUp)
    {
        int[] places = [-481, -3, -1, 0, 1, 2, 960, 961, 1500, 2641, 9001, (1 << 18) - 1, 1 << 18, (1 << 18) + 1, 1 << 19];
        foreach ((Axis from, Axis to) in new[] { (Standard(), Clock()), (Clock(), Standard()) })
        {
            AxisMap map = new(from, to, isUp);
            int[] expected = [.. places.Select(place => (int)(isUp ? to.Up(from.TimeOf(place)) : to.Down(from.TimeOf(place))))];
            for (int turn = 0; turn < 2; turn++)
            {
                int[] row = [.. places];
                map.Apply(row);
                row.Should().Equal(expected);
            }
        }
    }

    [Fact]
    public void A_lag_of_another_axis_is_taken_there_and_then_comes_the_way_back()
    {
        (Axis standard, Axis clock) = (Standard(), Clock());
        foreach (bool isUp in (bool[])[false, true])
        {
            (AxisMap before, AxisMap after) = (new(standard, clock, isUp), new(clock, standard, isUp));
            foreach (int lag in (int[])[-2000, 0, 2000])
            {
                (int[] row, int[] steps) = (Lines(), Lines());
                if (isUp) new Crossing(false, before, lag, after).Forward(row);
                else new Crossing(false, before, lag, after).Backward(row);

                before.Apply(steps);
                if (isUp) new Crossing(false, null, lag, null).Forward(steps);
                else new Crossing(false, null, lag, null).Backward(steps);
                after.Apply(steps);
                row.Should().Equal(steps, "{0}, {1}", lag, isUp);
                row.Should().NotEqual(Lines());
            }
        }

        static int[] Lines() => [.. Enumerable.Range(0, 32).Select(i => 397 * (i - 8))];
    }

    [Fact]
    public void A_map_is_that_from_one_axis_to_another_in_one_direction()
    {
        (Axis from, Axis to) = (Standard(), Clock());

        foreach (bool isUp in (bool[])[false, true])
        {
            AxisMap map = new(from, to, isUp);
            map.Is(from, to, isUp).Should().BeTrue();
            map.Is(from, to, !isUp).Should().BeFalse();
            map.Is(to, to, isUp).Should().BeFalse();
            map.Is(from, from, isUp).Should().BeFalse();
        }
    }

    private static int Forward(int place, int lag)
    {
        if (lag == 0) return place;
        int finish = 2 * ((int)Math.Floor(place / 2.0) + lag);
        return lag < 0 ? finish + 1 : finish;
    }

    private static int[] Places() => [.. Enumerable.Range(-16, 32)];

    private static Axis Standard() => new(WorkCalendar.Standard, Monday);

    private static Axis Clock() => new(WorkCalendar.AroundTheClock, Monday);
}
