using FluentAssertions;
using MilestoneTracker.Planning.Passes;
using MilestoneTracker.Planning.Tests.Schedules;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Passes;

// At the beginning of time work is cut off: what would come before it stays at 0001-01-01T00:00.
public sealed class EndOfTimeTests
{
    private static readonly DateTime First = new(1, 1, 1);

    // Five times nineteen years of work after the first, before a promise in the year 80: no time is left for the first.
    [Theory]
    [InlineData("")]
    [InlineData("SS")] // with a link of another kind the way is another one
    [InlineData("FS 1m")]
    public void A_promise_that_no_time_is_left_for_holds_from_the_beginning_of_time(string besides)
    {
        List<string> lines = [.. Enumerable.Range(0, 6).Select(i => $"m{i} 9999999m{(i == 5 ? " target=0080-01-01" : "")}")];
        lines.AddRange(Enumerable.Range(1, 5).Select(i => $"m{i} > m{i - 1}"));
        if (besides.Length > 0) lines.AddRange("x 1d", "y 1d", $"y > x {besides}");
        MilestoneRegistry registry = Plans.Of([.. lines]);
        registry.SetPlanField("calendar", "24x7");

        Schedule schedule = Schedule.Compute(registry.Current, new DateTime(115, 1, 1));

        GeneralTimes general = new(schedule.Model);
        long limit = (long)(new DateTime(80, 1, 2) - First).TotalMinutes;
        for (int i = 0; i < 6; i++)
        {
            int position = schedule.Model.View.PositionOf($"m{i}");
            long expected = Math.Max(0, limit - ((5 - i) * 9_999_999L));
            (schedule.Times.PromisedFinishOf(position), general.PromisedFinishOf(position)).Should().Be((expected, expected), "m{0}", i);
        }
    }

    // What must be there before a pin that leaves no time: nothing is left for its work, nor for what comes before that.
    [Fact]
    public void Before_a_pin_at_the_beginning_nothing_is_left()
    {
        MilestoneRegistry registry = Plans.Of("p 3d pinned=0001-01-02T00:00", "a 3d", "b 3d", "c 0d", "p > a", "a > b", "b > c");
        registry.SetPlanField("calendar", "24x7");

        Schedule schedule = Schedule.Compute(registry.Current, First);

        GeneralTimes general = new(schedule.Model);
        foreach (string name in (string[])["a", "b", "c"])
        {
            int position = schedule.Model.View.PositionOf(name);
            (general.LateFinishOf(position), general.PromisedFinishOf(position)).Should().Be((0, 0), name);
            (schedule.Times.LateFinishOf(position), schedule.Times.PromisedFinishOf(position)).Should().Be((0, 0), name);
        }
    }

    [Fact]
    public void A_pin_in_the_first_minute_is_a_pin()
    {
        Schedule schedule = Schedule.Compute(Plans.Of("p 0d pinned=0001-01-01T00:00", "a 0d").Current, First);

        (schedule.GetMilestone("p")!.TargetSlack, schedule.GetMilestone("p")!.TargetSlackSource).Should().Be((0, "p"));
        schedule.GetMilestone("a")!.TargetSlack.Should().BeNull();
        Schedule later = Plans.Schedule("p 0d pinned=0001-01-01T00:00", "a 0d");
        (later.GetMilestone("p")!.Finish, later.GetMilestone("p")!.TargetSlack).Should().Be((Plans.Now, 0), "it holds at now");
    }

    // Twice their minutes do not fit 32 bits; what is cut off would lie before now for one of them.
    [Theory]
    [InlineData(4080)]
    [InlineData(6100)]
    [InlineData(8200)]
    [InlineData(9998)]
    public void A_promise_thousands_of_years_ahead_leaves_all_of_them(int year)
    {
        MilestoneRegistry registry = Plans.Of($"a 1d target={year}-12-30");
        registry.SetPlanField("calendar", "24x7");

        Schedule schedule = Schedule.Compute(registry.Current, Plans.Now);

        schedule.GetMilestone("a")!.TargetSlack.Should().Be((long)(new DateTime(year, 12, 31) - Plans.Now).TotalMinutes - 480);
    }

    // 4081 years are 2^31 minutes and some: twice that does not fit 32 bits, and what is cut off would lie ahead.
    [Fact]
    public void What_was_completed_thousands_of_years_ago_does_not_come_back()
    {
        foreach (int year in (int[])[2050, 4083, 4090, 9000])
        {
            MilestoneRegistry registry = Plans.Of("a finished=0001-01-02 COMPLETED", "b 1d", "b > a");
            registry.SetPlanField("calendar", "24x7");
            DateTime now = new(year, 1, 1);

            Schedule.Compute(registry.Current, now).Finish.Should().Be(now.AddMinutes(480), "a day of work is eight hours");
        }
    }

    [Fact]
    public void A_plan_that_was_finished_in_the_first_minute_was_finished_then()
    {
        Schedule schedule = Plans.Schedule("a finished=0001-01-01T00:00 COMPLETED");

        (schedule.Finish, new GeneralTimes(schedule.Model).Finish).Should().Be((First, 0));
    }
}
