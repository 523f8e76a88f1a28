using FluentAssertions;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Passes;
using MilestoneTracker.Planning.Tests.Schedules;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Passes;

// The forward pass by hand, by both ways to make it. Now is Monday 2026-03-02 08:00; standard calendar.
public sealed class ForwardTests
{
    // a has four days and ends on Thursday evening, 03-05T17:00; b has no work of its own, so the place of its bound is its date. What is
    // pinned elsewhere makes the pass take whatever way there is.
    [Theory]
    [InlineData("FS 1d", "2026-03-06T17:00")] // a finish plus work is a finish
    [InlineData("FS -1d", "2026-03-05T08:00")] // a lead goes to the beginning of a minute
    [InlineData("FS", "2026-03-05T17:00")]
    [InlineData("FF", "2026-03-05T17:00")]
    [InlineData("FF 1d", "2026-03-06T17:00")]
    [InlineData("FF -1d", "2026-03-05T08:00")]
    [InlineData("SS 1d", "2026-03-02T17:00")] // a start plus a day of work is the end of that day
    [InlineData("SF 2d", "2026-03-03T17:00")]
    public void A_milestone_without_work_is_where_its_bound_is(string link, string expected)
    {
        foreach (string[] besides in (string[][])[[], ["p 1d pinned=2026-03-03"], ["x 1d", "y 1d", "y > x SS"]])
        {
            Schedule schedule = Plans.Schedule([.. besides, "a 4d", "b 0d", $"b > a {link}"]);

            BothFind(schedule, "b", expected);
        }
    }

    [Theory]
    [InlineData("FS 1d", "2026-03-09T17:00")]
    [InlineData("FS -1d", "2026-03-05T17:00")] // from Thursday morning on
    [InlineData("FF", "2026-03-05T17:00")]
    [InlineData("FF -1d", "2026-03-04T17:00")] // its finish is not before Thursday 08:00, and ends work: that of Wednesday
    [InlineData("SS 1d", "2026-03-03T17:00")]
    [InlineData("SF 3d", "2026-03-04T17:00")]
    public void A_milestone_with_a_day_of_work_ends_when_its_bound_leaves_it(string link, string expected)
    {
        foreach (string[] besides in (string[][])[[], ["p 1d pinned=2026-03-03"]])
        {
            Schedule schedule = Plans.Schedule([.. besides, "a 4d", "b 1d", $"b > a {link}"]);

            BothFind(schedule, "b", expected);
        }
    }

    [Theory]
    [InlineData("off 99d CANCELLED")]
    [InlineData("off 99d target=2026-03-03 CANCELLED")]
    [InlineData("off 99d pinned=2026-05-05 CANCELLED")]
    [InlineData("off 99d not-before=2026-05-05 CANCELLED")]
    public void What_is_cancelled_has_no_part_in_the_finish_nor_in_promises(string cancelled)
    {
        foreach (string[] besides in (string[][])[[], ["p 1d pinned=2026-03-03"], ["x 1d", "y 1d", "y > x SS"]])
        {
            Schedule schedule = Plans.Schedule([.. besides, "a 4d", cancelled, "off > a"]);

            schedule.Finish.Should().Be(new DateTime(2026, 3, 5, 17, 0, 0));
            BothFind(schedule, "a", "2026-03-05T17:00");
            (schedule.GetMilestone("a")!.TotalSlack, schedule.GetMilestone("a")!.TargetSlack).Should().Be((0, null));
        }
    }

    [Fact]
    public void A_plan_of_nothing_is_finished_when_it_starts()
    {
        foreach (string[] lines in (string[][])[[], ["off 9d CANCELLED"]])
        {
            MilestoneRegistry registry = Plans.Of(lines);
            registry.SetPlanField("start", "2026-06-01");
            Schedule schedule = Schedule.Compute(registry.Current, Plans.Now);

            schedule.Finish.Should().Be(new DateTime(2026, 6, 1));
            new GeneralTimes(schedule.Model).Finish.Should().Be(schedule.Times.Finish);
        }
    }

    // Freed of its links, b is no way to a: only what depends on a by another way holds it.
    [Fact]
    public void To_a_milestone_nothing_leads_through_what_is_freed_of_its_links()
    {
        MilestoneRegistry registry = Plans.Of("a 1d", "b 3d started=2026-02-23 IN_PROGRESS", "c 1d", "b > a", "c > b");
        registry.SetPlanField("logic", "override");

        Schedule.Compute(registry.Current, Plans.Now).SlackTo("c").Select(pair => pair.Key).Should().Equal("b", "c");
    }

    // Updated where only work has changed, the pass keeps what it knew: the axis, and what does not depend on links.
    [Theory]
    [InlineData("b 2d")]
    [InlineData("b 2d started=2026-02-27 IN_PROGRESS")]
    public void Updated_it_keeps_its_axis_where_only_work_has_changed(string line)
    {
        MilestoneRegistry registry = Plans.Of("a 1d", line, "c 1d", "b > a", "c > b");
        Schedule before = Schedule.Compute(registry.Current, Plans.Now);
        registry.SetMilestoneField("b", "remaining", "5d");

        Schedule after = before.Update(registry.Current, Plans.Now);

        AxisOf(after).Should().BeSameAs(AxisOf(before));
        after.Finish.Should().Be(Schedule.Compute(registry.Current, Plans.Now).Finish);
        registry.SetMilestoneField("c", "not-before", "2026-04-01");
        AxisOf(after.Update(registry.Current, Plans.Now)).Should().NotBeSameAs(AxisOf(before), "a date is more than work");
        after.Update(registry.Current, Plans.Now).Finish.Should().Be(new DateTime(2026, 4, 1, 17, 0, 0));
    }

    [Theory]
    [InlineData("logic", "override", "started", "2026-02-27")]
    [InlineData("logic", "retained", "started", "2026-02-27")]
    [InlineData("logic", "retained", "calendar", "24x7")]
    public void Updated_where_more_than_work_has_changed_it_is_what_computing_gives(string plan, string logic, string key, string value)
    {
        MilestoneRegistry registry = Plans.Of("a 1d", "b 2d", "c 1d", "b > a", "c > b");
        registry.SetPlanField(plan, logic);
        Schedule before = Schedule.Compute(registry.Current, Plans.Now);
        registry.SetMilestoneField("b", key, value);

        Schedule after = before.Update(registry.Current, Plans.Now);

        Schedule computed = Schedule.Compute(registry.Current, Plans.Now);
        after.Milestones.Select(milestone => (milestone.Name, milestone.Finish, milestone.LateFinish)).Should()
            .Equal(computed.Milestones.Select(milestone => (milestone.Name, milestone.Finish, milestone.LateFinish)));
    }

    private static Axis AxisOf(Schedule schedule) => schedule.Times.Should().BeOfType<OneCalendarTimes>().Subject.Floors.Axis;

    private static void BothFind(Schedule schedule, string name, string finish)
    {
        schedule.Times.Should().BeOfType<OneCalendarTimes>();
        int position = schedule.Model.View.PositionOf(name);
        GeneralTimes general = new(schedule.Model);
        CivilTime.Text(schedule.Times.FinishOf(position)).Should().Be(finish);
        (general.FinishOf(position), general.LateFinishOf(position)).Should()
            .Be((schedule.Times.FinishOf(position), schedule.Times.LateFinishOf(position)));
    }
}
