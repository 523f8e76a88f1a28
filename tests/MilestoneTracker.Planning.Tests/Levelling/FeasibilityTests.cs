using FluentAssertions;
using MilestoneTracker.Planning.Conformance;
using MilestoneTracker.Planning.Levelling;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Levelling;

// Every schedule, improved ones too, keeps links, lags, dates, calendars and capacities, as a check minute by minute sees it.
public sealed class FeasibilityTests
{
    [Theory]
    [InlineData(0, 300, 1)]
    [InlineData(1000, 60, 60)]
    public void Every_schedule_of_random_plans_is_feasible_and_the_bound_is_below_it(int first, int count, int schedules)
    {
        int waits = 0;
        for (int seed = first; seed < first + count; seed++)
        {
            LevelledSchedule schedule = LevelledSchedule.Compute(
                StaffedPlan.Schedule(seed), new LevellingOptions { Schedules = schedules, Seed = (ulong)seed });

            Feasibility.Problems(schedule).Should().BeEmpty("seed {0}", seed);
            (schedule.LowerBound ?? DateTime.MinValue).Should().BeOnOrBefore(schedule.Finish, "seed {0}", seed);
            waits += schedule.Waits.Count;
        }

        waits.Should().BeGreaterThan(count / 2, "the plans clash");
    }

    [Fact]
    public void The_bound_is_below_the_best_that_many_searches_find()
    {
        int known = 0;
        for (int seed = 0; seed < 60; seed++)
        {
            Schedule plain = StaffedPlan.Schedule(seed, hasPins: false, hasPriorities: false);
            LevelledSchedule schedule = LevelledSchedule.Compute(plain, new LevellingOptions { Schedules = 200, Seed = (ulong)seed });
            if (schedule.LowerBound is not { } bound) continue;
            known++;
            bound.Should().BeOnOrBefore(schedule.Finish, "seed {0}", seed).And.BeOnOrAfter(plain.Finish);
            schedule.Gap.Should().Be(schedule.Finish - bound);
            schedule.IsOptimal.Should().Be(schedule.Finish == bound);
        }

        known.Should().BeGreaterThan(15);
    }

    [Fact]
    public void The_check_finds_what_is_wrong()
    {
        // A schedule of one plan, read beside another one in which the person has only half of the capacity.
        MilestoneRegistry registry = Schedules.Plans.Of("a 1d assigned=1_Ada", "b 1d");
        registry.SetRecordField("resources", "Ada", "capacity", "2");
        foreach (string name in new[] { "a", "b" }) registry.SetMilestoneField(name, "assigned", "1 Ada");
        LevelledSchedule schedule = LevelledSchedule.Compute(Schedule.Compute(registry.Current, Schedules.Plans.Now));
        Feasibility.Problems(schedule).Should().BeEmpty();
        registry.SetMilestoneField("a", "pinned", "2026-03-02");
        registry.SetMilestoneField("b", "pinned", "2026-03-02");
        registry.SetRecordField("resources", "Ada", "capacity", "1");

        LevelledSchedule pinned = LevelledSchedule.Compute(Schedule.Compute(registry.Current, Schedules.Plans.Now));

        Feasibility.Problems(pinned).Should().BeEmpty("pinned ones may");
        pinned.Findings.Where(one => one.Code == Findings.PlanFindingCode.StillOverAllocated).Should().HaveCount(2);
    }
}
