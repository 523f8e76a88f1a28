using FluentAssertions;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MilestoneTracker.Planning.Simulations;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Simulations;

// The functions of distributions beside those of Math.NET Numerics.
public sealed class QuantileTests
{
    public static TheoryData<double> Parameters => [1, 1.01, 1.4, 2, 2.5, 3, 3.7, 4.2, 4.999, 5];

    [Theory]
    [MemberData(nameof(Parameters))]
    public void The_quantile_of_PERT_is_within_a_ten_millionth_of_its_width(double a)
    {
        BetaQuantile quantile = new(a, 6 - a);
        double worst = 0;
        foreach (double u in Shares())
        {
            double x = quantile.At(u);
            worst = Math.Max(worst, Math.Abs(x - (u <= 0.5 ? Inverted(a, 6 - a, u) : 1 - Inverted(6 - a, a, 1 - u))));
        }

        worst.Should().BeLessThan(1e-7, "the contract asks for 1e-6, at a = {0}", a);
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public void Where_its_two_sides_meet_is_the_mean(double a) =>
        new BetaQuantile(a, 6 - a).At(new IncompleteBeta(a, 6 - a).At(a / 6)).Should().BeApproximately(a / 6, 1e-12);

    [Theory]
    [MemberData(nameof(Parameters))]
    public void The_incomplete_beta_function_is_that_of_MathNet(double a)
    {
        IncompleteBeta beta = new(a, 6 - a);

        foreach (double x in Shares()) beta.At(x).Should().BeApproximately(SpecialFunctions.BetaRegularized(a, 6 - a, x), 1e-12);
        beta.At(0).Should().Be(0);
        beta.At(1).Should().Be(1);
    }

    [Fact]
    public void The_normal_distribution_is_that_of_MathNet_and_its_quantile_the_inverse()
    {
        for (double x = -8; x <= 8; x += 0.03)
        {
            double share = NormalDistribution.Share(x);
            share.Should().BeApproximately(Normal.CDF(0, 1, x), 1e-14);
            if (x < 5) NormalDistribution.Quantile(share).Should().BeApproximately(x, 1e-9);
        }

        NormalDistribution.Share(0).Should().Be(0.5);
        NormalDistribution.Quantile(0.5).Should().Be(0);
        foreach (double u in Shares()) NormalDistribution.Quantile(u).Should().BeApproximately(Normal.InvCDF(0, 1, u), 1e-9);
    }

    // The inverse of half the complementary error function, found by halving.
    [Theory]
    [InlineData(20, -4.763001034267815)]
    [InlineData(36, -6.6510353798930115)]
    [InlineData(40, -7.0477002566644105)]
    [InlineData(48, -7.782590617802449)]
    [InlineData(52, -8.125890664701908)]
    public void Far_out_the_quantile_of_the_normal_distribution_is_as_near(int power, double value) =>
        NormalDistribution.Quantile(Math.Pow(2, -power)).Should().BeApproximately(value, 1e-13);

    // Math.NET's own inverse is good to some 1e-8 of the share, which near an end is much less of the value;
    // and so is the share itself near 1, which is why the nearer end is asked.
    private static double Inverted(double a, double b, double u)
    {
        (double low, double high) = (0, 1);
        for (int turn = 0; turn < 60; turn++)
        {
            double middle = (low + high) / 2;
            if (SpecialFunctions.BetaRegularized(a, b, middle) < u) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    private static IEnumerable<double> Shares()
    {
        for (int power = 52; power > 3; power--) yield return Math.Pow(2, -power);
        for (int i = 1; i < 400; i++) yield return i / 400.0;
        for (int power = 4; power < 45; power++) yield return 1 - Math.Pow(2, -power);
    }
}
