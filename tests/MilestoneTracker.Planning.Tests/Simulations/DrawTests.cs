using FluentAssertions;
using MathNet.Numerics.Distributions;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Planning.Tests.Schedules;
using MilestoneTracker.Planning.Values;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Simulations;

// The generator and the sampling of the contract, bit for bit.
public sealed class DrawTests
{
    [Fact]
    public void The_generator_gives_the_known_answers()
    {
        RandomStream stream = RandomStream.OfMilestone(1, "a");

        stream.State.Should().Be(0x7f4a8d996c16c305);
        BitConverter.DoubleToInt64Bits(stream.At(0, 0)).Should().Be(BitConverter.DoubleToInt64Bits(0.038360361488304684));
        RandomStream.OfComponent(1, "a").State.Should().NotBe(stream.State);
    }

    // Beside the generator as its authors have it, which steps on by the golden ratio and mixes.
    [Fact]
    public void The_numbers_of_a_stream_are_those_of_SplitMix64_one_after_the_other_four_for_each_iteration()
    {
        RandomStream stream = RandomStream.OfComponent(7, "x");
        ulong state = stream.State;
        for (int iteration = 0; iteration < 50; iteration++)
            for (int use = 0; use < RandomStream.Uses; use++)
                stream.At(iteration, use).Should().Be(((Next() >>> 12) + 0.5) / Math.Pow(2, 52), "{0}, {1}", iteration, use);

        ulong Next()
        {
            ulong z = state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EB;
            return z ^ (z >>> 31);
        }
    }

    [Fact]
    public void A_triangular_estimate_gives_the_known_draws()
    {
        Schedule schedule = Schedule("x 16h estimate=triangular_8h/16h/80h");
        Simulation simulation = Simulation.Run(schedule, new SimulationOptions { Seed = 42, Iterations = 5 });

        Enumerable.Range(0, 5).Select(simulation.GetMilestone("x")!.GetRemainingWork).Should().Equal(3420, 2318, 1090, 3044, 2608);
    }

    [Fact]
    public void Draws_vary_by_an_estimate_that_has_a_width_or_a_risk()
    {
        Spread wide = new(EstimateShape.Uniform, 1, 2, 3, Table);
        Spread narrow = new(EstimateShape.Uniform, 3, 3, 3, Table);
        RandomStream stream = RandomStream.OfMilestone(1, "a");

        new WorkDraw { Stream = stream, Fixed = 5 }.Varies.Should().BeFalse();
        new WorkDraw { Stream = stream, Work = narrow }.Varies.Should().BeFalse();
        new WorkDraw { Stream = stream, Work = wide }.Varies.Should().BeTrue();
        new WorkDraw { Stream = stream, Fixed = 5, RiskPercent = 10, Risk = narrow }.Varies.Should().BeTrue();
    }

    [Theory]
    [InlineData(EstimateShape.Uniform)]
    [InlineData(EstimateShape.Triangular)]
    [InlineData(EstimateShape.Pert)]
    public void Many_draws_at_once_are_those_that_are_made_one_by_one(EstimateShape shape)
    {
        Random random = new(5);
        int[] works = new int[6 * WorkDraw.Lane];
        for (int i = 0; i < 300; i++)
        {
            int[] points = [.. Enumerable.Range(0, 3).Select(_ => random.Next(1 << random.Next(1, 27))).Order()];
            if (i % 7 == 0) points[1] = points[0];
            if (i % 11 == 0) points[1] = points[2];
            Spread spread = new(shape, points[0], points[1], points[2], Table);
            WorkDraw draw = new()
            {
                Stream = RandomStream.OfMilestone((ulong)random.NextInt64(), "m"), Work = spread, Worked = i % 3 == 0 ? points[1] : 0,
                RiskPercent = 40, Risk = i % 5 == 0 ? spread : null,
                Component = i % 4 == 0 ? RandomStream.OfComponent((ulong)i, "x") : null, Correlation = 0.5,
            };
            long first = WorkDraw.Lane * random.Next(60_000);

            draw.Fill(first, works);

            works.Should().Equal(
                Enumerable.Range(0, works.Length).Select(k => draw.At(first + k)), "{0} {1}", shape, string.Join('/', points));
            works.Should().OnlyContain(work => work >= 0 && work <= draw.Greatest);
        }
    }

    [Fact]
    public void An_estimate_is_scaled_to_what_remains_and_of_what_was_started_without_report_the_time_that_passed_is_taken_off()
    {
        string[] lines =
        [
            "all 10d estimate=uniform_10d/10d", "half 10d estimate=uniform_20d/20d progress=0.5",
            "left 10d estimate=uniform_20d/20d remaining=1d", "on 10d estimate=uniform_12d/12d started=2026-02-23 IN_PROGRESS",
            "none 0d estimate=uniform_3d/3d remaining=1d", "over 10d estimate=uniform_2d/2d started=2026-02-23 IN_PROGRESS",
        ];
        Simulation simulation = Simulation.Run(Schedule(lines), new SimulationOptions { Iterations = 1 });

        Work("all").Should().Be(10 * 480);
        Work("half").Should().Be(10 * 480, "of twice the duration half is left");
        Work("left").Should().Be(2 * 480, "a tenth is left");
        Work("on").Should().Be(7 * 480, "a week of it has passed");
        Work("none").Should().Be(3 * 480, "there is no duration to scale by");
        Work("over").Should().Be(0);

        long Work(string name) => simulation.GetMilestone(name)!.GetRemainingWork(0);
    }

    [Fact]
    public void Without_an_estimate_the_uncertainty_of_the_plan_counts()
    {
        MilestoneRegistry registry = Plans.Of("a 10d", "b 10d started=2026-02-23 IN_PROGRESS", "c 10d remaining=2d");
        registry.SetPlanField("uncertainty", "uniform 150%/150%");
        Simulation simulation =
            Simulation.Run(Planning.Schedule.Compute(registry.Current, Plans.Now), new SimulationOptions { Iterations = 1 });

        simulation.Milestones.Select(milestone => milestone.GetRemainingWork(0)).Should().Equal(15 * 480, 10 * 480, 3 * 480);
    }

    [Fact]
    public void A_risk_happens_as_often_as_it_says_and_adds_its_work()
    {
        Simulation simulation = Simulation.Run(
            Schedule("a 10d risk=30%_5d", "b 10d"), new SimulationOptions { Seed = 3, Iterations = 20_000 });

        long[] works = [.. Enumerable.Range(0, 20_000).Select(simulation.GetMilestone("a")!.GetRemainingWork)];

        works.Should().OnlyContain(work => work == 10 * 480 || work == 15 * 480);
        works.Count(work => work == 15 * 480).Should().BeCloseTo(6000, 260, "four standard deviations");
        simulation.GetMilestone("b")!.RemainingWorkDeviation.Should().Be(0);
    }

    [Fact]
    public void With_correlation_milestones_of_one_component_are_late_together_and_each_keeps_its_distribution()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a", ["x", "y"]);
        registry.RegisterMilestone("b", ["x"]);
        registry.RegisterMilestone("c", ["z"]);
        foreach (string name in (string[])["a", "b", "c"]) registry.SetMilestoneField(name, "estimate", "uniform 0d/100d");
        registry.SetPlanField("correlation", "0.6");
        Simulation simulation =
            Simulation.Run(Planning.Schedule.Compute(registry.Current, Plans.Now), new SimulationOptions { Seed = 1, Iterations = 4000 });
        double[][] works = [.. simulation.Milestones.Select(
            milestone => Enumerable.Range(0, 4000).Select(i => (double)milestone.GetRemainingWork(i)).ToArray())];

        // Uniforms of a normal copula: 6/π · asin(ρ/2).
        Correlation(works[0], works[1]).Should().BeApproximately(6 / Math.PI * Math.Asin(0.3), 0.04);
        Correlation(works[0], works[2]).Should().BeApproximately(0, 0.06);
        foreach (double[] each in works) each.Average().Should().BeApproximately(24_000, 900, "four standard deviations");
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("0", false)]
    [InlineData("0.01", true)]
    public void A_component_counts_only_with_correlation(string? correlation, bool counts)
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a", ["x"]);
        registry.SetPlanField("correlation", correlation);

        SimulatedPlan plan = new(Planning.Schedule.Compute(registry.Current, Plans.Now), 1, -1);

        plan.Draws[0]!.Component.HasValue.Should().Be(counts);
    }

    [Fact]
    public void With_no_correlation_a_draw_is_that_of_the_milestone_and_with_all_of_it_that_of_its_component()
    {
        Spread spread = new(EstimateShape.Triangular, 1000, 4000, 90_000, Table);
        (RandomStream own, RandomStream component) = (RandomStream.OfMilestone(4, "a"), RandomStream.OfComponent(4, "x"));
        for (int i = 0; i < 200; i++)
        {
            Drawn(own, null, 0, i).Should().BeCloseTo(Drawn(own, component, 0, i), 1);
            Drawn(component, null, 0, i).Should().BeCloseTo(Drawn(own, component, 1, i), 1);
        }

        int Drawn(RandomStream stream, RandomStream? together, double correlation, int iteration) =>
            new WorkDraw { Stream = stream, Component = together, Correlation = correlation, Work = spread }.At(iteration);
    }

    // Of normal numbers, √ρ of the one and √(1 − ρ) of the other: with ρ = 0.36 these are 0.6 and 0.8.
    [Fact]
    public void A_draw_that_correlates_is_made_of_the_milestone_s_own_number_and_its_component_s()
    {
        Spread spread = new(EstimateShape.Uniform, 0, 500_000, 1_000_000, Table);
        (RandomStream own, RandomStream component) = (RandomStream.OfMilestone(4, "a"), RandomStream.OfComponent(4, "x"));
        WorkDraw draw = new() { Stream = own, Component = component, Correlation = 0.36, Work = spread };
        for (int i = 0; i < 200; i++)
        {
            double alone = Normal.InvCDF(0, 1, own.At(i, RandomStream.Duration));
            double together = Normal.InvCDF(0, 1, component.At(i, RandomStream.Duration));

            draw.At(i).Should().BeCloseTo(
                (int)(1e6 * Normal.CDF(0, 1, (0.6 * together) + (0.8 * alone))), 2);
        }
    }

    private static Schedule Schedule(params string[] lines)
    {
        MilestoneRegistry registry = Plans.Of([.. lines.Select(line => string.Join(
            ' ', line.Split(' ').Where(word => !word.Contains('_', StringComparison.Ordinal) || word == "IN_PROGRESS")))]);
        foreach (string line in lines)
            foreach (string word in line.Split(' ').Where(word => word.Contains('=', StringComparison.Ordinal)))
                registry.SetMilestoneField(
                    line.Split(' ')[0], word.Split('=')[0], word.Split('=')[1].Replace('_', ' '));
        return Planning.Schedule.Compute(registry.Current, Plans.Now);
    }

    private static double Correlation(double[] one, double[] other)
    {
        (double x, double y) = (one.Average(), other.Average());
        return one.Zip(other, (a, b) => (a - x) * (b - y)).Sum()
            / Math.Sqrt(one.Sum(a => (a - x) * (a - x)) * other.Sum(b => (b - y) * (b - y)));
    }

    private static Lazy<BetaQuantile> Table(double a, double b) => new(() => new BetaQuantile(a, b));
}
