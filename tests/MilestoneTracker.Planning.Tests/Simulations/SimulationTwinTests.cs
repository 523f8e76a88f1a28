using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Planning.Tests.Twin;
using MilestoneTracker.TestSupport.Twin;
using Xunit;
using static MilestoneTracker.Planning.Tests.Simulations.NaiveSimulation;

namespace MilestoneTracker.Planning.Tests.Simulations;

// Random plans beside a simulation that schedules every iteration on its own and keeps everything. A failure names the seed of its plan.
public sealed class SimulationTwinTests
{
    private const int Iterations = 40;

    [Theory]
    [InlineData(100_000, Kind.Mixed)]
    [InlineData(110_000, Kind.OneCalendar)]
    [InlineData(120_000, Kind.Plain)]
    public void A_simulation_tells_what_scheduling_every_iteration_on_its_own_tells(int first, Kind kind)
    {
        int onAxes = 0;
        int plans = Effort.Of(40);
        for (int seed = first; seed < first + plans; seed++)
        {
            (MilestoneRegistry registry, DateTime now) = Draw(seed, kind);
            Schedule schedule = Schedule.Compute(registry.Current, now);
            string? toward = seed % 3 == 0 ? schedule.Milestones.LastOrDefault(milestone => !milestone.IsCompleted)?.Name : null;
            SimulationOptions options = new() { Seed = (ulong)seed, Iterations = Iterations, Toward = toward, Threads = 1 + (seed % 3) };

            Simulation simulation = Simulation.Run(schedule, options);

            NaiveSimulation naive =
                new(registry, now, Iterations, toward, (name, i) => simulation.GetMilestone(name)!.GetRemainingWork(i));
            Tell(simulation).Should().Be(naive.Tell(), "seed {0}, {1}", seed, kind);
            SimulatedPlan plan = new(schedule, options.Seed, toward is null ? -1 : schedule.Model.View.PositionOf(toward));
            Tell(new SimulationRun(plan, options, default).Make(makePass: () => new GeneralPass(plan, Iterations)))
                .Should().Be(naive.Tell(), "on times it is the same, seed {0}, {1}", seed, kind);
            if (plan.PassesOf(Iterations)() is AxisPass) onAxes++;
        }

        onAxes.Should().BeGreaterThanOrEqualTo(
            plans * (kind == Kind.Plain ? 30 : 15) / 40, "axes are for most plans, not those with a pin outside working time");
    }

    public static string Tell(Simulation simulation) => string.Join('\n', simulation.Milestones
        .Select(m => $"{m.Name} {Dates(m.Dates)} {Number(m.TargetProbability ?? -1)} {Number(m.ForecastProbability)} "
            + $"{Number(m.Criticality)} {Number(m.MeanRemainingWork)} {Number(m.RemainingWorkDeviation)} "
            + $"{Number(m.SensitivityIndex)} {Number(m.Cruciality)}")
        .Prepend(Dates(simulation.Finish)));

    internal static (MilestoneRegistry Registry, DateTime Now) Draw(int seed, Kind kind)
    {
        RandomPlan drawn = new(seed, hasPins: kind != Kind.Plain, isPlain: kind != Kind.Mixed);
        MilestoneRegistry registry = drawn.BuildRegistry();
        Random random = new(seed);
        if (kind == Kind.Plain)
        {
            registry.SetPlanField("logic", null);
            foreach (NaiveLink link in drawn.Links)
            {
                registry.SetDependencyField(RandomPlan.NameOf(link.Dependent), RandomPlan.NameOf(link.Dependency), "link", null);
                registry.SetDependencyField(RandomPlan.NameOf(link.Dependent), RandomPlan.NameOf(link.Dependency), "lag", null);
            }
        }

        if (random.Next(2) == 0) registry.SetPlanField("uncertainty", "triangular 50%/100%/200%");
        foreach (NaiveJob job in drawn.Jobs.Where(job => job.Duration > 0))
        {
            string unit = job.IsElapsed ? "em" : "m";
            int[] points = [.. Enumerable.Range(0, 3).Select(_ => random.Next(2 * job.Duration)).Order()];
            string[] texts = [.. points.Select(point => point.ToString(CultureInfo.InvariantCulture) + unit)];
            string? estimate = random.Next(4) switch
            {
                0 => $"triangular {texts[0]}/{texts[1]}/{texts[2]}",
                1 => $"uniform {texts[0]}/{texts[2]}",
                2 => $"{texts[0]}/{texts[1]}/{texts[2]}",
                _ => null,
            };
            registry.SetMilestoneField(RandomPlan.NameOf(job.Number), "estimate", estimate);
            if (random.Next(4) == 0) registry.SetMilestoneField(RandomPlan.NameOf(job.Number), "risk", $"40% {texts[1]}");
        }

        return (registry, RandomPlan.TimeOf(drawn.Now));
    }

    private static string Dates(SimulatedDates dates) =>
        string.Join(' ', new[] { dates.P10, dates.P50, dates.P80Low, dates.P80, dates.P80High, dates.P90 }
            .Select(time => time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)))
        + $" {Number(dates.MeanSlip)} {Number(dates.SlipDeviation)}";

    public enum Kind
    {
        Mixed,
        OneCalendar,
        Plain,
    }
}
