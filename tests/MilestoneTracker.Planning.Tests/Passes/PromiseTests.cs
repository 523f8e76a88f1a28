using FluentAssertions;
using MilestoneTracker.Planning.Passes;
using MilestoneTracker.Planning.Tests.Schedules;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Passes;

// Whose target or pin a milestone must keep, by both ways to find it. Of bounds that are equally tight the ordinally least source counts,
// in whichever order they are met.
public sealed class PromiseTests
{
    [Theory]
    [InlineData("b", "c")]
    [InlineData("c", "b")]
    [InlineData("Z", "a")] // ordinally
    public void Of_two_promises_that_are_equally_tight_the_ordinally_least_counts(string first, string second)
    {
        Schedule schedule = Plans.Schedule(
            "w 5d", $"{first} 2d target=2026-03-20", $"{second} 2d target=2026-03-20", $"{first} > w", $"{second} > w", "v 1d", "w > v");

        SourceOf(schedule, "w").Should().Be(string.CompareOrdinal(first, second) < 0 ? first : second);
        SourceOf(schedule, "v").Should().Be(SourceOf(schedule, "w"));
        SourceOf(schedule, first).Should().Be(first);
        SourceOf(schedule, second).Should().Be(second);
    }

    [Theory]
    [InlineData("b", "c", "b")]
    [InlineData("c", "b", "c")]
    public void A_promise_that_is_tighter_counts_whatever_its_name(string tight, string loose, string expected)
    {
        Schedule schedule = Plans.Schedule(
            "w 5d", $"{tight} 2d target=2026-03-19", $"{loose} 2d target=2026-03-20", $"{tight} > w", $"{loose} > w");

        SourceOf(schedule, "w").Should().Be(expected);
    }

    // Its own target, and one that leads to it, at the same minute.
    [Theory]
    [InlineData("a", "a")]
    [InlineData("z", "w")]
    public void A_milestones_own_promise_is_one_of_those_that_tie(string dependent, string expected)
    {
        Schedule schedule = Plans.Schedule("w 5d target=2026-03-13T17:00", $"{dependent} 0d target=2026-03-13T17:00", $"{dependent} > w");

        SourceOf(schedule, "w").Should().Be(expected);
    }

    // A day ends at midnight, when nobody works: what must be there by then must be finished by five.
    [Fact]
    public void What_leads_to_a_promise_is_tighter_than_the_same_day_itself()
    {
        Schedule schedule = Plans.Schedule("w 5d target=2026-03-13", "z 0d target=2026-03-13", "z > w");

        SourceOf(schedule, "w").Should().Be("z");
    }

    // Before now, where places are negative: 2026-02-20 is over.
    [Theory]
    [InlineData("b", "c")]
    [InlineData("c", "b")]
    public void What_was_promised_for_a_day_that_is_over_is_compared_like_anything_else(string first, string second)
    {
        Schedule schedule = Plans.Schedule(
            "w 5d", $"{first} 2d target=2026-02-20", $"{second} 1d target=2026-02-19", $"{first} > w", $"{second} > w",
            "x 0d target=2026-02-19", "x > w SS 1d");

        // Both leave w until the 18th; x must start by the 19th, so w starts by the 18th, and ends by the 24th.
        SourceOf(schedule, "w").Should().Be("b");
        schedule.GetMilestone("w")!.TargetSlack.Should().Be(-12 * 480, "the 18th of February instead of the 6th of March");
    }

    // Pinned without work at Friday 11:00, from start to start: w may start by then, and so end a day later, as q allows.
    [Theory]
    [InlineData("p", "q")]
    [InlineData("p", "o")]
    public void A_pin_that_holds_a_start_counts_by_the_finish_that_it_leaves(string pin, string target)
    {
        Schedule schedule = Plans.Schedule(
            "w 1d", $"{pin} 0d pinned=2026-03-06T11:00", $"{pin} > w SS", $"{target} 0d target=2026-03-09T11:00", $"{target} > w");

        SourceOf(schedule, "w").Should().Be(string.CompareOrdinal(pin, target) < 0 ? pin : target);
        schedule.GetMilestone("w")!.TargetSlack.Should().Be((4 * 480) + 180, "from Monday 17:00 to the next Monday 11:00");
    }

    // At noon nobody starts: the last minute that begins before the break is that at 11:59.
    [Fact]
    public void A_pin_at_the_end_of_the_morning_lets_start_a_minute_before_it()
    {
        Schedule schedule = Plans.Schedule("w 1d", "p 0d pinned=2026-03-06T12:00", "p > w SS");

        SourceOf(schedule, "w").Should().Be("p");
        schedule.GetMilestone("w")!.TargetSlack.Should().Be((4 * 480) + 239, "from Monday 17:00 to the next Monday 11:59");
    }

    // A pin that is over holds at now, Monday 08:00; Friday 17:00, with the same work before it, is tighter.
    [Theory]
    [InlineData("p", "q")]
    [InlineData("p", "o")]
    public void A_pin_that_is_over_holds_now_and_Friday_evening_is_tighter(string pin, string target)
    {
        Schedule schedule = Plans.Schedule(
            "w 1d", $"{pin} 0d pinned=2026-02-20", $"{target} 0d target=2026-02-27T17:00", $"{pin} > w", $"{target} > w");

        SourceOf(schedule, "w").Should().Be(target);
    }

    // Both have the work of Friday evening before them. A target on a Sunday leaves no more than that; a pin on Saturday is a time.
    [Theory]
    [InlineData("v", "z")]
    [InlineData("z", "v")]
    public void A_target_in_a_gap_asks_for_the_evening_before_it_and_a_pin_there_only_for_itself(string pin, string target)
    {
        Schedule schedule = Plans.Schedule(
            "w 0d", $"{pin} 0d pinned=2026-03-14T12:00", $"{target} 0d target=2026-03-15", $"{pin} > w", $"{target} > w");

        SourceOf(schedule, "w").Should().Be(target);
        SourceOf(schedule, pin).Should().Be(pin);
    }

    // What depends on a pinned milestone does not hold it, and so is not its source either.
    // p is done on Tuesday, and q must be: both leave until Tuesday 08:00, so the names decide.
    [Theory]
    [InlineData("p", "q", "p")]
    [InlineData("q", "p", "p")]
    public void A_pin_with_work_holds_by_the_start_of_that_work(string pin, string target, string expected)
    {
        Schedule schedule = Plans.Schedule(
            "w 0d", $"{pin} 1d pinned=2026-03-10T17:00", $"{target} 1d target=2026-03-10T17:00", $"{pin} > w", $"{target} > w");

        SourceOf(schedule, "w").Should().Be(expected);
    }

    [Fact]
    public void A_pinned_milestone_is_its_own_promise_whatever_depends_on_it()
    {
        Schedule schedule = Plans.Schedule("p 1d pinned=2026-03-13", "a 5d target=2026-03-10", "a > p", "w 1d", "p > w");

        SourceOf(schedule, "p").Should().Be("p");
        SourceOf(schedule, "w").Should().Be("p");
        schedule.GetMilestone("p")!.TargetSlack.Should().Be(0);
    }

    // Nothing is left by either, at the beginning of time.
    [Theory]
    [InlineData("b", "c")]
    [InlineData("c", "b")]
    public void Where_two_promises_leave_no_time_at_all_the_ordinally_least_counts_too(string first, string second)
    {
        MilestoneRegistry registry = Plans.Of(
            "w 3d", $"{first} 9d target=0001-01-02", $"{second} 9d target=0001-01-03", $"{first} > w", $"{second} > w");
        registry.SetPlanField("calendar", "24x7");
        Schedule schedule = Schedule.Compute(registry.Current, new DateTime(1, 1, 1));
        GeneralTimes general = new(schedule.Model);
        int position = schedule.Model.View.PositionOf("w");

        (general.PromisedFinishOf(position), schedule.Model.View.NameAt(general.PromiseOf(position))).Should().Be((0, "b"));
    }

    [Theory]
    [InlineData("b", "c")]
    [InlineData("c", "b")]
    public void Where_one_promise_leaves_no_time_at_all_another_that_leaves_more_says_nothing(string none, string more)
    {
        string[] first = [$"{none} 9d target=0001-01-02", $"{none} > w"];
        string[] second = [$"{more} 1d target=0001-03-03", $"{more} > w"];
        foreach (string[] lines in (string[][])[[.. first, .. second], [.. second, .. first]]) // whichever is met first
        {
            MilestoneRegistry registry = Plans.Of(["w 3d", .. lines]);
            registry.SetPlanField("calendar", "24x7");
            Schedule schedule = Schedule.Compute(registry.Current, new DateTime(1, 1, 1));
            GeneralTimes general = new(schedule.Model);
            int position = schedule.Model.View.PositionOf("w");

            (general.PromisedFinishOf(position), schedule.Model.View.NameAt(general.PromiseOf(position))).Should().Be((0, none));
        }
    }

    [Fact]
    public void Where_no_promise_leads_there_is_none()
    {
        Schedule schedule = Plans.Schedule("w 5d", "b 2d target=2026-03-20", "c 1d", "c > w");

        foreach (string name in (string[])["w", "c"])
            (schedule.GetMilestone(name)!.TargetSlack, schedule.GetMilestone(name)!.TargetSlackSource).Should().Be((null, null));
    }

    // The source by both ways, which must agree.
    private static string SourceOf(Schedule schedule, string name)
    {
        string source = schedule.GetMilestone(name)!.TargetSlackSource!;
        GeneralTimes general = new(schedule.Model);
        int position = schedule.Model.View.PositionOf(name);
        schedule.Times.Should().BeOfType<OneCalendarTimes>();
        schedule.Model.View.NameAt(general.PromiseOf(position)).Should().Be(source, "on times it is the same");
        general.PromisedFinishOf(position).Should().Be(schedule.Times.PromisedFinishOf(position));
        return source;
    }
}
