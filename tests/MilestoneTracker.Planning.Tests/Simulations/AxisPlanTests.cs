using FluentAssertions;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Passes;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Planning.Tests.Schedules;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Simulations;

// How a plan becomes axes and rows, by hand: what is shared, what needs no row of its own, and what does not fit. Now is Monday
// 2026-03-02 08:00.
public sealed class AxisPlanTests
{
    [Fact]
    public void A_calendar_has_one_axis_and_a_plain_link_no_row_of_its_own()
    {
        AxisPlan axes = Of("a 1d", "b 2d", "c 3d", "b > a", "c > b")!;

        axes.Axes.Should().ContainSingle();
        (axes.Early.Count, axes.Late.Count).Should().Be((3, 3));
    }

    [Fact]
    public void Links_that_make_the_same_of_a_row_share_what_is_made()
    {
        AxisPlan axes = Of("a 1d", "b 2d", "c 3d", "d 1d", "b > a FS 1d", "c > a FS 1d", "d > a FS 2d")!;

        axes.Early.Count.Should().Be(4 + 2, "a day and two days after a");
        axes.Late.Count.Should().Be(4 + 3, "one before each of the others");
    }

    [Fact]
    public void A_lag_of_another_calendar_counts_later_times_on_the_way_forward_and_earlier_ones_on_the_way_back()
    {
        AxisPlan axes = Of("a 1d", "b 1d", "b > a FS 1ed")!;
        (int a, int b) = (PositionOf(axes, "a"), PositionOf(axes, "b"));
        Axis clock = axes.Axes.Single(axis => axis.Calendar == WorkCalendar.AroundTheClock);

        Crossing early = axes.Early.Of(a)[0].Crossing;
        Crossing late = axes.Late.Of(b)[0].Crossing;

        axes.Axes.Should().HaveCount(2);
        (early.Lag, early.Before!.Is(axes[a], clock, true), early.After!.Is(clock, axes[b], true)).Should().Be((1440, true, true));
        (late.Lag, late.Before!.Is(axes[b], clock, false), late.After!.Is(clock, axes[a], false)).Should().Be((1440, true, true));
    }

    [Theory]
    [InlineData(false, "b > a")]
    [InlineData(false, "b > a", "c > a")]
    [InlineData(false, "b > a FS 1d")]
    [InlineData(true, "b > a FS -1d")]
    [InlineData(true, "b > a SS")]
    [InlineData(true, "b > a FF")]
    [InlineData(true, "p > a")]
    public void It_may_be_the_last_unless_some_dependent_is_no_earlier_in_any_case(bool mayBe, params string[] links)
    {
        AxisPlan axes = Of(["a 1d", "b 1d", "c 1d", "p 1d pinned=2026-03-04T12:00", .. links])!;

        axes.MayBeLast(PositionOf(axes, "a")).Should().Be(mayBe);
        axes.MayBeLast(PositionOf(axes, "b")).Should().BeTrue();
    }

    // A day from now and a minute: Tuesday 08:01.
    [Fact]
    public void Nothing_passes_the_end_not_even_with_a_minute_more() => Of("a 1d")!.Ends.Should().Equal(963);

    // Behind a pin at now, all work of a path comes before now, and a place farther back than the axis does not fit.
    [Theory]
    [InlineData("20000d", "0d")]
    [InlineData("0d", "20000d")]
    public void A_path_to_a_pin_fits_while_it_begins_on_the_axis_whether_by_work_or_by_lags(string work, string lag)
    {
        int steps = (int)(-Of("a 1d")!.Axes[0].Least / 19_200_000); // twenty thousand days are 9,600,000 minutes

        Of(Path(steps)).Should().NotBeNull("{0} steps fit", steps);
        Of(Path(steps + 1)).Should().BeNull("{0} do not", steps + 1);

        string[] Path(int links)
        {
            List<string> lines = [.. Enumerable.Range(0, links + 1).Select(i => $"m{i:00} {work}"), "p 0d pinned=2026-03-02T08:00"];
            for (int i = 1; i <= links; i++) lines.Add($"m{i:00} > m{i - 1:00} FS {lag}");
            lines.Add($"p > m{links:00}");
            return [.. lines];
        }
    }

    [Fact]
    public void A_pin_in_working_time_fits_and_what_comes_behind_one_counts_from_it()
    {
        string last = NearTheEnd(1);

        Of("a 1d", "p 1d pinned=2026-03-04T12:00").Should().NotBeNull();
        Of("a 1d", "p 1d pinned=2026-03-07T12:00").Should().BeNull("that is a Saturday");
        Of("p 0d pinned=" + last).Should().NotBeNull();
        Of("p 0d pinned=" + last, "b 1d", "b > p").Should().BeNull();
    }

    [Fact]
    public void What_was_completed_must_fit_too()
    {
        Of("a 1d", $"done finished={NearTheEnd(2)} COMPLETED").Should().NotBeNull();
        Of("a 1d", $"done finished={NearTheEnd(-4)} COMPLETED").Should().BeNull();
    }

    [Fact]
    public void What_goes_on_whatever_it_depends_on_counts_from_now()
    {
        string[] lines = ["a 1m not-before=" + NearTheEnd(2001), "b 30d started=2026-02-27T08:00 IN_PROGRESS", "b > a"];
        MilestoneRegistry registry = Plans.Of(lines);
        registry.SetPlanField("logic", "override");

        Of(lines).Should().BeNull();
        Of(Schedule.Compute(registry.Current, Plans.Now)).Should().NotBeNull();
    }

    // The last of the links is that of the pin itself, so that only the way back is one too long.
    [Theory]
    [InlineData("retained", false)]
    [InlineData("override", true)]
    public void A_pin_of_what_goes_on_whatever_it_depends_on_does_not_hold_what_came_before(string logic, bool fits)
    {
        int steps = (int)(-Of("a 1d")!.Axes[0].Least / 19_200_000);
        List<string> lines = [.. Enumerable.Range(0, steps + 1).Select(i => $"m{i:00} 0d")];
        lines.Add("p 1d pinned=2026-03-02T08:00 started=2026-02-27T08:00 IN_PROGRESS");
        for (int i = 1; i <= steps; i++) lines.Add($"m{i:00} > m{i - 1:00} FS 20000d");
        MilestoneRegistry registry = Plans.Of([.. lines, $"p > m{steps:00} FS 20000d"]);
        registry.SetPlanField("logic", logic);

        (Of(Schedule.Compute(registry.Current, Plans.Now)) is not null).Should().Be(fits);
    }

    // 12 bytes a milestone and column: 1,024 milestones with 256 columns are 3 MiB.
    [Theory]
    [InlineData(1, 1, 16)]
    [InlineData(1, 16, 16)]
    [InlineData(1, 17, 32)]
    [InlineData(1, 100, 128)]
    [InlineData(1, 512, 512)]
    [InlineData(1, 100_000, 512)]
    [InlineData(1024, 100_000, 256)]
    [InlineData(1025, 100_000, 128)]
    public void A_block_has_no_more_columns_than_iterations_or_than_stay_in_the_cache(int milestones, int iterations, int columns)
    {
        AxisPlan axes = Of([.. Enumerable.Range(0, milestones).Select(i => $"m{i} 1d")])!;

        new AxisPass(axes, iterations).BlockSize.Should().Be(columns);
    }

    private static string NearTheEnd(int places)
    {
        Axis axis = Of("a 1d")!.Axes[0];
        return CivilTime.Text(axis.TimeOf((int)axis.Greatest - places));
    }

    private static int PositionOf(AxisPlan axes, string name) => axes.Model.View.PositionOf(name);

    private static AxisPlan? Of(params string[] lines) => Of(Plans.Schedule(lines));

    private static AxisPlan? Of(Schedule schedule) => AxisPlan.TryMake(new SimulatedPlan(schedule, 1, -1));
}
