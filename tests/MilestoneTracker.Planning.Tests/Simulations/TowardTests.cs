using FluentAssertions;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Planning.Tests.Schedules;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Simulations;

// Both passes, on axes and on times, in the small: toward one milestone, in groups, and cancelled.
public sealed class TowardTests
{
    // 'a' is in the first place. A day around the clock becomes two, 1440 minutes of its own calendar and 480 of the plan's.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Toward_the_first_of_all_milestones_its_own_finish_counts_in_its_own_calendar(bool isOnAxes)
    {
        SimulatedPlan plan = Toward("a", "a 1ed estimate=2ed/2ed/2ed", "b 5d");

        Simulation simulation = Run(plan, isOnAxes);

        plan.Toward.Should().Be(0);
        simulation.Finish.P50.Should().Be(Plans.Now.AddDays(2));
        simulation.Finish.MeanSlip.Should().Be(1440);
        (simulation.GetMilestone("a")!.Criticality, simulation.GetMilestone("b")!.Criticality).Should().Be((1.0, 0.0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Toward_a_milestone_what_was_completed_does_not_count(bool isOnAxes)
    {
        SimulatedPlan plan = Toward("a", "a 5d", "done finished=2026-05-01T12:00 COMPLETED");

        plan.Toward.Should().Be(0);
        Run(plan, isOnAxes).Finish.P50.Should().Be(new DateTime(2026, 3, 6, 17, 0, 0));
    }

    // Ten days behind Friday 2026-02-27 08:00 is Thursday 2026-03-12 17:00, so that b is done on the Friday.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_waits_for_a_start_that_was_counts_from_the_actual_one(bool isOnAxes)
    {
        SimulatedPlan plan = Toward("b", "a 30d started=2026-02-27T08:00 IN_PROGRESS", "b 1d", "b > a SS 10d");

        Run(plan, isOnAxes).Finish.P50.Should().Be(new DateTime(2026, 3, 13, 17, 0, 0));
    }

    // Five days behind Friday 2026-02-27 17:00 is the next Friday's 17:00.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_waits_for_a_finish_that_was_counts_from_the_actual_one(bool isOnAxes)
    {
        SimulatedPlan plan =
            Toward("b", "done 5d started=2026-02-23T08:00 finished=2026-02-27T17:00 COMPLETED", "b 1d", "b > done FS 5d");

        Run(plan, isOnAxes).Finish.P50.Should().Be(new DateTime(2026, 3, 9, 17, 0, 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_pin_that_leads_nowhere_is_not_critical(bool isOnAxes)
    {
        Simulation simulation = Run(Toward("b", "a 5d", "b 1d", "p 1d pinned=2026-03-04T12:00", "q 1d", "b > a", "q > p"), isOnAxes);

        simulation.Milestones.Select(milestone => (milestone.Name, milestone.Criticality))
            .Should().Equal(("a", 1.0), ("b", 1.0), ("p", 0.0), ("q", 0.0));
    }

    [Theory]
    [InlineData("c", "a", "b", "c")]
    [InlineData("y", "a", "x", "y")]
    [InlineData("a", "a")]
    public void What_is_looked_at_is_the_milestone_and_what_it_depends_on(string toward, params string[] names)
    {
        SimulatedPlan plan = Toward(toward, "a 1d", "b 1d", "c 1d", "d 1d", "x 1d", "y 1d", "b > a", "c > b", "d > c", "y > x", "y > a");

        Enumerable.Range(0, 6).Where(position => plan.Scope![position]).Select(plan.Model.View.NameAt)
            .Should().BeEquivalentTo(names);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void In_groups_of_one_milestone_it_is_the_same(bool isOnAxes)
    {
        SimulatedPlan plan = Toward(null, "a 5d estimate=1d/5d/20d", "b 3d estimate=1d/3d/9d", "c 9d", "b > a");

        SimulationTwinTests.Tell(Run(plan, isOnAxes, 1)).Should().Be(SimulationTwinTests.Tell(Run(plan, isOnAxes)));
    }

    // 20 iterations are 80 bytes a milestone.
    [Theory]
    [InlineData(1)]
    [InlineData(80)]
    [InlineData(160)]
    [InlineData(240)]
    [InlineData(320)]
    [InlineData(1000)]
    public void Progress_ends_with_one_however_many_groups_there_are(long bytes)
    {
        SimulatedPlan plan = Toward(null, "a 5d", "b 3d", "c 9d", "d 1d");
        List<double> told = [];
        SimulationOptions options = new() { Iterations = 20, Threads = 1, Progress = new Told(told) };

        new SimulationRun(plan, options, default).Make(bytes);

        told.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        told[^1].Should().Be(1);
    }

    [Fact]
    public void Finishes_are_kept_for_a_group_only()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();

        KeptFinishes kept = new([.. Enumerable.Range(0, 1000)], 3, 10_000);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(200_000, "3 · 40,000 bytes are kept, not 40,000,000");
        kept.TryGoTo(999).Should().BeTrue();
        (kept.Count, kept.End).Should().Be((1, 1000));
        kept.TryGoTo(1000).Should().BeFalse("there is nothing behind the last");
    }

    // 8 bytes an iteration, 16 KiB of buckets, and room to count ranks in: 256 KiB, of few iterations.
    [Fact]
    public void What_finds_the_statistics_of_a_milestone_needs_the_room_that_is_stated()
    {
        SimulatedPlan plan = Toward(null, "a 5d");
        IterationPass pass = PassOf(plan, true, 10_000);
        long before = GC.GetAllocatedBytesForCurrentThread();

        MilestoneStatistics statistics = new(plan, pass, 10_000);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(500_000);
        statistics.Should().NotBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_pass_that_is_cancelled_ends(bool isOnAxes)
    {
        SimulatedPlan plan = Toward(null, "a 5d");
        KeptFinishes kept = new(plan.Open, 1, WorkDraw.Lane);
        kept.TryGoTo(0).Should().BeTrue();

        FluentActions.Invoking(() => PassOf(plan, isOnAxes, WorkDraw.Lane)
            .Run(0, WorkDraw.Lane, kept, new long[WorkDraw.Lane], new CancellationToken(true)))
            .Should().Throw<OperationCanceledException>();
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(32, 32)]
    [InlineData(100, 32)]
    public void On_times_a_block_has_thirty_two_iterations_at_most(int iterations, int size) =>
        PassOf(Toward(null, "a 5d"), false, iterations).BlockSize.Should().Be(size);

    [Fact]
    public void On_times_all_times_before_now_have_one_code_which_is_the_least()
    {
        SimulatedPlan plan = Toward(null, "a 5d");
        IterationPass pass = PassOf(plan, false, 1);

        pass.CodeOf(0, plan.Model.Now - 5).Should().Be(int.MinValue);
        pass.CodeOf(0, plan.Model.Now - 1).Should().Be(int.MinValue);
        pass.CodeOf(0, plan.Model.Now).Should().Be(int.MinValue + 1);
        pass.TimeOf(0, int.MinValue + 1).Should().Be(plan.Model.Now);
    }

    private static SimulatedPlan Toward(string? name, params string[] lines)
    {
        Schedule schedule = Plans.Schedule(lines);
        return new SimulatedPlan(schedule, 3, name is null ? -1 : schedule.Model.View.PositionOf(name));
    }

    private static IterationPass PassOf(SimulatedPlan plan, bool isOnAxes, int iterations) =>
        isOnAxes ? new AxisPass(AxisPlan.TryMake(plan)!, iterations) : new GeneralPass(plan, iterations);

    private static Simulation Run(SimulatedPlan plan, bool isOnAxes, long bytes = long.MaxValue)
    {
        const int Iterations = 20;
        SimulationOptions options = new() { Seed = 3, Iterations = Iterations, Threads = 1 };
        List<IterationPass> made = [];
        Simulation simulation = new SimulationRun(plan, options, default).Make(bytes, () =>
        {
            made.Add(PassOf(plan, isOnAxes, Iterations));
            return made[^1];
        });

        made.Should().ContainSingle("there is one thread");
        return simulation;
    }

    private sealed class Told(List<double> told) : IProgress<double>
    {
        public void Report(double value) => told.Add(value);
    }
}
