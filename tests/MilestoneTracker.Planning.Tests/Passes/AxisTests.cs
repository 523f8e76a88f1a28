using FluentAssertions;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Passes;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Passes;

// Places by hand. Now is Monday 2026-03-02 08:00 in the standard calendar, so that the start there is place 1, and the finish with the
// same work before it, Friday 17:00, is place 0.
public sealed class AxisTests
{
    private static readonly DateTime Monday = new(2026, 3, 2, 8, 0, 0);

    [Theory]
    [InlineData("2026-03-02T08:00", 1, 1)]
    [InlineData("2026-02-27T17:00", 0, 0)]
    [InlineData("2026-03-01T12:00", 1, 0)] // in the gap: the start behind it, or the finish before it
    [InlineData("2026-03-02T07:59", 1, 0)]
    [InlineData("2026-02-27T17:01", 1, 0)]
    [InlineData("2026-03-02T08:01", 3, 3)]
    [InlineData("2026-02-27T16:59", -1, -1)]
    [InlineData("2026-03-02T12:00", 480, 480)]
    [InlineData("2026-03-02T12:30", 481, 480)]
    [InlineData("2026-03-02T13:00", 481, 481)]
    [InlineData("2026-03-02T17:00", 960, 960)]
    [InlineData("2026-03-03T08:00", 961, 961)]
    public void A_time_has_a_place_on_the_way_forward_and_one_on_the_way_back(string time, int up, int down)
    {
        long minute = CivilTime.MinuteOf(DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture), "time");

        (Standard().Up(minute), Standard().Down(minute)).Should().Be((up, down));
    }

    [Theory]
    [InlineData(1, "2026-03-02T08:00", true, false)]
    [InlineData(0, "2026-02-27T17:00", false, false)]
    [InlineData(-1, "2026-02-27T16:59", true, true)]
    [InlineData(-2, "2026-02-27T16:59", true, true)]
    [InlineData(2, "2026-03-02T08:01", true, true)]
    [InlineData(3, "2026-03-02T08:01", true, true)]
    [InlineData(480, "2026-03-02T12:00", false, false)]
    [InlineData(481, "2026-03-02T13:00", true, false)]
    [InlineData(482, "2026-03-02T13:01", true, true)]
    [InlineData(-480, "2026-02-27T12:00", false, false)]
    public void A_place_is_a_time_and_an_even_one_is_a_start_where_no_gap_follows(int place, string time, bool isStart, bool hasNoGap)
    {
        Axis axis = Standard();

        CivilTime.Text(axis.TimeOf(place)).Should().Be(time);
        (axis.IsStart(place), axis.HasNoGap(place)).Should().Be((isStart, hasNoGap));
    }

    // Around the clock minutes are work, so the ends of time are 60 million minutes of work away: 120 million places, less twice what a
    // step may move by, which is 40 million. Farther than 2^29 nothing goes.
    [Fact]
    public void An_axis_ends_before_what_a_step_could_carry_beyond_an_end_of_time()
    {
        new Axis(WorkCalendar.AroundTheClock, 60_000_000).Least.Should().Be(-40_000_000);
        new Axis(WorkCalendar.AroundTheClock, CivilTime.Max - 60_000_000).Greatest.Should().Be(40_000_000);
        Axis middle = new(WorkCalendar.AroundTheClock, CivilTime.Max / 2);
        (middle.Least, middle.Greatest).Should().Be((-(1 << 29), 1 << 29));
    }

    [Theory]
    [InlineData(3, 5)]
    [InlineData(-3, 5)]
    [InlineData(-5, -3)]
    [InlineData(0, 0)]
    [InlineData(int.MinValue, int.MaxValue)]
    public void The_greater_and_the_lesser_are_found_without_a_branch(int least, int greatest)
    {
        foreach ((int one, int other) in (ReadOnlySpan<(int, int)>)[(least, greatest), (greatest, least)])
            (BranchFree.Lesser(one, other), BranchFree.Greater(one, other)).Should().Be((least, greatest));
    }

    [Fact]
    public void Of_times_what_is_no_time_yet_is_not_the_lesser()
    {
        BranchFree.Greater(3L, 5L).Should().Be(5);
        BranchFree.Greater(CivilTime.Max, 0L).Should().Be(CivilTime.Max);
        BranchFree.Lesser(3L, 5L).Should().Be(3);
        BranchFree.Lesser(5L, 3L).Should().Be(3);
        BranchFree.Lesser(5L, -1L).Should().Be(5);
        BranchFree.Lesser(0L, 0L).Should().Be(0);
    }

    private static Axis Standard() => new(WorkCalendar.Standard, CivilTime.MinuteOf(Monday, "now"));
}
