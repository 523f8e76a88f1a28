using FluentAssertions;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Tests.Schedules;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Levelling;

// Where a milestone is placed, beside a twin that goes through all minutes, and what follows from it.
public sealed class PlacingTests
{
    [Fact]
    public void Each_milestone_takes_the_first_stretch_that_is_free()
    {
        (int placed, int moved) = (0, 0);
        for (int seed = 0; seed < Effort.Of(80); seed++)
        {
            Schedule plain = StaffedPlan.Schedule(seed);
            LevellingPlan plan = new(plain.Times, Staffing.Of(plain.Model));
            Placing placing = new(plan);
            placing.PlaceFixed();
            NaivePlacing naive = new(plain);
            foreach (int position in OnePass.Order(plan))
            {
                long bound = placing.BoundOf(position);
                placing.Place(position);
                if (plan.Combination[position] < 0) continue;
                string name = plain.Model.View.NameAt(position);
                (DateTime Start, DateTime Finish)? expected = naive.Place(name, CivilTime.ToDateTime(bound));
                placing.IsUnstaffed[position].Should().Be(expected is null, "seed {0}, {1}", seed, name);
                if (expected is not { } stretch) continue;
                placed++;
                if (stretch.Start > CivilTime.ToDateTime(bound)) moved++;
                (CivilTime.ToDateTime(placing.Times.Starts[position]), CivilTime.ToDateTime(placing.Times.Finishes[position]))
                    .Should().Be((stretch.Start, stretch.Finish), "seed {0}, {1}", seed, name);
            }
        }

        placed.Should().BeGreaterThan(Effort.Of(80) * 2);
        moved.Should().BeGreaterThan(Effort.Of(80), "the plans clash");
    }

    [Fact]
    public void No_date_of_a_priority_depends_on_lower_ones()
    {
        int cuts = 0;
        for (int seed = 0; seed < Effort.Of(80); seed++)
        {
            (MilestoneRegistry registry, DateTime now) = StaffedPlan.Registry(seed, hasPins: false);
            Schedule plain = Schedule.Compute(registry.Current, now);
            LevellingPlan plan = new(plain.Times, Staffing.Of(plain.Model));
            int[] priorities = [.. plan.Effective.Distinct().Order()];
            if (priorities.Length < 2 || Enumerable.Range(0, plan.Effective.Length).Any(plan.IsInProgress)) continue;
            LevelledSchedule all = LevelledSchedule.Compute(plain);
            int cut = priorities[priorities.Length / 2];
            int[] lower = [.. Enumerable.Range(0, plan.Effective.Length)
                .Where(position => plan.Effective[position] < cut && plan.IsPlaced(position))];
            if (lower.Length == 0) continue;
            foreach (int position in lower) registry.SetMilestoneField(plain.Model.View.NameAt(position), "assigned", null);

            LevelledSchedule without = LevelledSchedule.Compute(Schedule.Compute(registry.Current, now));

            cuts++;
            for (int position = 0; position < plan.Effective.Length; position++)
                if (plan.Effective[position] >= cut && all.GetMilestone(plain.Model.View.NameAt(position)) is { } milestone)
                    without.GetMilestone(milestone.Name)!.ToString().Should().Be(milestone.ToString(), "seed {0}", seed);
        }

        cuts.Should().BeGreaterThan(Effort.Of(80) / 5);
    }

    [Fact]
    public void Of_two_in_progress_that_need_the_same_person_the_second_is_resumed_later_and_keeps_its_start()
    {
        MilestoneRegistry registry = Plans.Of("a 2d", "b 2d", "c 1d priority=1000");
        registry.SetRecordField("resources", "Ada", "capacity", "1");
        foreach (string name in new[] { "a", "b", "c" }) registry.SetMilestoneField(name, "assigned", "1 Ada");
        foreach (string name in new[] { "a", "b" })
        {
            registry.SetMilestoneField(name, "started", "2026-02-27");
            registry.SetMilestoneField(name, "remaining", "1d");
            registry.UpdateMilestoneStatus(name, MilestoneStatus.InProgress);
        }

        LevelledSchedule schedule = LevelledSchedule.Compute(Schedule.Compute(registry.Current, Plans.Now));

        schedule.Milestones.Select(one => (one.Name, one.Start.Day, one.RemainingStart!.Value.Day)).Should().Equal(
            ("a", 27, 2), ("b", 27, 3), ("c", 4, 4));
    }
}
