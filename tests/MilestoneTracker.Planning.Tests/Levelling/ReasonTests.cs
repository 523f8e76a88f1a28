using FluentAssertions;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Tests.Schedules;
using MilestoneTracker.Planning.Usage;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Levelling;

// Why it waits, and what is over-allocated, in words.
public sealed class ReasonTests
{
    private static LevelledSchedule Schedule()
    {
        MilestoneRegistry registry = Plans.Of(
            "Design 2d", "Billing 3d", "Billing > Design", "Migration 1d", "Release 0d", "Release > Migration");
        registry.SetRecordField("resources", "Ada Lovelace", "capacity", "1");
        registry.SetMilestoneField("Billing", "assigned", "1 Ada Lovelace");
        registry.SetMilestoneField("Migration", "assigned", "1 Ada Lovelace");
        registry.SetMilestoneField("Migration", "not-before", "2026-03-04");
        return LevelledSchedule.Compute(Planning.Schedule.Compute(registry.Current, Plans.Now));
    }

    [Fact]
    public void A_wait_says_how_long_for_whom_and_until_when()
    {
        Schedule().Waits.Select(wait => wait.ToString()).Should().Equal(
            "Migration waits 3 days for Ada Lovelace, who works on Billing until 2026-03-06 17:00");
        Schedule().WaitsFor("Ada Lovelace").Should().ContainSingle();
        Schedule().WaitsFor("Bob").Should().BeEmpty();
    }

    [Fact]
    public void An_explanation_goes_through_holders_and_drivers_to_a_root()
    {
        Schedule().Explain("Release").Select(step => step.ToString()).Should().Equal(
            "Design: 2026-03-02T08:00 to 2026-03-03T17:00, Now",
            "Billing: 2026-03-04T08:00 to 2026-03-06T17:00, after Design",
            "Migration: 2026-03-09T08:00 to 2026-03-09T17:00, waits 3 days for Ada Lovelace, who works on Billing until 2026-03-06 17:00",
            "Release: 2026-03-09T17:00 to 2026-03-09T17:00, after Migration");
    }

    [Fact]
    public void An_over_allocation_has_the_exact_amount_and_the_milestones_that_clash()
    {
        LevelledSchedule schedule = Schedule();
        ResourceUsage usage = ResourceUsage.Compute(schedule.Plain);

        OverAllocation load = usage.OverAllocations.Single();
        load.ToString().Should().Be("Ada Lovelace: 2 of 1 from 2026-03-04T08:00 to 2026-03-04T17:00, by Billing, Migration");
        load.ExcessMinutes.Should().Be(480);
        ResourceUsage.Compute(schedule).OverAllocations.Should().BeEmpty();
        ResourceUtilisation week = usage.Utilisation("Ada Lovelace", new DateTime(2026, 3, 2), new DateTime(2026, 3, 9));
        (week.Demand, week.Capacity, week.Excess, week.Peak, week.Percent).Should().Be(
            ((Int128)192_000, (Int128)240_000, (Int128)48_000, 2m, 80L));
    }

    [Fact]
    public void What_changed_beside_the_plain_schedule_is_listed()
    {
        Schedule().ChangesSincePlain().Select(one => (one.Name, one.DelayMinutes)).Should().Equal(("Migration", 1440L), ("Release", 1440L));
    }

    [Fact]
    public void A_third_tester_can_be_tried_without_writing_anything()
    {
        MilestoneRegistry registry = Plans.Of("a 1d", "b 1d", "c 1d");
        registry.SetRecordField("resources", "QA", "capacity", "2");
        foreach (string name in new[] { "a", "b", "c" }) registry.SetMilestoneField(name, "assigned", "1 QA");
        using ProposedChange proposal = registry.Propose();
        proposal.SetRecordField("resources", "QA", "capacity", "3");

        DateTime now = LevelledSchedule.Compute(Planning.Schedule.Compute(registry.Current, Plans.Now)).Finish;
        DateTime then = LevelledSchedule.Compute(Planning.Schedule.Compute(proposal.Staged, Plans.Now)).Finish;

        (then - now).Should().Be(TimeSpan.FromDays(-1));
    }
}
