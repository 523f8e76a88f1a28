using FluentAssertions;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Planning.Tests.Schedules;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Simulations;

// What theory says about simple plans, beside what a simulation tells. The seeds are fixed, and tolerances four standard errors.
public sealed class DistributionTests
{
    private const int Iterations = 20_000;

    [Fact]
    public void A_chain_of_triangular_works_has_the_sum_of_their_means_and_variances()
    {
        MilestoneRegistry registry = AroundTheClock();
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < 12; i++)
        {
            (double a, double m, double b) = (1000 + (10 * i), 2000 + (100 * i), 5000 + (300 * i));
            Add(registry, $"m{i:00}", $"triangular {a}m/{m}m/{b}m", i == 0 ? null : $"m{i - 1:00}");
            mean += (a + m + b) / 3;
            variance += ((a * a) + (m * m) + (b * b) - (a * m) - (a * b) - (m * b)) / 18;
        }

        Simulation simulation = Run(registry, 11);

        double minutes = (simulation.Schedule.Finish - Plans.Now).TotalMinutes + simulation.Finish.MeanSlip;
        minutes.Should().BeApproximately(mean, 4 * Math.Sqrt(variance / Iterations));
        simulation.Finish.SlipDeviation.Should().BeApproximately(Math.Sqrt(variance), 4 * Math.Sqrt(variance / (2 * Iterations)));
        (simulation.Finish.P80 - Plans.Now).TotalMinutes.Should()
            .BeApproximately(mean + (0.8416 * Math.Sqrt(variance)), 0.05 * Math.Sqrt(variance), "a sum of many is nearly normal");
        simulation.Milestones.Should().OnlyContain(milestone => milestone.Criticality == 1, "in a chain everything is");
    }

    [Fact]
    public void Where_two_ways_merge_the_finish_is_the_later_of_both_and_its_percentiles_are_those_of_the_square()
    {
        const int Width = 60_000;
        MilestoneRegistry registry = AroundTheClock();
        Add(registry, "a", $"uniform 0m/{Width}m", null);
        Add(registry, "b", $"uniform 0m/{Width}m", null);
        Add(registry, "m", "uniform 0m/0m", "a");
        registry.DeclareMilestoneDependency("m", "b");

        Simulation simulation = Run(registry, 12);

        Minutes(simulation.Finish.P10).Should().BeApproximately(Math.Sqrt(0.1) * Width, 0.02 * Width);
        Minutes(simulation.Finish.P50).Should().BeApproximately(Math.Sqrt(0.5) * Width, 0.02 * Width);
        Minutes(simulation.Finish.P80).Should().BeApproximately(Math.Sqrt(0.8) * Width, 0.01 * Width);
        double mean = Minutes(simulation.Schedule.Finish) + simulation.Finish.MeanSlip;
        mean.Should().BeApproximately(2 * Width / 3.0, 4 * Width / Math.Sqrt(18.0 * Iterations), "later than the 1/2 of each way");
        simulation.GetMilestone("m")!.ForecastProbability.Should().BeApproximately(0.25, 0.013, "both must be kept");
        foreach (string name in (string[])["a", "b"])
        {
            SimulatedMilestone way = simulation.GetMilestone(name)!;
            way.Criticality.Should().BeApproximately(0.5, 0.015);
            way.Cruciality.Should().BeInRange(0.5, 0.7);
        }
    }

    [Fact]
    public void The_interval_of_P80_has_the_true_one_in_at_least_94_of_100_seeds()
    {
        const double A = 1000;
        const double M = 4000;
        const double B = 20_000;
        MilestoneRegistry registry = AroundTheClock();
        Add(registry, "a", $"triangular {A}m/{M}m/{B}m", null);
        DateTime truth = Plans.Now.AddMinutes(Math.Ceiling(B - Math.Sqrt(0.2 * (B - A) * (B - M)) - 0.5)); // of rounded minutes

        int covered = Enumerable.Range(0, 100).Count(seed =>
            Simulation.Run(Schedule.Compute(registry.Current, Plans.Now), new SimulationOptions { Seed = (ulong)seed, Iterations = 1000 })
                .Finish is { } finish && finish.P80Low <= truth && truth <= finish.P80High);

        covered.Should().BeGreaterThanOrEqualTo(94);
    }

    // Three or four of five are before the true one: that is 61 of 100 seeds, not 95. The standard deviation of 500 is 2.2 per cent.
    [Fact]
    public void The_interval_of_five_iterations_has_the_true_P80_as_often_as_it_says()
    {
        MilestoneRegistry registry = AroundTheClock();
        Add(registry, "a", "uniform 0m/100000m", null);
        Schedule schedule = Schedule.Compute(registry.Current, Plans.Now);
        DateTime truth = Plans.Now.AddMinutes(80_000);

        SimulatedDates[] all = [.. Enumerable.Range(0, 500)
            .Select(seed => Simulation.Run(schedule, new SimulationOptions { Seed = (ulong)seed, Iterations = 5 }).Finish)];

        (all.Count(finish => finish.P80Low <= truth && truth <= finish.P80High) / 500.0)
            .Should().BeApproximately(all[0].P80Confidence, 0.09);
        all[0].P80Confidence.Should().BeApproximately(0.6144, 1e-12);
    }

    [Fact]
    public void What_varies_nowhere_is_the_forecast_with_certainty()
    {
        Schedule schedule = Plans.Schedule("a 5d", "b 2d", "b > a FS 1d", "c 3d pinned=2026-03-20", "d COMPLETED");

        Simulation simulation = Simulation.Run(schedule, new SimulationOptions { Iterations = 50 });

        simulation.Finish.P10.Should().Be(schedule.Finish);
        simulation.Milestones.Select(milestone => milestone.Name).Should().Equal("a", "b", "c");
        foreach (SimulatedMilestone milestone in simulation.Milestones)
        {
            (milestone.Dates.P10, milestone.Dates.P90).Should().Be(
                (schedule.GetMilestone(milestone.Name)!.Finish, schedule.GetMilestone(milestone.Name)!.Finish));
            (milestone.ForecastProbability, milestone.SensitivityIndex, milestone.Cruciality).Should().Be((1, 0, 0));
            milestone.Criticality.Should().Be(schedule.GetMilestone(milestone.Name)!.IsCritical ? 1 : 0);
        }
    }

    [Fact]
    public void A_million_iterations_of_a_plan_stay_within_the_memory_that_is_stated()
    {
        MilestoneRegistry registry = AroundTheClock();
        Add(registry, "a", "uniform 0m/999m", null);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Simulation simulation = Simulation.Run(
            Schedule.Compute(registry.Current, Plans.Now),
            new SimulationOptions { Iterations = SimulationOptions.MaxIterations, Threads = 1 });

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(64 << 20);
        simulation.GetMilestone("a")!.MeanRemainingWork.Should().BeApproximately(499.5, 1.2);
    }

    private static MilestoneRegistry AroundTheClock()
    {
        MilestoneRegistry registry = new();
        registry.SetPlanField("calendar", "24x7");
        return registry;
    }

    private static void Add(MilestoneRegistry registry, string name, string estimate, string? dependency)
    {
        registry.RegisterMilestone(name);
        registry.SetMilestoneField(name, "estimate", estimate);
        if (dependency is not null) registry.DeclareMilestoneDependency(name, dependency);
    }

    private static Simulation Run(MilestoneRegistry registry, ulong seed) =>
        Simulation.Run(Schedule.Compute(registry.Current, Plans.Now), new SimulationOptions { Seed = seed, Iterations = Iterations });

    private static double Minutes(DateTime time) => (time - Plans.Now).TotalMinutes;
}
