using FluentAssertions;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Planning.Tests.Schedules;
using Xunit;
using Kind = MilestoneTracker.Planning.Tests.Simulations.SimulationTwinTests.Kind;

namespace MilestoneTracker.Planning.Tests.Simulations;

// The result is a function of schedule and options, to the last bit.
public sealed class SameResultTests
{
    [Theory]
    [InlineData(Kind.Mixed)]
    [InlineData(Kind.OneCalendar)]
    [InlineData(Kind.Plain)]
    public void Any_number_of_threads_gives_the_same_bits(Kind kind)
    {
        for (int seed = 130_000; seed < 130_012; seed++)
        {
            (MilestoneRegistry registry, DateTime now) = SimulationTwinTests.Draw(seed, kind);
            Schedule schedule = Schedule.Compute(registry.Current, now);
            string[] found = [.. new[] { 1, 2, 4 }.Select(threads => Bits(
                Simulation.Run(schedule, new SimulationOptions { Seed = 9, Iterations = 1234, Threads = threads })))];

            found.Should().AllBe(found[0], "seed {0}", seed);
        }
    }

    [Fact]
    public void Another_milestone_changes_no_bit_of_the_others()
    {
        for (int seed = 140_000; seed < 140_020; seed++)
        {
            (MilestoneRegistry registry, DateTime now) = SimulationTwinTests.Draw(seed, (Kind)(seed % 3));
            SimulationOptions options = new() { Seed = 5, Iterations = 333 };
            Schedule schedule = Schedule.Compute(registry.Current, now);
            if (schedule.Milestones.LastOrDefault(milestone => !milestone.IsCompleted)?.Name is not { } toward) continue;
            options.Toward = toward;
            string before = Bits(Simulation.Run(schedule, options));

            registry.RegisterMilestone("0 is ordinally the first");
            registry.SetMilestoneField("0 is ordinally the first", "estimate", "uniform 1m/9d");
            string after = Bits(Simulation.Run(Schedule.Compute(registry.Current, now), options), "0 is ordinally the first");

            after.Should().Be(before, "seed {0}", seed);
        }
    }

    [Fact]
    public void However_little_memory_there_is_for_finishes_the_bits_are_the_same()
    {
        for (int seed = 150_000; seed < 150_012; seed++)
        {
            (MilestoneRegistry registry, DateTime now) = SimulationTwinTests.Draw(seed, (Kind)(seed % 3));
            Schedule schedule = Schedule.Compute(registry.Current, now);
            SimulationOptions options = new() { Seed = 7, Iterations = 700, Threads = 2 };
            string all = Bits(Simulation.Run(schedule, options));
            foreach (long bytes in (long[])[1, 2 * 4 * 700, 5 * 4 * 700])
                Bits(new SimulationRun(new SimulatedPlan(schedule, 7, -1), options, default).Make(bytes))
                    .Should().Be(all, "seed {0}", seed);
        }
    }

    [Fact]
    public void In_the_zone_of_the_plan_an_instant_gives_what_its_wall_clock_gives()
    {
        MilestoneRegistry registry = Plans.Of("a 5d estimate=1d/5d/20d", "b 3d", "b > a");
        registry.SetPlanField("zone", "Europe/Berlin");
        DateTimeOffset instant = new(2026, 3, 2, 7, 0, 59, TimeSpan.Zero); // 08:00 there
        SimulationOptions options = new() { Iterations = 500 };

        Bits(Simulation.Run(Schedule.Compute(registry.Current, instant), options))
            .Should().Be(Bits(Simulation.Run(Schedule.Compute(registry.Current, Plans.Now), options)));
    }

    [Fact]
    public void Started_by_its_history_or_by_its_field_it_gives_the_same_bits()
    {
        MilestoneRegistry reported = Plans.Of("a 10d estimate=1d/10d/30d started=2026-02-27T08:00 IN_PROGRESS");
        Clock clock = new(new DateTimeOffset(2026, 2, 27, 8, 0, 0, TimeSpan.Zero));
        MilestoneRegistry registry = new(new Auditing.InMemoryAuditLog(), new MilestoneRegistryOptions { TimeProvider = clock });
        registry.RegisterMilestone("a");
        registry.UpdateMilestoneStatus("a", MilestoneStatus.InProgress);
        registry.SetMilestoneField("a", "duration", "10d");
        registry.SetMilestoneField("a", "estimate", "1d/10d/30d");
        SimulationOptions options = new() { Iterations = 500 };

        Bits(Simulation.Run(Schedule.Compute(registry.Current, Plans.Now), options))
            .Should().Be(Bits(Simulation.Run(Schedule.Compute(reported.Current, Plans.Now), options)));
    }

    private static string Bits(Simulation simulation, string? without = null)
    {
        List<string> lines = [Bits(simulation.Finish)];
        foreach (SimulatedMilestone m in simulation.Milestones.Where(m => m.Name != without))
        {
            double[] numbers = [m.TargetProbability ?? -1, m.ForecastProbability, m.Criticality, m.MeanRemainingWork,
                m.RemainingWorkDeviation, m.SensitivityIndex, m.Cruciality];
            lines.Add($"{m.Name} {Bits(m.Dates)} {string.Join(' ', numbers.Select(BitConverter.DoubleToInt64Bits))}");
        }

        for (int percent = 1; percent <= 100; percent++) lines.Add(simulation.FinishAt(percent).ToString("s"));
        return string.Join('\n', lines);
    }

    private static string Bits(SimulatedDates dates) =>
        string.Join(' ', new[] { dates.P10, dates.P50, dates.P80Low, dates.P80, dates.P80High, dates.P90 }.Select(time => time.Ticks))
        + $" {BitConverter.DoubleToInt64Bits(dates.MeanSlip)} {BitConverter.DoubleToInt64Bits(dates.SlipDeviation)}";

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
