using FluentAssertions;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Tests.Schedules;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Levelling;

// Why something is later than its dependencies make it: it waits, or its people are not there. There is no third reason.
public sealed class DelayTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    public void What_depends_on_nothing_is_delayed_by_its_wait_and_by_time_without_its_people_alone(int schedules)
    {
        (int waiting, int away) = (0, 0);
        for (int seed = 0; seed < 200; seed++)
        {
            LevelledSchedule levelled = LevelledSchedule.Compute(
                StaffedPlan.Schedule(seed), new LevellingOptions { Schedules = schedules });
            foreach (LevelledMilestone one in levelled.Milestones)
            {
                long lost = levelled.Waits.FirstOrDefault(wait => wait.Milestone == one.Name)?.LostMinutes ?? 0;
                one.AwayMinutes.Should().BeGreaterThanOrEqualTo(0, "seed {0}, {1}", seed, one.Name);
                if (one.IsCompleted || one.IsPinned || one.CannotBeStaffed)
                {
                    (one.AwayMinutes, one.AwaySentence).Should().Be((0, ""));
                    continue;
                }

                if (lost > 0) waiting++;
                if (one.AwayMinutes > 0) away++;
                if (levelled.Plain.Snapshot.GetMilestone(one.Name)!.Dependencies.Count == 0)
                    one.DelayMinutes.Should().Be(lost + one.AwayMinutes, "seed {0}, {1}", seed, one.Name);
            }
        }

        waiting.Should().BeGreaterThan(50);
        away.Should().BeGreaterThan(50);
    }

    [Fact]
    public void Time_without_its_people_is_said_in_words()
    {
        MilestoneRegistry registry = Plans.Of("a 2d", "b 1d");
        registry.SetRecordField("resources", "Ada", "capacity", "1");
        registry.SetRecordField("resources", "Ada", "unavailable", "2026-03-03..2026-03-05");
        registry.SetMilestoneField("a", "assigned", "1 Ada");
        LevelledSchedule levelled = LevelledSchedule.Compute(Schedule.Compute(registry.Current, Plans.Now));

        levelled.GetMilestone("a")!.AwaySentence.Should().Be("its people are not there for 3 days");
        levelled.GetMilestone("b")!.AwaySentence.Should().BeEmpty();
        levelled.Waits.Should().BeEmpty();
    }

    [Fact]
    public void A_holder_who_is_finished_at_midnight_is_finished_on_the_day_before()
    {
        MilestoneRegistry registry = Plans.Of("a 2d", "b 1d");
        registry.SetPlanField("calendar", "24x7");
        registry.SetRecordField("resources", "Ada", "capacity", "1");
        foreach (string name in new[] { "a", "b" }) registry.SetMilestoneField(name, "assigned", "1 Ada");
        Schedule plain = Schedule.Compute(registry.Current, new DateTime(2026, 3, 2));

        LevelledSchedule.Compute(plain).Waits.Single().Sentence.Should()
            .Be("waits 2 days for Ada, who works on a until 2026-03-02 16:00");
        registry.SetMilestoneField("a", "duration", "1ed");
        LevelledSchedule.Compute(Schedule.Compute(registry.Current, new DateTime(2026, 3, 2))).Waits.Single().Sentence.Should()
            .EndWith("who works on a until 2026-03-02 24:00");
    }

    [Fact]
    public void A_search_tells_how_much_is_done_and_never_less_than_before()
    {
        List<double> told = [];

        LevelledSchedule.Compute(
            StaffedPlan.Schedule(3), new LevellingOptions { Schedules = 600, Progress = new Recorder(told) });

        told.Should().HaveCountGreaterThan(3).And.BeInAscendingOrder().And.OnlyContain(share => share > 0 && share <= 1);
        told[^1].Should().BeGreaterThan(0.5);
    }

    private sealed class Recorder(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}
