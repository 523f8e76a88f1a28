using System.Collections.Concurrent;
using FluentAssertions;
using MilestoneTracker.Planning.Simulations;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Simulations;

public sealed class WorkersTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Each_piece_is_done_once_and_each_per_cent_is_told_once(int threads)
    {
        List<double> told = [];
        ConcurrentBag<int> done = [];
        Workers workers = new(threads, new Told(told.Add), default);
        workers.Expect(250);

        workers.Run(200, (_, piece) => done.Add(piece));
        workers.Run(50, (_, piece) => done.Add(200 + piece));

        done.Order().Should().Equal(Enumerable.Range(0, 250));
        told.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        told[^1].Should().Be(1);
        if (threads == 1) told.Should().Equal(Enumerable.Range(1, 100).Select(percent => percent / 100.0));
    }

    // Each of the two waits for the other; only if they are not at work at once it waits in vain.
    [Fact]
    public void Two_threads_are_at_work_at_once_each_with_a_number_of_its_own()
    {
        using Barrier both = new(2);
        ConcurrentBag<int> numbers = [];

        new Workers(2, null, default).Run(2, (worker, _) =>
        {
            numbers.Add(worker);
            both.SignalAndWait(TimeSpan.FromMinutes(1)).Should().BeTrue();
        });

        numbers.Order().Should().Equal(0, 1);
    }

    [Fact]
    public void Cancelled_within_the_last_piece_it_ends_as_cancelled()
    {
        using CancellationTokenSource source = new();

        FluentActions.Invoking(() => new Workers(1, null, source.Token).Run(1, (_, _) => source.Cancel()))
            .Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Once_cancelled_no_further_piece_is_begun()
    {
        using CancellationTokenSource source = new();
        int pieces = 0;

        FluentActions.Invoking(() => new Workers(1, null, source.Token).Run(5, (_, _) =>
        {
            pieces++;
            source.Cancel();
        })).Should().Throw<OperationCanceledException>();
        pieces.Should().Be(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_a_piece_throws_ends_the_work_and_is_thrown_as_it_is(int threads)
    {
        int pieces = 0;

        FluentActions.Invoking(() => new Workers(threads, null, default).Run(100_000, (_, _) =>
        {
            Interlocked.Increment(ref pieces);
            throw new InvalidOperationException("enough");
        })).Should().Throw<InvalidOperationException>().WithMessage("enough");
        pieces.Should().BeLessThanOrEqualTo(threads);
    }

    private sealed class Told(Action<double> tell) : IProgress<double>
    {
        public void Report(double value) => tell(value);
    }
}
