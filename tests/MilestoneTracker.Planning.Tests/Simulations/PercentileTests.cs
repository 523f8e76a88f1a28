using FluentAssertions;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Planning.Tests.Schedules;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Simulations;

// Which of the sorted finishes are P10 to P90, and how sure the interval of P80 is. Numbers of the binomial distribution are worked out
// by hand, as fractions of powers of five.
public sealed class PercentileTests
{
    // P10, P50, the lower end of P80's interval, P80, its upper end, P90; from 0.
    [Theory]
    [InlineData(1, new[] { 0, 0, 0, 0, 0, 0 })]
    [InlineData(2, new[] { 0, 0, 0, 1, 1, 1 })]
    [InlineData(5, new[] { 0, 2, 2, 3, 4, 4 })] // h = 1.753
    [InlineData(10, new[] { 0, 4, 5, 7, 9, 8 })] // h = 2.479
    [InlineData(11, new[] { 1, 5, 6, 8, 10, 9 })] // h = 2.600
    [InlineData(100, new[] { 9, 49, 72, 79, 87, 89 })] // h = 7.840
    [InlineData(1_000_000, new[] { 99_999, 499_999, 799_216, 799_999, 800_783, 899_999 })] // h = 783.986
    public void Places_are_those_of_the_contract(int n, int[] places) => Percentiles.Places(n).Should().Equal(places);

    [Theory]
    [InlineData(1, 0.0)] // no finish is both before and behind
    [InlineData(2, 0.32)] // one of the two is below: 2 · 0.8 · 0.2
    [InlineData(3, 0.384)] // two of three: 3 · 0.64 · 0.2
    [InlineData(4, 0.5632)] // two or three: (6 · 16 + 4 · 64) / 625
    [InlineData(5, 0.6144)] // three or four: (10 · 64 + 5 · 256) / 3125
    [InlineData(6, 0.720896)] // three to five: (20 · 64 + 15 · 256 + 6 · 1024) / 15625
    public void So_sure_is_the_interval_of_few_iterations(int n, double sure) =>
        Percentiles.SureOf(n).Should().BeApproximately(sure, 1e-15);

    // By whole numbers beside the sum that is taken.
    [Fact]
    public void How_sure_the_interval_is_comes_from_the_binomial_distribution()
    {
        for (int n = 1; n <= 400; n++)
        {
            int[] places = Percentiles.Places(n);
            System.Numerics.BigInteger term = 1, within = 0;
            for (int below = 0; below <= n; below++)
            {
                if (below > places[2] && below <= places[4]) within += term;
                term = term * 4 * (n - below) / (below + 1);
            }

            double sure = (double)(within * 1_000_000_000_000 / System.Numerics.BigInteger.Pow(5, n)) / 1e12;
            Percentiles.SureOf(n).Should().BeApproximately(sure, 2e-12, "{0}", n);
            if (n >= 20) sure.Should().BeInRange(0.92, 0.98, "that is what is said of {0}", n);
        }
    }

    [Theory]
    [InlineData(10_000)]
    [InlineData(1_000_000)]
    public void Of_many_iterations_it_is_as_sure_as_was_meant(int n) => Percentiles.SureOf(n).Should().BeApproximately(0.95, 0.002);

    [Fact]
    public void A_simulation_says_it_of_the_finish_and_of_each_milestone()
    {
        Schedule schedule = Plans.Schedule("a 5d estimate=1d/5d/20d", "b 2d");
        foreach ((int iterations, double sure) in (ReadOnlySpan<(int, double)>)[(1, 0), (5, 0.6144), (100, Percentiles.SureOf(100))])
        {
            Simulation simulation = Simulation.Run(schedule, new SimulationOptions { Iterations = iterations });

            simulation.Finish.P80Confidence.Should().BeApproximately(sure, 1e-15);
            simulation.Milestones.Should().OnlyContain(
                milestone => milestone.Dates.P80Confidence.Equals(simulation.Finish.P80Confidence));
        }
    }
}
