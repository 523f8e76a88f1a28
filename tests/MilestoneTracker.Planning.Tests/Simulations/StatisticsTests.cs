using FluentAssertions;
using MilestoneTracker.Planning.Simulations;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Simulations;

// Statistics of whole numbers: by hand, and beside the plain way to count them. Every length up to a few lanes is tried, because what is
// left over behind the last whole lane goes another way.
public sealed class StatisticsTests
{
    [Fact]
    public void Ranges_counts_and_sums_are_those_of_one_number_after_the_other_whatever_the_length()
    {
        Random random = new(1);
        for (int length = 1; length <= 70; length++)
        {
            int[] values = [.. Enumerable.Range(0, length).Select(_ => random.Next(-9, 10))];
            foreach (int place in (int[])[0, length / 2, length - 1]) // wherever the extreme ones stand
            {
                (values[place], values[length - 1 - place]) = (-1000 - place, 1000 + place);
                WholeNumbers.RangeOf(values).Should().Be((values.Min(), values.Max()), "{0} at {1}", length, place);
                WholeNumbers.SumsOf(values).Should().Be(
                    (values.Sum(value => (long)value), (ulong)values.Sum(value => (long)value * value)), "{0}", length);
                foreach (int limit in (int[])[-2000, -1000 - place, -1, 0, 1, 999, 1000 + place])
                    WholeNumbers.CountUpTo(values, limit).Should().Be(values.Count(value => value <= limit), "{0}, {1}", length, limit);
            }
        }
    }

    [Fact]
    public void Numbers_at_places_of_the_sorted_list_are_found_without_sorting_it()
    {
        Random random = new(2);
        OrderStatistics order = new(300);
        foreach (long width in (long[])[1, 2, 4095, 4096, 4097, 8192, 1 << 20, uint.MaxValue])
        {
            foreach (int length in (int[])[1, 2, 15, 16, 17, 100, 300])
            {
                int least = (int)random.NextInt64(int.MinValue, int.MaxValue - width + 2);
                int[] values = [.. Enumerable.Range(0, length).Select(_ => (int)(least + random.NextInt64(width)))];
                if (random.Next(2) == 0) (values[0], values[^1]) = ((int)(least + width - 1), least); // as wide as can be
                int[] sorted = [.. values.Order()];
                int[][] asked = [[0], [length - 1], [0, length / 2, length / 2, length - 1], [.. Percentiles.Places(length).Order()]];
                foreach (int[] places in asked)
                {
                    int[] found = new int[places.Length];
                    order.Find(values, places, found);
                    found.Should().Equal(places.Select(place => sorted[place]), "{0} of width {1}", length, width);
                }
            }
        }
    }

    // 2, 4, 4, 6: mean 4, squares of the differences 4 + 0 + 0 + 4, over three.
    [Fact]
    public void The_deviation_is_that_of_a_sample()
    {
        Moments moments = default;
        foreach (int value in (int[])[2, 4, 4, 6]) moments.Add(value);

        (moments.Mean(), moments.Deviation()).Should().Be((4, Math.Sqrt(8 / 3.0)));
        Moments two = default;
        two.Add([3, 7]);
        (two.Mean(), two.Deviation()).Should().Be((5, Math.Sqrt(8)));
    }

    [Fact]
    public void One_number_and_equal_ones_do_not_deviate()
    {
        Moments one = default;
        one.Add(7);
        Moments equal = default;
        equal.Add([5, 5, 5]);

        (one.Mean(), one.Deviation()).Should().Be((7, 0));
        (equal.Mean(), equal.Deviation()).Should().Be((5, 0));
    }

    // At most 2^15 squares of numbers below 2^24 fit 64 bits: blocks that are full, one more, and numbers at and beyond that limit.
    [Theory]
    [InlineData(32_768, (1 << 24) - 1)]
    [InlineData(32_769, 1 - (1 << 24))]
    [InlineData(65_537, 1 << 24)]
    [InlineData(40_000, -(1 << 24))]
    [InlineData(40_000, int.MaxValue)]
    [InlineData(40_000, int.MinValue)]
    [InlineData(33, 12)]
    public void Sums_of_many_numbers_are_exact(int count, int value)
    {
        int[] values = [.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? value : value / 2)];
        Moments together = default, apart = default;

        together.Add(values);
        foreach (int each in values) apart.Add((long)each);

        (together.Mean(), together.Deviation()).Should().Be((apart.Mean(), apart.Deviation()));
        together.Mean().Should().Be((double)values.Sum(each => (decimal)each) / count);
    }

    // 3, 1, 4, 1, 5 have the ranks 3, 1.5, 4, 1.5, 5; those of the finishes are 1 to 5. By hand: Σ(r − 3)(s − 3) = 0 + 1.5 + 0 − 1.5 + 4
    // = 4, Σ(r − 3)² = 10 and Σ(s − 3)² = 0 + 2.25 + 1 + 2.25 + 4 = 9.5.
    [Theory]
    [InlineData(1)]
    [InlineData(1_000_000)] // too far apart to count: sorted
    public void The_correlation_of_ranks_is_that_of_Spearman_with_mean_ranks_for_ties(int apart)
    {
        FinishRanks ranks = new([100, 200, 300, 400, 500]);
        int[] works = [3 * apart, 1 * apart, 4 * apart, 1 * apart, 5 * apart];

        ranks.CorrelationOf(works, FinishRanks.RoomToCount(5)).Should().BeApproximately(4 / Math.Sqrt(10 * 9.5), 1e-15);
    }

    [Fact]
    public void Equal_orders_correlate_by_one_and_opposite_ones_by_minus_one()
    {
        FinishRanks ranks = new([30, 10, 20, 40]);
        int[] room = FinishRanks.RoomToCount(4);

        ranks.Sorted.Should().Equal(10, 20, 30, 40);
        ranks.CorrelationOf([3, 1, 2, 4], room).Should().BeApproximately(1, 1e-15);
        ranks.CorrelationOf([-3, -1, -2, -4], room).Should().BeApproximately(-1, 1e-15);
        // ranks 3.5, 1, 2, 3.5 beside 3, 1, 2, 4, as far apart as numbers of 32 bits can be
        ranks.CorrelationOf([int.MaxValue, int.MinValue, 0, int.MaxValue], room).Should().BeApproximately(4.5 / Math.Sqrt(4.5 * 5), 1e-15);
        ranks.CorrelationOf([5, 5, 5, 5], room).Should().Be(0);
        new FinishRanks([7, 7, 7, 7]).CorrelationOf([1, 2, 3, 4], room).Should().Be(0);
    }

    // What is counted and what is sorted must be the same; the room decides which. Beside Pearson's correlation of mean ranks.
    [Fact]
    public void Counting_and_sorting_give_the_same_bits()
    {
        Random random = new(3);
        for (int turn = 0; turn < 50; turn++)
        {
            int count = random.Next(2, 60);
            int width = random.Next(1, 100);
            long[] finishes = [.. Enumerable.Range(0, count).Select(_ => (long)random.Next(20))];
            int[] works = [.. Enumerable.Range(0, count).Select(_ => random.Next(-50, width - 50))];
            int exact = works.Max() - works.Min() + 1;
            FinishRanks ranks = new(finishes);

            double counted = ranks.CorrelationOf(works, new int[exact]);

            ranks.CorrelationOf(works, new int[exact - 1]).Should().Be(counted);
            counted.Should().BeApproximately(Pearson(RanksOf([.. works.Select(work => (long)work)]), RanksOf(finishes)), 1e-12);
        }
    }

    private static double[] RanksOf(long[] values) =>
        [.. values.Select(value => values.Count(other => other < value) + ((values.Count(other => other == value) + 1) / 2.0))];

    private static double Pearson(double[] one, double[] other)
    {
        double mean = (one.Length + 1) / 2.0;
        double spread = one.Sum(rank => (rank - mean) * (rank - mean)) * other.Sum(rank => (rank - mean) * (rank - mean));
        return spread == 0 ? 0 : one.Zip(other, (rank, second) => (rank - mean) * (second - mean)).Sum() / Math.Sqrt(spread);
    }
}
