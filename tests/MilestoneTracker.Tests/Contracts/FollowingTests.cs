using System.Collections.Immutable;
using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// Changes from a place in the log on: what the log holds, then what comes, each once and in order.
public sealed class FollowingTests : IDisposable
{
    private readonly CancellationTokenSource _deadline = new(TimeSpan.FromMinutes(1)); // so that a test that waits for ever fails
    private readonly MilestoneRegistry _registry = new();

    public void Dispose() => _deadline.Dispose();

    [Fact]
    public async Task What_was_there_comes_first_and_then_what_is_committed()
    {
        _registry.RegisterMilestone("a");
        _registry.RegisterMilestone("b");
        await using IAsyncEnumerator<ImmutableArray<AuditEvent>> changes = Follow(1);

        (await Next(changes)).Should().Equal(2);
        ValueTask<bool> next = changes.MoveNextAsync();
        next.IsCompleted.Should().BeFalse("there is nothing to read yet");
        _registry.Batch(change =>
        {
            change.RegisterMilestone("c");
            change.DeclareMilestoneDependency("c", "a");
        });

        (await next).Should().BeTrue();
        changes.Current.Select(e => e.Sequence).Should().Equal([3, 4], "a change comes whole");
    }

    [Fact]
    public async Task Whoever_goes_on_from_the_last_event_that_was_dealt_with_misses_nothing_and_hears_nothing_twice()
    {
        const int Changes = 2000;
        List<long> heard = [];
        long last = 0;
        Task writing = Task.Factory.StartNew(
            () =>
            {
                for (int i = 0; i < Changes; i++) _registry.RegisterMilestone("m" + i);
            },
            _deadline.Token, TaskCreationOptions.LongRunning, TaskScheduler.Default);

        while (last < Changes)
        {
            // Left and begun again every so often, as after a restart.
            await foreach (ImmutableArray<AuditEvent> change in _registry.ReadChangesAsync(last, _deadline.Token))
            {
                heard.AddRange(change.Select(e => e.Sequence));
                last = change[^1].Sequence;
                if (last == Changes || heard.Count % 97 == 0) break;
            }
        }

        await writing;
        heard.Should().Equal(Enumerable.Range(1, Changes).Select(i => (long)i));
    }

    [Fact]
    public async Task A_change_that_was_refused_by_the_log_is_not_followed()
    {
        InMemoryAuditLog inner = new();
        RefusingLog log = new(inner);
        MilestoneRegistry registry = new(log);
        await using IAsyncEnumerator<ImmutableArray<AuditEvent>> changes = registry.ReadChangesAsync(0, _deadline.Token)
            .GetAsyncEnumerator(_deadline.Token);
        log.Refuses = true;
        FluentActions.Invoking(() => registry.RegisterMilestone("a")).Should().Throw<AuditAppendRefusedException>();
        log.Refuses = false;
        registry.RegisterMilestone("b");

        (await changes.MoveNextAsync()).Should().BeTrue();
        changes.Current.Single().Data.Subject.Milestone.Should().Be("b");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_the_registry_is_faulted_what_is_visible_is_given_out_and_then_it_ends(bool isFaultedBefore)
    {
        RefusingLog log = new(new InMemoryAuditLog());
        MilestoneRegistry registry = new(log);
        registry.RegisterMilestone("a");
        if (isFaultedBefore) Fault();
        await using IAsyncEnumerator<ImmutableArray<AuditEvent>> changes = registry.ReadChangesAsync(0, _deadline.Token)
            .GetAsyncEnumerator(_deadline.Token);
        (await Next(changes)).Should().Equal(1);
        ValueTask<bool> next = changes.MoveNextAsync();
        if (!isFaultedBefore)
        {
            next.IsCompleted.Should().BeFalse();
            Fault();
        }

        (await FluentActions.Awaiting(async () => await next)
            .Should().ThrowAsync<RegistryFaultedException>()).WithInnerException<IOException>();

        void Fault()
        {
            log.Breaks = true;
            FluentActions.Invoking(() => registry.RegisterMilestone("b")).Should().Throw<RegistryFaultedException>();
        }
    }

    [Fact]
    public async Task It_ends_when_it_is_cancelled_and_the_registry_is_no_longer_observed()
    {
        using CancellationTokenSource cancelled = new();
        await using IAsyncEnumerator<ImmutableArray<AuditEvent>> changes = _registry.ReadChangesAsync(0, cancelled.Token)
            .GetAsyncEnumerator(CancellationToken.None);
        ValueTask<bool> next = changes.MoveNextAsync();
        await cancelled.CancelAsync();

        await FluentActions.Awaiting(async () => await next).Should().ThrowAsync<OperationCanceledException>();
        _registry.RegisterMilestone("a");
        _registry.Current.Version.Should().Be(1);
    }

    [Fact]
    public async Task A_place_that_is_none_is_refused()
    {
        _registry.Batch(change =>
        {
            change.RegisterMilestone("a");
            change.RegisterMilestone("b");
        });

        FluentActions.Invoking(() => _registry.ReadChangesAsync(-1))
            .Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("after");
        FluentActions.Invoking(() => _registry.ReadChangesAsync(3))
            .Should().Throw<ArgumentOutOfRangeException>().WithMessage("*version 2*");
        FluentActions.Invoking(() => new MilestoneRegistry(new Sink()).ReadChangesAsync(0))
            .Should().Throw<InvalidOperationException>().WithMessage("*IAuditLog*");
        await using IAsyncEnumerator<ImmutableArray<AuditEvent>> within = Follow(1);
        await FluentActions.Awaiting(async () => await within.MoveNextAsync())
            .Should().ThrowAsync<ArgumentException>().WithMessage("*not the last of its change*");
    }

    [Fact]
    public void The_log_of_a_registry_is_the_one_that_it_was_given()
    {
        InMemoryAuditLog log = new();

        new MilestoneRegistry(log).Log.Should().BeSameAs(log);
        MilestoneRegistry.Open(log).Log.Should().BeSameAs(log);
        new MilestoneRegistry().Log.Should().NotBeNull();
        new MilestoneRegistry(new Sink()).Log.Should().BeNull("a sink that is no log cannot be read");
    }

    [Fact]
    public void A_method_hears_of_changes_until_its_subscription_ends()
    {
        List<long> heard = [];
        using (_registry.Subscribe(change => heard.Add(change.After.Version))) _registry.RegisterMilestone("a");
        _registry.RegisterMilestone("b");

        heard.Should().Equal(1);
        FluentActions.Invoking(() => _registry.Subscribe((Action<RegistryChange>)null!)).Should().Throw<ArgumentNullException>();
    }

    private IAsyncEnumerator<ImmutableArray<AuditEvent>> Follow(long after) =>
        _registry.ReadChangesAsync(after, _deadline.Token).GetAsyncEnumerator(_deadline.Token);

    private static async Task<IEnumerable<long>> Next(IAsyncEnumerator<ImmutableArray<AuditEvent>> changes)
    {
        (await changes.MoveNextAsync()).Should().BeTrue();
        return changes.Current.Select(e => e.Sequence);
    }

    private sealed class Sink : IAuditSink
    {
        public void Append(IReadOnlyList<AuditEvent> events)
        {
        }
    }

    private sealed class RefusingLog(InMemoryAuditLog inner) : IAuditLog
    {
        public bool Refuses { get; set; }

        public bool Breaks { get; set; }

        public long LastSequence => inner.LastSequence;

        public void Append(IReadOnlyList<AuditEvent> events)
        {
            if (Breaks) throw new IOException("The line is dead.");
            if (Refuses) throw new AuditAppendRefusedException("The log is busy.");
            inner.Append(events);
        }

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
            inner.Read(fromSequence, cancellationToken);
    }
}
