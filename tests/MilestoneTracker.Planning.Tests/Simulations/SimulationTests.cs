using FluentAssertions;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Planning.Tests.Schedules;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Simulations;

// What is asked of a simulation, what it refuses, and how it is ended.
public sealed class SimulationTests
{
    [Fact]
    public void Options_out_of_their_range_are_refused_and_nothing_is_changed()
    {
        SimulationOptions options = new();

        foreach (int wrong in (int[])[int.MinValue, -1, 0, 1_000_001])
            FluentActions.Invoking(() => options.Iterations = wrong)
                .Should().Throw<ArgumentOutOfRangeException>().WithMessage("*1,000,000*");
        foreach (int wrong in (int[])[-1, 0, 1025])
            FluentActions.Invoking(() => options.Threads = wrong).Should().Throw<ArgumentOutOfRangeException>().WithMessage("*1024*");
        (options.Iterations, options.Threads).Should().Be((10_000, Math.Min(Environment.ProcessorCount, 1024)));
        (options.Iterations, options.Threads) = (1_000_000, 1024);
        (options.Iterations, options.Threads).Should().Be((1_000_000, 1024));
        (options.Iterations, options.Threads) = (1, 1);
        (options.Iterations, options.Threads).Should().Be((1, 1));
    }

    [Fact]
    public void Toward_a_milestone_that_is_not_open_or_not_there_is_refused()
    {
        Schedule schedule = Plans.Schedule("a 5d", "done COMPLETED", "off CANCELLED");

        Toward("done").Should().Throw<ArgumentException>().WithMessage("'done' is COMPLETED. Simulate toward an open milestone*");
        Toward("off").Should().Throw<ArgumentException>().WithMessage("'off' is CANCELLED.*");
        Toward("nobody").Should().Throw<MilestoneNotFoundException>();
        Toward(" ").Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Simulation.Run(null!)).Should().Throw<ArgumentNullException>();

        Func<Simulation> Toward(string name) => () => Simulation.Run(schedule, new SimulationOptions { Toward = name });
    }

    [Fact]
    public void Questions_out_of_range_are_refused()
    {
        Simulation simulation = Simulation.Run(Plans.Schedule("a 5d"), new SimulationOptions { Iterations = 10 });

        FluentActions.Invoking(() => simulation.FinishAt(0)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => simulation.FinishAt(101)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => simulation.ProbabilityBy(DateTime.UnixEpoch)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => simulation.FindUnlikelyTargets(double.NaN)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => simulation.FindUnlikelyTargets(1.01)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => simulation.Milestones[0].GetRemainingWork(-1)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => simulation.Milestones[0].GetRemainingWork(10)).Should().Throw<ArgumentOutOfRangeException>();
        simulation.GetMilestone("nobody").Should().BeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Cancelled_before_or_within_it_ends_with_nothing(int threads)
    {
        Schedule schedule = Plans.Schedule("a 5d estimate=1d/5d/9d", "b 5d", "b > a FS 1ed");
        using CancellationTokenSource source = new();
        SimulationOptions options = new() { Iterations = 200_000, Threads = threads, Progress = new Told(_ => source.Cancel()) };

        FluentActions.Invoking(() => Simulation.Run(schedule, options, source.Token)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => Simulation.Run(schedule, null, source.Token)).Should().Throw<OperationCanceledException>();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Progress_ascends_to_one_in_steps_of_a_per_cent_and_what_it_throws_ends_the_simulation(int threads)
    {
        Schedule schedule = Plans.Schedule("a 5d estimate=1d/5d/9d", "b 5d", "b > a FS 1d");
        List<double> told = [];
        SimulationOptions options = new() { Iterations = 20_000, Threads = threads, Progress = new Told(told.Add) };

        Simulation.Run(schedule, options);

        told.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems().And.HaveCountLessThanOrEqualTo(100);
        told[^1].Should().Be(1);
        options.Progress = new Told(_ => throw new InvalidOperationException("enough"));
        FluentActions.Invoking(() => Simulation.Run(schedule, options)).Should().Throw<InvalidOperationException>().WithMessage("enough");
    }

    [Fact]
    public void The_curve_of_the_finish_and_its_inverse_agree()
    {
        Simulation simulation = Simulation.Run(
            Plans.Schedule("a 5d estimate=1d/5d/20d"), new SimulationOptions { Seed = 4, Iterations = 999 });

        (simulation.FinishAt(10), simulation.FinishAt(50), simulation.FinishAt(80), simulation.FinishAt(90))
            .Should().Be((simulation.Finish.P10, simulation.Finish.P50, simulation.Finish.P80, simulation.Finish.P90));
        for (int percent = 1; percent <= 100; percent++)
        {
            simulation.ProbabilityBy(simulation.FinishAt(percent)).Should().BeGreaterThanOrEqualTo(percent / 100.0);
            simulation.ProbabilityBy(simulation.FinishAt(percent).AddMinutes(-1)).Should().BeLessThan(percent / 100.0);
        }

        simulation.ProbabilityBy(Plans.Now).Should().Be(0);
        simulation.ProbabilityBy(new DateTime(9999, 1, 1)).Should().Be(1);
    }

    [Fact]
    public void A_target_that_the_forecast_keeps_and_too_few_iterations_do_is_found()
    {
        Schedule schedule = Plans.Schedule(
            "kept 5d estimate=1d/5d/5d target=2026-03-06", "unlikely 5d estimate=4d/5d/20d target=2026-03-09",
            "missed 9d estimate=4d/9d/20d target=2026-03-09", "over 9d estimate=4d/9d/20d target=2026-02-27", "none 5d estimate=4d/5d/20d");
        Simulation simulation = Simulation.Run(schedule, new SimulationOptions { Seed = 4 });

        PlanFinding finding = simulation.FindUnlikelyTargets().Should().ContainSingle().Subject;

        (finding.Milestone, finding.Code, finding.Level).Should().Be(("unlikely", PlanFindingCode.LowProbability, Risk.RiskLevel.Medium));
        double.Parse(finding.Evidence[0], System.Globalization.CultureInfo.InvariantCulture)
            .Should().BeApproximately(simulation.GetMilestone("unlikely")!.TargetProbability!.Value, 1e-4);
        simulation.FindUnlikelyTargets(0).Should().BeEmpty();
        simulation.GetMilestone("kept")!.TargetProbability.Should().Be(1);
        simulation.GetMilestone("over")!.TargetProbability.Should().Be(0);
        simulation.GetMilestone("none")!.TargetProbability.Should().BeNull();
        schedule.Findings.Should().NotContain(found => found.Code == PlanFindingCode.LowProbability, "a schedule knows of no probability");
    }

    // Ends of ranges are in them, and what is wrong is said.
    [Fact]
    public void The_ends_of_ranges_are_allowed_and_beyond_them_the_range_is_said()
    {
        Simulation simulation = Simulation.Run(
            Plans.Schedule("a 5d estimate=4d/5d/20d target=2026-03-09"), new SimulationOptions { Iterations = 9, Toward = "a", Seed = 4 });
        double share = simulation.GetMilestone("a")!.TargetProbability!.Value;

        simulation.FindUnlikelyTargets(1).Should().ContainSingle();
        simulation.FindUnlikelyTargets(share).Should().BeEmpty("it is as likely as was asked");
        simulation.FindUnlikelyTargets(Math.BitIncrement(share))[0].Evidence[0].Should()
            .Be(Math.Round(share, 4).ToString(System.Globalization.CultureInfo.InvariantCulture));
        FluentActions.Invoking(() => simulation.FindUnlikelyTargets(-0.1)).Should().Throw<ArgumentException>().WithMessage("*from 0 to 1*");
        FluentActions.Invoking(() => simulation.FinishAt(0)).Should().Throw<ArgumentException>().WithMessage("*1 to 100*");
        FluentActions.Invoking(() => simulation.Milestones[0].GetRemainingWork(9)).Should().Throw<ArgumentException>()
            .WithMessage("*from 0 to 8*");
        simulation.ToString().Should().StartWith("a P50 ").And.EndWith(", 9 iterations, seed 4");
        Simulation.Run(simulation.Schedule, new SimulationOptions { Iterations = 1 }).ToString().Should().StartWith("Finish P50 ");
    }

    [Fact]
    public void A_plan_without_open_milestones_is_finished_when_it_is()
    {
        Simulation nothing = Simulation.Run(Plans.Schedule(), new SimulationOptions { Iterations = 3 });
        Simulation done = Simulation.Run(Plans.Schedule("a finished=2026-02-27 COMPLETED"), new SimulationOptions { Iterations = 3 });

        (nothing.Finish.P80, nothing.Milestones.Count).Should().Be((Plans.Now, 0));
        (done.Finish.P80, done.Milestones.Count).Should().Be((new DateTime(2026, 2, 27, 17, 0, 0), 0));
    }

    [Theory]
    [InlineData("9998-12-01")]
    [InlineData("0001-01-02")]
    public void At_the_ends_of_time_it_still_tells_what_scheduling_each_iteration_tells(string now)
    {
        MilestoneRegistry registry = Plans.Of("a 5d", "b 5d target=9998-12-31", "b > a");
        registry.SetMilestoneField("a", "estimate", "uniform 1d/9999999m");
        DateTime time = DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture);
        Simulation simulation = Simulation.Run(
            Schedule.Compute(registry.Current, time), new SimulationOptions { Seed = 3, Iterations = 20 });

        NaiveSimulation naive = new(registry, time, 20, null, (name, i) => simulation.GetMilestone(name)!.GetRemainingWork(i));

        SimulationTwinTests.Tell(simulation).Should().Be(naive.Tell());
    }

    private sealed class Told(Action<double> onTold) : IProgress<double>
    {
        public void Report(double value) => onTold(value);
    }
}
