using FluentAssertions;
using MilestoneTracker.Planning.Simulations;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Simulations;

// Known answers: the beta function of whole numbers is (a − 1)! (b − 1)! / (a + b − 1)!, and its incomplete one a polynomial.
public sealed class IncompleteBetaTests
{
    [Theory]
    [InlineData(1, 1, 1.0)]
    [InlineData(2, 3, 1 / 12.0)]
    [InlineData(5, 1, 1 / 5.0)]
    [InlineData(5, 5, 1 / 630.0)]
    [InlineData(3.5, 2.5, 3 * Math.PI / 256)]
    [InlineData(1.5, 1.5, Math.PI / 8)]
    public void The_complete_function_is_to_the_thirteenth_digit(double a, double b, double value) =>
        new IncompleteBeta(a, b).LogBeta.Should().BeApproximately(Math.Log(value), 1e-13);

    [Fact]
    public void Of_whole_numbers_the_share_is_a_polynomial()
    {
        for (double x = 0; x <= 1; x += 1 / 64.0)
        {
            new IncompleteBeta(1, 1).At(x).Should().BeApproximately(x, 1e-14);
            new IncompleteBeta(2, 1).At(x).Should().BeApproximately(x * x, 1e-14);
            new IncompleteBeta(1, 3).At(x).Should().BeApproximately(1 - Math.Pow(1 - x, 3), 1e-14);
            new IncompleteBeta(2, 2).At(x).Should().BeApproximately(x * x * (3 - (2 * x)), 1e-14);
            new IncompleteBeta(2, 3).At(x).Should().BeApproximately(x * x * (6 - (8 * x) + (3 * x * x)), 1e-14);
        }

        new IncompleteBeta(2, 3).At(-0.5).Should().Be(0);
        new IncompleteBeta(2, 3).At(1.5).Should().Be(1);
    }
}
