using System.Collections.Immutable;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Snapshots;
using MilestoneTracker.Tests.Contracts;
using Xunit;

namespace MilestoneTracker.Tests.Auditing;

// Opening and replaying: every prefix of whole changes is the registry as it was, and the plan can be asked for as of any
// sequence number or time, whatever the clock did (invariant I1).
public sealed class OpeningTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly InMemoryAuditLog _log = new();
    private readonly List<RegistrySnapshot> _versions = [];

    public OpeningTests()
    {
        MilestoneRegistry registry = new(_log, new MilestoneRegistryOptions { TimeProvider = _clock });
        _versions.Add(registry.Current);
        foreach (Action<MilestoneRegistry> step in ScriptedChanges.Steps)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            step(registry);
            _versions.Add(registry.Current);
        }
    }

    [Fact]
    public void Every_prefix_of_whole_changes_replays_to_the_registry_as_it_was()
    {
        foreach (RegistrySnapshot version in _versions)
            SnapshotEquality.Verify(RegistrySnapshot.Replay(_log.Read().Take((int)version.Version)), version);

        _versions.Should().HaveCount(ScriptedChanges.Steps.Count + 1);
    }

    [Fact]
    public void As_of_a_sequence_number_within_a_change_is_the_version_before_it()
    {
        for (long sequence = 0; sequence <= _log.LastSequence; sequence++)
            SnapshotEquality.Verify(RegistrySnapshot.AsOf(_log, sequence), _versions.Last(v => v.Version <= sequence));

        _log.LastSequence.Should().BeGreaterThan(_versions.Count, "some changes have several events");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void As_of_a_sequence_number_that_the_log_does_not_have_is_an_argument_error(long sequence)
    {
        FluentActions.Invoking(() => RegistrySnapshot.AsOf(_log, sequence))
            .Should().Throw<ArgumentOutOfRangeException>().WithParameterName(nameof(sequence));
        FluentActions.Invoking(() => RegistrySnapshot.AsOf(_log, _log.LastSequence + 1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void As_of_a_time_is_the_plan_at_that_time_in_any_offset()
    {
        DateTimeOffset start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (int step = 0; step < _versions.Count; step++)
        {
            SnapshotEquality.Verify(RegistrySnapshot.AsOf(_log, start.AddHours(step)), _versions[step]);
            SnapshotEquality.Verify(
                RegistrySnapshot.AsOf(_log, start.AddHours(step + 1).AddTicks(-1).ToOffset(TimeSpan.FromHours(-9))), _versions[step]);
        }

        RegistrySnapshot.AsOf(_log, DateTimeOffset.MinValue).Version.Should().Be(0);
        RegistrySnapshot.AsOf(_log, DateTimeOffset.MaxValue).Version.Should().Be(_log.LastSequence);
    }

    [Fact]
    public void As_of_a_time_is_before_the_first_change_that_is_recorded_later_also_where_the_clock_went_back()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch);
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        foreach (int hour in new[] { 1, 5, 3, 4, 2, 6 })
        {
            clock.AdjustTime(DateTimeOffset.UnixEpoch.AddHours(hour));
            registry.RegisterMilestone("at " + hour);
        }

        long[] versions =
            [.. Enumerable.Range(0, 8).Select(hour => RegistrySnapshot.AsOf(log, DateTimeOffset.UnixEpoch.AddHours(hour)).Version)];

        versions.Should().Equal(0, 1, 1, 1, 1, 5, 6, 6);
        registry.GetStatusHistory("at 3")[0].Time.Should().Be(DateTimeOffset.UnixEpoch.AddHours(3), "a time is recorded as it was told");
        SnapshotEquality.VerifyReplay(registry.Current, log);
    }

    [Fact]
    public void Replay_reads_no_clock_and_asks_no_rule()
    {
        MilestoneRegistry opened = MilestoneRegistry.Open(_log, new MilestoneRegistryOptions
        {
            TimeProvider = new HostileClock { Fault = new InvalidOperationException("The clock was read.") },
            TransitionRule = _ => throw new InvalidOperationException("The rule was asked."),
        });

        SnapshotEquality.Verify(opened.Current, _versions[^1]);
    }

    [Fact]
    public void A_cancelled_opening_opens_nothing()
    {
        CancellationToken cancelled = new(canceled: true);

        FluentActions.Invoking(() => MilestoneRegistry.Open(_log, null, cancelled)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => RegistrySnapshot.Replay(_log.Read(), cancelled)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => RegistrySnapshot.AsOf(_log, 5, cancelled)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => RegistrySnapshot.AsOf(_log, DateTimeOffset.MaxValue, cancelled))
            .Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void A_replay_is_cancelled_on_the_way()
    {
        using CancellationTokenSource source = new();
        IEnumerable<AuditEvent> events = _log.Read().Select(e =>
        {
            if (e.Sequence == 4) source.Cancel();
            return e;
        });

        FluentActions.Invoking(() => RegistrySnapshot.Replay(events, source.Token)).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Components_in_a_foreign_order_are_taken_over_in_ordinal_order()
    {
        ImmutableSortedSet<string> foreign = ImmutableSortedSet.Create(StringComparer.OrdinalIgnoreCase, "b", "A", "a", "C");
        MilestoneRegistry registry = new(new InMemoryAuditLog());

        Milestone registered = registry.RegisterMilestone("m", foreign);

        registered.Components.Should().Equal("A", "C", "b");
        registered.Components.KeyComparer.Should().BeSameAs(StringComparer.Ordinal);
    }

    [Fact]
    public void A_sink_that_holds_events_already_is_to_be_opened()
    {
        FluentActions.Invoking(() => new MilestoneRegistry(_log)).Should().Throw<ArgumentException>().WithMessage("*Open*");
        _log.LastSequence.Should().Be(_versions[^1].Version);
    }

    [Fact]
    public void An_empty_log_opens_as_an_empty_registry_that_works()
    {
        MilestoneRegistry opened = MilestoneRegistry.Open(new InMemoryAuditLog());

        opened.Current.Version.Should().Be(0);
        opened.RegisterMilestone("a").Version.Should().Be(1);
    }

    [Fact]
    public void A_log_that_throws_while_it_is_read_is_heard()
    {
        IEnumerable<AuditEvent> broken = _log.Read().Select(e => e.Sequence < 3 ? e : throw new IOException("The file ends here."));

        FluentActions.Invoking(() => RegistrySnapshot.Replay(broken)).Should().Throw<IOException>();
    }
}
