using FluentAssertions;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Planning.Tests.Schedules;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Simulations;

// Every kind of link with every kind of lag, between milestones with work and without, in working time and around the clock, beside
// scheduling each iteration on its own. No draw of chance decides what is tried here.
public sealed class LinkKindTests
{
    private const int Iterations = 15; // one less than a lane

    private static readonly string[] Lags = ["0d", "1d", "-1d", "7m", "1ed", "-1ed"];

    private static readonly (string From, string To)[] Ends =
    [
        ("2d estimate=1d/2d/5d", "1d estimate=0d/1d/3d"), ("0d", "1d estimate=0d/1d/3d"), ("2d estimate=1d/2d/5d", "0d"), ("0d", "0d"),
        ("2ed estimate=1ed/2ed/4ed", "1d estimate=0d/1d/3d"), ("2d estimate=0d/2d/5d", "1ed estimate=0ed/1ed/3ed"),
        ("2d estimate=1d/2d/5d", "1d finish-not-before=2026-03-06"),
        ("2d estimate=1d/2d/5d", "1d pinned=2026-03-03T12:00"), ("9d started=2026-02-27T08:00 remaining=2d IN_PROGRESS", "3d"),
    ];

    [Theory]
    [InlineData("FS", true)]
    [InlineData("SS", true)]
    [InlineData("FF", true)]
    [InlineData("SF", true)]
    [InlineData("FS", false)]
    [InlineData("SS", false)]
    [InlineData("FF", false)]
    [InlineData("SF", false)]
    public void With_every_lag_it_tells_what_scheduling_each_iteration_tells(string kind, bool isOnAxes)
    {
        foreach (string lag in Lags)
        {
            foreach ((string from, string to) in Ends)
            {
                foreach (string? toward in (string?[])[null, "b", "c"])
                {
                    // two links of the kind lead to b and two lead from a, so that one is not the other's
                    MilestoneRegistry registry = Plans.Of(
                        "a " + from, "x 3d estimate=1d/2d/4d", "b " + to, "y 1d", "c 2d", $"b > a {kind} {lag}", $"b > x {kind} 0d",
                        $"y > a {kind} -3m", "c > b");
                    Schedule schedule = Schedule.Compute(registry.Current, Plans.Now);
                    SimulatedPlan plan = new(schedule, 3, toward is null ? -1 : schedule.Model.View.PositionOf(toward));
                    SimulationOptions options = new() { Seed = 3, Iterations = Iterations, Threads = 1 };

                    Simulation simulation = new SimulationRun(plan, options, default).Make(makePass: () => isOnAxes
                        ? new AxisPass(AxisPlan.TryMake(plan)!, Iterations) : new GeneralPass(plan, Iterations));

                    NaiveSimulation naive = new(
                        registry, Plans.Now, Iterations, toward, (name, i) => simulation.GetMilestone(name)!.GetRemainingWork(i));
                    SimulationTwinTests.Tell(simulation).Should().Be(naive.Tell(), "{0} {1}, {2}, {3}, {4}", kind, lag, from, to, toward);
                }
            }
        }
    }
}
