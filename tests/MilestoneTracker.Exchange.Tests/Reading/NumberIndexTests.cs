using FluentAssertions;
using MilestoneTracker.Exchange.Reading;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Reading;

public sealed class NumberIndexTests
{
    // The hash of a long is one half of it with the other: all of these would have the same. With it this takes hours.
    [Fact]
    public void Numbers_that_were_chosen_for_the_usual_hash_are_found_as_fast_as_others()
    {
        NumberIndex<object> index = new();
        object first = new();
        for (long i = 1; i <= 200_000; i++) index.TryAdd(i * 4_294_967_297, i == 1 ? first : new object()).Should().BeTrue();

        index.TryAdd(4_294_967_297, new object()).Should().BeFalse();
        index.Find(4_294_967_297).Should().BeSameAs(first);
        index.Find(200_001 * 4_294_967_297).Should().BeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Dense_and_sparse_numbers_are_found_beside_a_table(int seed)
    {
        Random random = new(seed);
        NumberIndex<string> index = new();
        Dictionary<long, string> naive = [];
        for (int i = 0; i < 2000; i++)
        {
            long number = random.Next(3) switch { 0 => random.Next(500), 1 => random.NextInt64(), _ => -random.Next(100) };
            index.TryAdd(number, $"{i}").Should().Be(naive.TryAdd(number, $"{i}"), "seed {0}, number {1}", seed, number);
            long other = random.Next(500);
            index.Find(other).Should().Be(naive.GetValueOrDefault(other), "seed {0}, number {1}", seed, other);
        }
    }
}
