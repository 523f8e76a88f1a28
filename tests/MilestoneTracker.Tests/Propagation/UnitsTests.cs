using System.Numerics;
using CsCheck;
using FluentAssertions;
using MilestoneTracker.Propagation;
using MilestoneTracker.State;
using MilestoneTracker.Tests.Twin;
using Xunit;

namespace MilestoneTracker.Tests.Propagation;

public sealed class UnitsTests
{
    private const int MostDependencies = int.MaxValue;

    private static readonly Gen<int> Counts = Gen.OneOf(Gen.Int[1, 9], Gen.Int[1, MostDependencies], Gen.Int[0, 1000].Select(less => MostDependencies - less));

    private static readonly Gen<ulong> Values = Gen.OneOf(Gen.ULong[0, 9], Gen.ULong[0, Units.One], Gen.ULong[0, 9].Select(less => Units.One - less));

    [Fact]
    public void A_mean_is_the_floor_of_the_exact_quotient_and_at_least_one_unit_of_something() =>
        Gen.Select(Counts, Values, Values).Sample(
            (count, each, more) =>
            {
                UInt128 sum = ((UInt128)each * (uint)(count - 1)) + more;
                ulong mean = Units.Mean((uint)(sum >> 64), (ulong)sum, count);
                BigInteger expected = sum == 0 ? 0 : BigInteger.Max(1, (BigInteger)sum / count);
                ((BigInteger)mean).Should().Be(expected);
                Assert.Equal(sum == (UInt128)Units.One * (uint)count, mean == Units.One);
            },
            iter: Effort.Of(100_000),
            print: t => t.ToString());

    [Theory]
    [InlineData(1, Units.One)]
    [InlineData(2048, Units.One)] // 2⁶⁴: the first sum that needs the high half
    [InlineData(2049, Units.One)]
    [InlineData(MostDependencies, Units.One)]
    [InlineData(MostDependencies, 1)]
    [InlineData(MostDependencies, 0)]
    [InlineData(MostDependencies, Units.One - 1)]
    public void The_mean_of_equal_values_is_that_value(int count, ulong value)
    {
        UInt128 sum = (UInt128)value * (uint)count;
        Units.Mean((uint)(sum >> 64), (ulong)sum, count).Should().Be(value);
    }

    [Fact]
    public void A_single_unit_among_the_most_dependencies_is_not_lost_and_a_single_missing_one_is_seen()
    {
        Units.Mean(0, 1, MostDependencies).Should().Be(1);
        UInt128 sum = ((UInt128)Units.One * MostDependencies) - 1;
        Units.Mean((uint)(sum >> 64), (ulong)sum, MostDependencies).Should().Be(Units.One - 1);
    }

    [Fact]
    public void Sums_take_values_in_and_out_exactly_in_any_order() =>
        Gen.Select(Values.Array[1, 5000], Gen.ULong).Sample(
            (values, seed) =>
            {
                Standing standing = default;
                UInt128 sum = 0;
                foreach (ulong value in values)
                {
                    Units.Replace(ref standing, 0, value);
                    sum += value;
                }

                (standing.SumHigh, standing.SumLow).Should().Be(((uint)(sum >> 64), (ulong)sum));
                new Random((int)seed).Shuffle(values);
                foreach (ulong value in values) Units.Replace(ref standing, value, Units.One - value);
                new Random((int)seed + 1).Shuffle(values);
                foreach (ulong value in values) Units.Replace(ref standing, Units.One - value, 0);
                (standing.SumHigh, standing.SumLow).Should().Be((0u, 0ul));
            },
            iter: Effort.Of(100));

    [Fact]
    public void Units_convert_to_double_exactly_at_both_ends()
    {
        Units.ToDouble(Units.One).Should().Be(1.0);
        Units.ToDouble(Units.One - 1).Should().BeLessThan(1.0).And.Be(1 - Math.Pow(2, -53));
        Units.ToDouble(1).Should().Be(Math.Pow(2, -53));
        Units.ToDouble(0).Should().Be(0);
    }
}
