using FluentAssertions;
using MilestoneTracker.Planning.Conformance;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Levelling;

// The improving search: repeatable, never worse, and honest about its end.
public sealed class SearchTests
{
    [Fact]
    public void Any_number_of_threads_sees_the_same_population()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            Schedule plain = StaffedPlan.Schedule(seed);
            (ulong, string)[] found = [.. new[] { 1, 2, 4, 8 }.Select(threads =>
            {
                LevelledSchedule schedule = LevelledSchedule.Compute(
                    plain, new LevellingOptions { Schedules = 300, Seed = 7, Threads = threads });
                return (schedule.SearchHash, string.Join('\n', schedule.Milestones));
            })];

            found.Distinct().Should().ContainSingle("seed {0}", seed);
        }
    }

    [Fact]
    public void Improved_is_never_longer_than_the_one_pass_where_all_have_one_priority_and_no_target()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            Schedule plain = StaffedPlan.Schedule(seed, hasPriorities: false);
            if (plain.Milestones.Any(milestone => milestone.Target is not null)) continue;

            LevelledSchedule one = LevelledSchedule.Compute(plain);
            if (one.Milestones.Any(milestone => milestone.CannotBeStaffed)) continue; // another one may staff more
            LevelledSchedule improved = LevelledSchedule.Compute(plain, new LevellingOptions { Schedules = 150 });

            improved.Finish.Should().BeOnOrBefore(one.Finish, "seed {0}", seed);
            improved.Schedules.Should().BeLessThanOrEqualTo(150);
            improved.IsComplete.Should().BeTrue();
        }
    }

    [Fact]
    public void A_target_is_kept_before_the_last_finish_is_lowered()
    {
        MilestoneRegistry registry = Schedules.Plans.Of("Long 5d", "Short 1d target=2026-03-02", "End 1d", "End > Long");
        registry.SetRecordField("resources", "Ada", "capacity", "1");
        foreach (string name in new[] { "Long", "Short" }) registry.SetMilestoneField(name, "assigned", "1 Ada");
        Schedule plain = Schedule.Compute(registry.Current, Schedules.Plans.Now);

        LevelledSchedule one = LevelledSchedule.Compute(plain);
        LevelledSchedule improved = LevelledSchedule.Compute(plain, new LevellingOptions { Schedules = 60 });

        one.GetMilestone("Short")!.FinishDate.Should().Be(new DateOnly(2026, 3, 9), "the longest work goes first in the one pass");
        improved.GetMilestone("Short")!.FinishDate.Should().Be(new DateOnly(2026, 3, 2));
        one.Findings.Should().Contain(finding => finding.Code == Findings.PlanFindingCode.TargetMissedForResources);
        improved.Findings.Should().NotContain(finding => finding.Code == Findings.PlanFindingCode.TargetMissedForResources);
    }

    [Fact]
    public void A_search_never_leaves_more_without_people_to_be_finished_sooner()
    {
        MilestoneRegistry registry = Schedules.Plans.Of("a 1d", "b 1d", "c 2d", "d 1d", "d > c");
        registry.SetRecordField("resources", "Ada", "capacity", "1; 2026-03-04 0");
        foreach (string name in new[] { "a", "b", "c" }) registry.SetMilestoneField(name, "assigned", "1 Ada");
        Schedule plain = Schedule.Compute(registry.Current, Schedules.Plans.Now);

        LevelledSchedule one = LevelledSchedule.Compute(plain);
        LevelledSchedule improved = LevelledSchedule.Compute(plain, new LevellingOptions { Schedules = 300 });

        one.Milestones.Count(milestone => milestone.CannotBeStaffed).Should().Be(2);
        improved.Milestones.Count(milestone => milestone.CannotBeStaffed).Should().Be(1);
        improved.LowerBound.Should().BeNull("who cannot be staffed depends on the schedule");
    }

    [Fact]
    public void A_search_that_is_cancelled_gives_what_there_is_and_says_so()
    {
        Schedule plain = StaffedPlan.Schedule(3);
        using CancellationTokenSource source = new();
        source.Cancel();

        LevelledSchedule schedule = LevelledSchedule.Compute(plain, new LevellingOptions { Schedules = 1000 }, source.Token);

        schedule.IsComplete.Should().BeFalse();
        schedule.Milestones.Select(one => one.ToString()).Should().Equal(
            LevelledSchedule.Compute(plain).Milestones.Select(one => one.ToString()));
        FluentActions.Invoking(() => LevelledSchedule.Compute(plain, null, source.Token)).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Of_two_targets_of_which_one_must_be_missed_the_one_of_the_higher_priority_is_kept()
    {
        MilestoneRegistry registry = Schedules.Plans.Of(
            "Small 1d priority=100 target=2026-03-02", "Great 1d priority=900 target=2026-03-02", "End 1d priority=900", "End > Small");
        registry.SetRecordField("resources", "Ada", "capacity", "1");
        foreach (string name in new[] { "Small", "Great" }) registry.SetMilestoneField(name, "assigned", "1 Ada");
        Schedule plain = Schedule.Compute(registry.Current, Schedules.Plans.Now);

        LevelledSchedule one = LevelledSchedule.Compute(plain);
        LevelledSchedule improved = LevelledSchedule.Compute(plain, new LevellingOptions { Schedules = 60 });

        one.GetMilestone("Small")!.FinishDate.Should().Be(new DateOnly(2026, 3, 2), "as much depends on it, and more work is behind it");
        improved.GetMilestone("Great")!.FinishDate.Should().Be(new DateOnly(2026, 3, 2));
        improved.Finish.Should().BeAfter(one.Finish, "a target is a promise, the last finish is not");
    }

    [Fact]
    public void A_search_that_is_cancelled_at_any_time_gives_a_schedule_that_is_feasible()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            Schedule plain = StaffedPlan.Schedule(seed);
            using CancellationTokenSource source = new();
            using Barrier barrier = new(2);
            Thread canceller = new(() =>
            {
                barrier.SignalAndWait();
                Thread.SpinWait(seed * seed * 200);
                source.Cancel();
            });
            canceller.Start();
            barrier.SignalAndWait();

            LevelledSchedule schedule = LevelledSchedule.Compute(
                plain, new LevellingOptions { Schedules = 400, Threads = 1 + (seed % 2) }, source.Token);

            canceller.Join();
            Feasibility.Problems(schedule).Should().BeEmpty("seed {0}", seed);
            schedule.Schedules.Should().BeLessThanOrEqualTo(400);
        }
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_problem_of_PSPLIB_is_read_however_its_lines_are_laid_out(string end)
    {
        string[] lines = [
            "****", "jobs (incl. supersource/sink ):  5", "", "PRECEDENCE RELATIONS:", "jobnr.    #modes  #successors   successors",
            "   1        1          3           2   3", "   4", "\t2\t1\t1\t5", "   3        1          1           5  ",
            "   4        1          1           5", "   5        1          0        ", "****", "REQUESTS/DURATIONS:",
            "jobnr. mode duration  R 1  R 2", "--------------------", "  1      1     0       0    0", "  2      1     3       2    0", "",
            "  3      1     4       2    1", "  4      1     2       0    1", "  5      1     0       0    0", "****",
            "RESOURCEAVAILABILITIES:", "  R 1  R 2", "   3    1"];
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, string.Join(end, lines));
            Schedule plain = PsplibPlan.Read(file);

            plain.Milestones.Select(one => (one.Name, (one.Finish - PsplibPlan.Now).TotalHours)).Should().Equal(
                ("001", 0), ("002", 3), ("003", 4), ("004", 2), ("005", 4));
            (LevelledSchedule.Compute(plain).Finish - PsplibPlan.Now).TotalHours.Should().Be(7);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [SharedDataFact("psplib")]
    public void One_pass_of_64_problems_of_PSPLIB_is_what_it_must_be()
    {
        StringWriter output = new();

        PsplibRun.Of(SharedData.PathOf("psplib"), new LevellingOptions(), output).Should().BeTrue(output.ToString());

        string[] lines = output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines[^4..].Select(line => line[..line.IndexOf('%', StringComparison.Ordinal)]).Should().Equal(
            "j30: 5.98 ", "j60: 19.62 ", "j90: 27.25 ", "j120: 35.91 ");
        string known = Path.Combine(Repository.Shared, "planning", "resources", "psplib_onepass.csv");
        if (File.Exists(known))
            lines[..^4].Should().BeEquivalentTo(File.ReadLines(known).Skip(1).Select(line => line[..line.LastIndexOf(',')]));
    }

    [SharedDataFact("psplib")]
    public void A_thousand_schedules_close_most_of_the_gap()
    {
        (string Instance, int Hours)[] known = [("j30/j301_1", 43), ("j120/j12014_6", 97)];
        foreach ((string instance, int most) in known)
        {
            string file = SharedData.PathOf("psplib", instance + ".sm");
            if (!File.Exists(file)) continue;
            Schedule plain = PsplibPlan.Read(file);
            LevelledSchedule improved = LevelledSchedule.Compute(plain, new LevellingOptions { Schedules = 1000, Threads = 2 });

            Feasibility.Problems(improved).Should().BeEmpty();
            int hours = (int)(improved.Finish - PsplibPlan.Now).TotalHours;
            hours.Should().BeLessThanOrEqualTo(most, instance);
            improved.Finish.Should().BeOnOrBefore(LevelledSchedule.Compute(plain).Finish);
        }
    }
}
