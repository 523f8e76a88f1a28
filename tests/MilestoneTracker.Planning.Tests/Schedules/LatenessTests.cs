using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Tests.Twin;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Schedules;

// One rule of lateness, and what else a milestone says of itself that must not look like a fact.
public sealed class LatenessTests
{
    [Theory]
    [InlineData("a 5d target=2026-03-06", false, false, null)]
    [InlineData("a 5d target=2026-03-06T17:00", false, false, null)]
    [InlineData("a 5d target=2026-03-06T16:59", true, false, 1)]
    [InlineData("a 5d target=2026-03-05", true, false, 17 * 60)]
    [InlineData("a 5d target=2026-03-01", true, true, (4 * 24 * 60) + (17 * 60))]
    [InlineData("a 0d target=2026-03-01", true, true, 8 * 60)]
    [InlineData("a 0d target=2026-03-02", false, false, null)]
    [InlineData("a 5d COMPLETED finished=2026-03-01T12:00 target=2026-03-01", false, false, null)]
    [InlineData("a 5d COMPLETED finished=2026-03-01T12:00 target=2026-02-28", true, false, 12 * 60)]
    [InlineData("a 5d", false, false, null)]
    public void Late_is_what_is_finished_after_its_target_or_is_open_when_that_is_over(
        string line, bool isLate, bool isOverdue, int? minutes)
    {
        ScheduledMilestone a = Plans.Schedule(line).GetMilestone("a")!;

        (a.IsLate, a.IsOverdue, a.LateBy?.TotalMinutes).Should().Be((isLate, isOverdue, minutes));
    }

    [Fact]
    public void Findings_milestones_and_moves_agree_on_what_is_late_and_what_is_pinned_too_early()
    {
        int late = 0;
        int pins = 0;
        for (int seed = 110_000; seed < 110_000 + Effort.Of(300); seed++)
        {
            RandomPlan plan = new(seed);
            Schedule schedule = Schedule.Compute(plan.Build(), RandomPlan.TimeOf(plan.Now));
            ILookup<string, PlanFinding> findings = schedule.Findings.ToLookup(finding => finding.Milestone);
            ScheduleDifference all = schedule.ChangesSince(Plans.Schedule());
            foreach (ScheduledMilestone milestone in schedule.Milestones)
            {
                PlanFinding[] own = [.. findings[milestone.Name]];
                bool isOverdue = own.Any(finding => finding.Code == PlanFindingCode.Overdue);
                bool isMissed = own.Any(finding => finding.Code == PlanFindingCode.TargetMissed);
                PlanFinding? pin = own.SingleOrDefault(finding => finding.Code == PlanFindingCode.PinConflict);

                milestone.IsOverdue.Should().Be(isOverdue, "seed {0}, {1}", seed, milestone);
                if (!milestone.IsCompleted) milestone.IsLate.Should().Be(isOverdue || isMissed, "seed {0}, {1}", seed, milestone);
                (milestone.LateBy >= TimeSpan.Zero).Should().Be(milestone.IsLate, "seed {0}, {1}", seed, milestone);
                all.Milestones.Single(move => move.Name == milestone.Name).MakesLate.Should().Be(milestone.IsLate, "seed {0}", seed);
                milestone.UnpinnedFinish?.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture).Should()
                    .Be(pin?.Evidence[0], "seed {0}, {1}", seed, milestone);
                if (milestone.IsLate) late++;
                if (pin is not null) pins++;
            }
        }

        late.Should().BePositive();
        pins.Should().BePositive();
    }

    [Fact]
    public void A_milestone_that_is_late_no_longer_is_among_what_moved()
    {
        Schedule before = Plans.Schedule("a 5d target=2026-03-05", "b 5d target=2026-03-05", "c 5d target=2026-03-05");
        Schedule after = Plans.Schedule("a 5d target=2026-03-06", "b 4d target=2026-03-05", "c 5d target=2026-03-04");

        ScheduleDifference difference = after.ChangesSince(before);

        difference.Milestones.Select(move => (move.Name, move.Slip, move.MakesLate, move.EndsLateness)).Should()
            .Equal(("a", 0, false, true), ("b", -480, false, true));
    }

    [Fact]
    public void The_start_of_a_completed_milestone_that_nobody_reported_is_assumed_and_says_so()
    {
        Schedule schedule = Plans.Schedule(
            "a 5d COMPLETED finished=2026-02-27", "b 5d COMPLETED finished=2026-02-27 started=2026-02-24", "c 5d");

        schedule.Milestones.Select(milestone => (milestone.Name, milestone.IsStartAssumed, milestone.ActualStart is null)).Should()
            .Equal(("a", true, true), ("b", false, false), ("c", false, true));
    }

    [Theory]
    [InlineData("15eh", 2)]
    [InlineData("16eh", 2)]
    [InlineData("17eh", 3)]
    public void A_finish_at_midnight_is_of_the_day_before(string duration, int day)
    {
        Schedule schedule = Plans.Schedule("a " + duration);

        (schedule.FinishDate, schedule.GetMilestone("a")!.FinishDate).Should().Be((new DateOnly(2026, 3, day), new DateOnly(2026, 3, day)));
    }

    [Fact]
    public void A_day_on_which_work_was_started_is_the_beginning_of_its_work()
    {
        Schedule schedule = Plans.Schedule("a 5d IN_PROGRESS started=2026-02-26", "b 5ed IN_PROGRESS started=2026-02-26");

        schedule.Milestones.Select(milestone => milestone.ActualStart).Should()
            .Equal(new DateTime(2026, 2, 26, 8, 0, 0), new DateTime(2026, 2, 26));
    }

    [Theory]
    [InlineData("a 5d pinned=2026-03-05", "2026-03-06 17:00 at the earliest, with its work counted from now.")]
    [InlineData("a 5d pinned=2026-03-10;b 6d;a > b", "2026-03-16 17:00 at the earliest, because of 'b'.")]
    [InlineData("a 5d pinned=2026-03-10 not-before=2026-03-05",
        "2026-03-11 17:00 at the earliest, because it is not to start before its date.")]
    [InlineData("a 1ed pinned=2026-03-05 finish-not-before=2026-03-08",
        "2026-03-08 24:00 at the earliest, because it is not to be finished before its date.")]
    public void A_pin_that_cannot_be_kept_is_told_with_the_finish_that_can(string lines, string told)
    {
        Schedule schedule = Plans.Schedule(lines.Split(';'));

        schedule.Findings.Single(finding => finding.Code == PlanFindingCode.PinConflict).ToString().Should()
            .Be("a: it cannot be finished when it is pinned: " + told);
    }
}
