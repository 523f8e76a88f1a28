using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Tests.Auditing;

// When changes were made, beside what a reading of the whole log says. Clocks go back, and changes have several events.
public sealed class ChangeTimesTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_time_has_the_version_that_a_reading_of_all_events_finds()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            InMemoryAuditLog log = Log(random);
            AuditEvent[] events = [.. log.Read()];
            ChangeTimes times = ChangeTimes.Read(log);

            foreach (long limit in new[] { 0, 1, log.LastSequence / 2, log.LastSequence })
            {
                ChangeTimes until = times.Until(limit);
                AuditEvent[] ends = [.. events.Where(e => e.Index == e.Count && e.Sequence <= limit)];
                until.Count.Should().Be(ends.Length, "seed {0}", seed);
                until.Earliest.Should().Be(ends.Length == 0 ? null : ends[0].Time);
                until.Latest.Should().Be(ends.Length == 0 ? null : ends.Max(e => e.Time));
                for (int minute = -1; minute <= 12; minute++)
                {
                    DateTimeOffset time = Start.AddMinutes(minute);
                    until.VersionAt(time).Should().Be(BeforeTheFirstLater(ends, time), "seed {0}, minute {1}, until {2}", seed, minute,
                        limit);
                    until.VersionAt(time.ToOffset(TimeSpan.FromHours(5))).Should().Be(until.VersionAt(time));
                }
            }
        }
    }

    [Fact]
    public void The_effective_time_is_the_latest_so_far_to_the_last_tick_whatever_the_clock_says_later()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch);
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        long[] ticks = [10, 10, 11, 3, 11, 12];
        for (int i = 0; i < ticks.Length; i++)
        {
            clock.AdjustTime(Start.AddTicks(ticks[i]));
            registry.RegisterMilestone("m" + i);
        }

        ChangeTimes times = ChangeTimes.Read(log);

        Enumerable.Range(9, 5).Select(tick => times.VersionAt(Start.AddTicks(tick))).Should().Equal(0, 2, 5, 6, 6);
        (times.VersionAt(Start.AddTicks(3)), times.VersionAt(DateTimeOffset.MinValue), times.VersionAt(DateTimeOffset.MaxValue))
            .Should().Be((0, 0, 6));
        (times.Earliest, times.Latest).Should().Be((Start.AddTicks(10), Start.AddTicks(12)));
        times.Until(4).Latest.Should().Be(Start.AddTicks(11), "the time of change 4 is earlier, and its effective time is not");
        RegistrySnapshot.AsOf(log, Start.AddTicks(11)).GetStatusHistory("m3")[0].Time
            .Should().Be(Start.AddTicks(3), "histories show what was recorded");
    }

    [Fact]
    public void As_of_several_times_in_one_pass_each_plan_is_that_of_its_time_alone()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            Random random = new(seed);
            InMemoryAuditLog log = Log(random);
            ChangeTimes times = ChangeTimes.Read(log);
            DateTimeOffset[] asked = [.. Enumerable.Range(0, 16).Select(_ => Start.AddMinutes(random.Next(-1, 13))).Order()];

            RegistrySnapshot[] plans = [.. RegistrySnapshot.AsOf(log, asked)];

            plans.Select(plan => plan.Version).Should().Equal(asked.Select(times.VersionAt), "seed {0}", seed);
            for (int i = 0; i < asked.Length; i++)
                plans[i].ChangesSince(RegistrySnapshot.AsOf(log, plans[i].Version)).IsEmpty.Should().BeTrue("seed {0}", seed);
        }

        RegistrySnapshot.AsOf(new InMemoryAuditLog(), [Start, Start]).Select(plan => plan.Version).Should().Equal(0, 0);
    }

    [Fact]
    public void An_incomplete_change_at_the_end_of_a_log_counts_as_not_there_for_times()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log);
        registry.RegisterMilestone("a");
        using ProposedChange proposal = registry.Propose();
        proposal.RegisterMilestone("b");
        proposal.RegisterMilestone("c");
        proposal.Commit();

        RegistrySnapshot.AsOf(new Listed([.. log.Read().Take(2)]), [DateTimeOffset.MaxValue]).Single().Version.Should().Be(1);
    }

    [Fact]
    public void An_empty_log_has_no_times()
    {
        ChangeTimes times = ChangeTimes.Read(new InMemoryAuditLog());

        (times.Count, times.Earliest, times.Latest, times.VersionAt(Start)).Should().Be((0, null, null, 0L));
    }

    [Fact]
    public void Events_that_no_registry_writes_are_left_to_the_replay_to_name()
    {
        AuditEvent hostile = new(-7, Start, ChangeContext.None, 1, 1, new MilestoneRegistered("a", [], MilestoneStatus.Planned));

        ChangeTimes.Read(new Listed(null!, hostile)).Count.Should().Be(0);
        FluentActions.Invoking(() => RegistrySnapshot.AsOf(new Listed(hostile), 1)).Should().Throw<AuditReplayException>();
        FluentActions.Invoking(() => RegistrySnapshot.AsOf(new Listed(null!, hostile), 1)).Should().Throw<AuditReplayException>();
        RegistrySnapshot.AsOf(new Listed(hostile), Start).Version.Should().Be(0, "nothing that fits has happened by then");
    }

    [Fact]
    public void Reading_ends_when_it_is_cancelled()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();

        FluentActions.Invoking(() => ChangeTimes.Read(Log(new Random(1)), cancelled.Token)).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Past_plans_are_no_longer_read_once_that_is_cancelled_whatever_the_log_does()
    {
        Listed log = new([.. Log(new Random(1)).Read()]);
        CancellationToken cancelled = new(canceled: true);

        FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, [DateTimeOffset.MaxValue], cancelled).Count())
            .Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, [log.LastSequence], cancelled).Count())
            .Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => RegistrySnapshot.Replay(log.Read(), cancelled)).Should().Throw<OperationCanceledException>();
        FluentActions.Invoking(() => ChangeTimes.Read(log, cancelled)).Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Of_a_log_only_as_much_is_read_as_the_last_time_needs_and_what_is_no_event_is_named()
    {
        AuditEvent Of(long sequence, string name) => new(
            sequence, Start.AddMinutes(sequence), ChangeContext.None, 1, 1, new MilestoneRegistered(name, [], MilestoneStatus.Planned));
        Listed log = new(Of(1, "a"), Of(2, "b"), null!);

        RegistrySnapshot.AsOf(log, [Start, Start.AddMinutes(1)]).Select(plan => plan.Version).Should().Equal(0, 1);
        FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, [Start.AddMinutes(2)]).Count())
            .Should().Throw<AuditReplayException>().WithMessage("*Event 3 is null.").Which.Sequence.Should().Be(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_registry_that_is_opened_from_a_past_plan_has_names_of_its_own_while_later_plans_are_read(bool isByTime)
    {
        InMemoryAuditLog log = new();
        FakeTimeProvider clock = new(Start);
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        registry.RegisterMilestone("a");
        clock.Advance(TimeSpan.FromMinutes(1));
        registry.RegisterMilestone("b");
        using IEnumerator<RegistrySnapshot> plans = (isByTime
            ? RegistrySnapshot.AsOf(log, [Start, Start.AddMinutes(1)]) : RegistrySnapshot.AsOf(log, [1L, 2L])).GetEnumerator();
        plans.MoveNext();
        InMemoryAuditLog before = new();
        before.Append([.. log.Read().Take(1)]);
        MilestoneRegistry opened = MilestoneRegistry.Open(before, plans.Current);

        opened.RegisterMilestone("c");
        plans.MoveNext();

        opened.Current.State.Family.Should().NotBeSameAs(plans.Current.State.Family);
        foreach (RegistrySnapshot plan in new[] { opened.Current, plans.Current }) plan.State.CheckInvariants();
        plans.Current.Milestones.Select(milestone => milestone.Name).Should().Equal("a", "b");
        opened.Current.Milestones.Select(milestone => milestone.Name).Should().Equal("a", "c");
    }

    [Fact]
    public void What_cannot_be_asked_is_refused_with_what_was_asked_and_what_can_be()
    {
        InMemoryAuditLog log = new();
        new MilestoneRegistry(log).RegisterMilestone("a");

        foreach (long sequence in new long[] { -1, 2 })
        {
            FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, sequence)).Should().Throw<ArgumentOutOfRangeException>()
                .WithParameterName("sequence")
                .WithMessage("The log has sequence numbers from 1 to 1. Use one of them, or 0 for the empty plan.*");
        }

        RegistrySnapshot.AsOf(log, Array.Empty<long>()).Should().BeEmpty();
        RegistrySnapshot.AsOf(log, [0L, 0L, 1L, 1L]).Select(plan => plan.Version).Should().Equal(0, 0, 1, 1);
        RegistrySnapshot.AsOf(log, Array.Empty<DateTimeOffset>()).Should().BeEmpty();
        RegistrySnapshot.AsOf(log, 0).Version.Should().Be(0);
        RegistrySnapshot.AsOf(log, 1).Version.Should().Be(1);
        FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, [-1])).Should().Throw<ArgumentOutOfRangeException>()
            .WithParameterName("sequences").WithMessage("Sequence numbers start at 1. Use 0 for the empty plan.*");
        FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, [0, 1, 0])).Should().Throw<ArgumentException>()
            .WithParameterName("sequences")
            .WithMessage("Sequence number 0 comes after 1 in the list. Sort them in ascending order.*");
        FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, [Start, Start.AddTicks(-1)])).Should().Throw<ArgumentException>()
            .WithParameterName("times").WithMessage("2025-12-31T23:59:59.9999999+00:00 comes after 2026-01-01T00:00:00.0000000+00:00 in "
                + "the list. Sort the times in ascending order.*");
        FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, (IReadOnlyList<DateTimeOffset>)null!))
            .Should().Throw<ArgumentNullException>().WithParameterName("times");
        FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, (IReadOnlyList<long>)null!))
            .Should().Throw<ArgumentNullException>().WithParameterName("sequences");
        FluentActions.Invoking(() => RegistrySnapshot.Replay(null!)).Should().Throw<ArgumentNullException>().WithParameterName("events");
    }

    private static long BeforeTheFirstLater(AuditEvent[] ends, DateTimeOffset time)
    {
        int later = Array.FindIndex(ends, e => e.Time > time);
        return later < 0 ? ends.LastOrDefault()?.Sequence ?? 0 : later == 0 ? 0 : ends[later - 1].Sequence;
    }

    private static InMemoryAuditLog Log(Random random)
    {
        FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch);
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        int changes = random.Next(1, 12);
        for (int i = 0; i < changes; i++)
        {
            clock.AdjustTime(Start.AddMinutes(random.Next(0, 10)));
            int events = random.Next(1, 4);
            registry.Batch(edit =>
            {
                for (int j = 0; j < events; j++) edit.RegisterMilestone($"m{i}-{j}");
            });
        }

        return log;
    }

    private sealed class Listed(params AuditEvent[] events) : IAuditLog
    {
        public long LastSequence => events.Length;

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
            events.Skip((int)fromSequence - 1);

        public void Append(IReadOnlyList<AuditEvent> events) => throw new AuditAppendRefusedException("It is only read.");
    }
}
