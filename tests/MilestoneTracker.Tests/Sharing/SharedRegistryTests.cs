using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Sharing;

// Two registries on one log, as in two processes: "here", to which things happen, and "there", which is faster.
public sealed class SharedRegistryTests
{
    private readonly SharedInMemoryAuditLog _log = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private readonly SharedLogPort _port;
    private readonly MilestoneRegistry _here;
    private readonly MilestoneRegistry _there;

    public SharedRegistryTests()
    {
        _port = new SharedLogPort(_log);
        _here = new MilestoneRegistry(_port, new MilestoneRegistryOptions { TimeProvider = _clock });
        _there = new MilestoneRegistry(new SharedLogPort(_log), new MilestoneRegistryOptions { TimeProvider = _clock });
    }

    [Fact]
    public void A_change_is_made_on_top_of_those_that_were_faster()
    {
        _port.Meanwhile(() => _there.RegisterMilestone("b"));

        _here.RegisterMilestone("a").Version.Should().Be(2);

        _here.Current.Milestones.Select(milestone => milestone.Name).Should().Equal("a", "b");
        SnapshotEquality.Verify(_there.Refresh(), _here.Current);
        SnapshotEquality.VerifyReplay(_here.Current, _log);
    }

    [Fact]
    public void What_others_wrote_is_followed_with_components_in_ordinal_order()
    {
        ImmutableSortedSet<string> foreign = ImmutableSortedSet.Create(StringComparer.OrdinalIgnoreCase, "B", "a", "C");
        _log.Append([new AuditEvent(
            1, _clock.GetUtcNow(), ChangeContext.None, 1, 1, new MilestoneRegistered("m", foreign, MilestoneStatus.Planned))]);

        _here.Refresh().GetMilestone("m")!.Components.Should().Equal("B", "C", "a");
        _here.GetMilestone("m")!.Components.KeyComparer.Should().BeSameAs(StringComparer.Ordinal);
    }

    [Fact]
    public void A_cycle_that_somebody_wrote_is_not_followed_and_its_event_is_named()
    {
        _here.RegisterMilestone("a");
        _here.RegisterMilestone("b");
        _here.DeclareMilestoneDependency("a", "b");
        _log.Append([new AuditEvent(4, _clock.GetUtcNow(), ChangeContext.None, 1, 1, new DependencyDeclared("b", "a"))]);

        AuditReplayException refusal = _here.Invoking(registry => registry.Refresh()).Should().Throw<MilestoneRegistryException>()
            .Which.GetBaseException().Should().BeOfType<AuditReplayException>().Which;

        refusal.Sequence.Should().Be(4);
        refusal.Message.Should().Contain("because it closes a cycle");
        _here.Current.Version.Should().Be(3);
    }

    [Fact]
    public void A_refusal_is_decided_on_the_newest_state()
    {
        _there.RegisterMilestone("a");
        _here.Invoking(registry => registry.RegisterMilestone("a")).Should().Throw<DuplicateMilestoneException>();

        _there.RemoveMilestone("a");
        _here.RegisterMilestone("a").Version.Should().Be(3, "what was refused is allowed by now");
        _there.Invoking(registry => registry.RegisterMilestone("a")).Should().Throw<DuplicateMilestoneException>();
    }

    [Fact]
    public void That_there_is_nothing_to_change_is_decided_on_the_newest_state()
    {
        _here.RegisterMilestone("a");
        _there.UpdateMilestoneStatus("a", MilestoneStatus.Completed);

        _here.UpdateMilestoneStatus("a", MilestoneStatus.Planned).Should().BeTrue("it is completed by now");
        _there.UpdateMilestoneStatus("a", MilestoneStatus.Planned).Should().BeFalse();
        _there.Current.Version.Should().Be(3);
    }

    [Fact]
    public void Two_dependencies_that_close_a_cycle_together_are_never_both_made()
    {
        foreach (string name in (string[])["a", "b"]) _here.RegisterMilestone(name);
        _port.Meanwhile(() => _there.DeclareMilestoneDependency("a", "b"));

        _here.TryDeclareMilestoneDependency("b", "a").Verdict.Should().Be(DependencyVerdict.ClosesCycle);
        _here.Current.GetMilestone("a")!.Dependencies.Should().Equal("b");
    }

    [Fact]
    public void A_proposal_is_stale_as_soon_as_anybody_appended()
    {
        using ProposedChange proposal = _here.Propose();
        proposal.RegisterMilestone("a");
        _there.RegisterMilestone("b");

        proposal.Invoking(p => p.Commit()).Should().Throw<StaleChangeException>();

        _here.Current.Contains("b").Should().BeTrue("the refusal was decided on the newest state");
        _here.Current.Contains("a").Should().BeFalse();
    }

    [Fact]
    public void A_batch_runs_again_on_its_own_thread_on_top_of_what_was_faster()
    {
        _port.Meanwhile(() => _there.RegisterMilestone("b"), () => _there.RegisterMilestone("c"));
        List<(int Count, int Thread)> runs = [];

        RegistrySnapshot after = _here.Batch(change =>
        {
            runs.Add((change.Now.Count, Environment.CurrentManagedThreadId));
            change.RegisterMilestone("a");
        });

        runs.Should().Equal([0, 1, 2], (run, count) => run.Count == count);
        runs.Should().OnlyContain(run => run.Thread == Environment.CurrentManagedThreadId);
        after.Version.Should().Be(3);
    }

    [Fact]
    public void Observers_hear_every_change_once_and_in_order_and_know_which_are_their_own()
    {
        List<RegistryChange> heard = [];
        using IDisposable subscription = _here.Subscribe(heard.Add);
        _there.RegisterMilestone("a");
        _port.Meanwhile(() => _there.Batch(change =>
        {
            change.RegisterMilestone("b");
            change.DeclareMilestoneDependency("b", "a");
        }));
        _here.RegisterMilestone("c");
        _there.RemoveMilestone("a");
        _here.Refresh();

        heard.Select(change => change.IsOwn).Should().Equal(false, false, true, false);
        heard.Select(change => change.Before.Version).Should().Equal(0, 1, 3, 4);
        heard.Select(change => change.After.Version).Should().Equal(1, 3, 4, 6);
        heard.SelectMany(change => change.Events).Should().Equal(_log.Read());
        foreach (RegistryChange change in heard)
            SnapshotEquality.Verify(change.After, RegistrySnapshot.AsOf(_log, change.After.Version));
    }

    [Fact]
    public void News_are_followed_without_a_call()
    {
        _there.RegisterMilestone("a");
        _port.Call();

        _here.Current.Contains("a").Should().BeTrue();
        _clock.Advance(TimeSpan.FromSeconds(5));
        _port.Call();
        _here.Staleness.Should().Be(TimeSpan.Zero, "it has looked, and found nothing new");
    }

    [Fact]
    public void A_look_that_succeeds_ends_the_failure_of_the_one_before()
    {
        _port.Failure = new IOException("The server is away.");
        _port.Call();
        _here.LookFailure.Should().BeOfType<IOException>();

        _port.Call();

        _here.LookFailure.Should().BeNull();
    }

    [Fact]
    public void A_snapshot_is_as_new_as_it_is_asked_to_be()
    {
        _here.Staleness.Should().Be(TimeSpan.Zero);
        _clock.Advance(TimeSpan.FromSeconds(5));
        _there.RegisterMilestone("a");

        _here.Staleness.Should().Be(TimeSpan.FromSeconds(5));
        _here.CurrentWithin(TimeSpan.FromSeconds(5)).Version.Should().Be(0);
        _here.CurrentWithin(TimeSpan.FromSeconds(4)).Version.Should().Be(1);
        _here.Staleness.Should().Be(TimeSpan.Zero);

        _there.RegisterMilestone("b");
        _here.CurrentAtLeast(1).Version.Should().Be(1, "that is new enough");
        _here.CurrentAtLeast(2).Version.Should().Be(2);
        _here.Invoking(registry => registry.CurrentAtLeast(3)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("*ends at event 2*");
        _here.Invoking(registry => registry.CurrentAtLeast(-1)).Should().Throw<ArgumentOutOfRangeException>();
        _here.Invoking(registry => registry.CurrentWithin(TimeSpan.FromTicks(-1))).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_registry_on_a_log_of_its_own_is_never_stale_and_never_looks()
    {
        MilestoneRegistry own = new(new MilestoneRegistryOptions { TimeProvider = _clock });
        own.RegisterMilestone("a");
        _clock.Advance(TimeSpan.FromDays(1));

        own.Staleness.Should().Be(TimeSpan.Zero);
        own.Refresh().Should().BeSameAs(own.Current);
        own.CurrentWithin(TimeSpan.Zero).Should().BeSameAs(own.Current);
        own.CurrentAtLeast(1).Should().BeSameAs(own.Current);
        own.LookFailure.Should().BeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_change_in_doubt_is_no_fault_and_the_next_call_shows_what_became_of_it(bool kept)
    {
        List<RegistryChange> heard = [];
        using IDisposable subscription = _here.Subscribe(heard.Add);
        (_port.Failure, _port.KeepsWhatFails) = (new ChangeInDoubtException(new TimeoutException()), kept);

        _here.Invoking(registry => registry.RegisterMilestone("a")).Should().Throw<ChangeInDoubtException>();
        _here.IsFaulted.Should().BeFalse();
        _here.AppendFailure.Should().BeOfType<ChangeInDoubtException>();
        _here.Current.Count.Should().Be(0, "nothing is shown that may not be");

        _here.Refresh().Contains("a").Should().Be(kept);
        if (kept) _here.AppendFailure.Should().BeNull("it is settled");
        _here.RegisterMilestone("b");
        _here.AppendFailure.Should().BeNull();
        heard.Select(change => change.IsOwn).Should().OnlyContain(isOwn => isOwn).And.HaveCount(kept ? 2 : 1);
        SnapshotEquality.VerifyReplay(_here.Current, _log);
    }

    [Fact]
    public void A_refused_append_refuses_the_change_and_the_next_one_works()
    {
        _port.Failure = new AuditAppendRefusedException("The disk is full.");

        _here.Invoking(registry => registry.RegisterMilestone("a")).Should().Throw<AuditAppendRefusedException>();
        _here.AppendFailure.Should().NotBeNull();

        _here.RegisterMilestone("a");
        _here.AppendFailure.Should().BeNull();
    }

    [Fact]
    public void An_answer_that_cannot_be_confirmed_is_refused_and_is_no_fault()
    {
        _here.RegisterMilestone("a");
        _port.Failure = new IOException("The server is away.");
        _here.Invoking(registry => registry.RegisterMilestone("a")).Should().Throw<AuditAppendRefusedException>()
            .WithInnerException<IOException>();
        _here.LookFailure.Should().BeOfType<IOException>();

        _port.Failure = new IOException("The server is away.");
        _here.Invoking(registry => registry.Refresh()).Should().Throw<IOException>();

        _here.IsFaulted.Should().BeFalse();
        _here.Invoking(registry => registry.RegisterMilestone("a")).Should().Throw<DuplicateMilestoneException>();
        _here.LookFailure.Should().BeNull();
    }

    [Fact]
    public void An_unknown_outcome_is_a_fault_as_on_any_log()
    {
        _port.Failure = new IOException("The disk is gone.");

        _here.Invoking(registry => registry.RegisterMilestone("a")).Should().Throw<RegistryFaultedException>();
        _here.IsFaulted.Should().BeTrue();
        _here.Invoking(registry => registry.Refresh()).Should().Throw<RegistryFaultedException>();
        _port.Call();
        _port.IsWatched.Should().BeFalse("a faulted registry follows no longer");
    }

    [Fact]
    public void A_log_that_has_gone_back_is_a_fault_that_says_so()
    {
        _here.RegisterMilestone("a");
        _port.Failure = new LogDivergedException(1, 0, "it is empty.");

        _here.Invoking(registry => registry.Refresh()).Should().Throw<RegistryFaultedException>()
            .WithInnerException<LogDivergedException>().Which.Version.Should().Be(1);
        _here.Current.Contains("a").Should().BeTrue("reads still work");
    }

    [Fact]
    public void A_log_of_a_later_version_is_followed_no_further_and_no_fault()
    {
        _here.RegisterMilestone("a");
        _port.Failure = new LogNewerException(2);
        _there.RegisterMilestone("b");

        _here.Invoking(registry => registry.Refresh()).Should().Throw<LogNewerException>().Which.Sequence.Should().Be(2);
        LogNewerException one = _here.Invoking(registry => registry.RegisterMilestone("c")).Should().Throw<LogNewerException>().Which;
        _here.Invoking(registry => registry.RegisterMilestone("c")).Should().Throw<LogNewerException>()
            .Which.Should().NotBeSameAs(one, "an exception is thrown once");
        _here.IsFaulted.Should().BeFalse();
        _here.LookFailure.Should().BeOfType<LogNewerException>();
        _here.Current.Version.Should().Be(1);
        _port.Call();
        _port.IsWatched.Should().BeFalse();
        _there.RegisterMilestone("c").Version.Should().Be(3, "nothing was appended");
    }

    [Fact]
    public void A_registry_cannot_be_refreshed_from_within_a_batch_or_a_rule()
    {
        _here.Batch(_ => _here.Invoking(registry => registry.Refresh()).Should().Throw<InvalidOperationException>());
        MilestoneRegistry ruled = null!;
        ruled = new MilestoneRegistry(new SharedLogPort(new SharedInMemoryAuditLog()), new MilestoneRegistryOptions {
            TransitionRule = _ =>
            {
                ruled.Invoking(registry => registry.Refresh()).Should().Throw<InvalidOperationException>();
                return null;
            } });
        ruled.RegisterMilestone("a");

        ruled.UpdateMilestoneStatus("a", MilestoneStatus.Completed).Should().BeTrue();
    }

    [Fact]
    public void A_log_holds_a_registry_that_nobody_needs_no_longer()
    {
        SharedLogPort port = new(_log);
        WeakReference registry = Forgotten(port);

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        registry.IsAlive.Should().BeFalse();
        port.IsWatched.Should().BeTrue();
        port.Call();
        port.IsWatched.Should().BeFalse("the watch ends with the registry");
    }

    [Fact]
    public void A_registry_is_opened_on_a_log_that_others_have_filled_and_follows_it()
    {
        _there.RegisterMilestone("a");
        MilestoneRegistry opened = MilestoneRegistry.Open(new SharedLogPort(_log));
        _there.RegisterMilestone("b");

        opened.RegisterMilestone("c").Version.Should().Be(3);
        SnapshotEquality.Verify(_here.Refresh(), opened.Current);
    }

    [Fact]
    public void What_was_appended_before_the_watch_began_is_followed_without_a_call()
    {
        GapLog log = new(_log, meanwhile: () => _there.RegisterMilestone("a"));
        MilestoneRegistry opened = MilestoneRegistry.Open(log);

        log.Looked.Wait(TimeSpan.FromMinutes(1)).Should().BeTrue();
        opened.Refresh().Contains("a").Should().BeTrue();
    }

    [Fact]
    public void An_exception_while_following_is_a_failure_that_is_said_and_the_registry_looks_again()
    {
        BrokenClock clock = new();
        SharedLogPort port = new(_log);
        MilestoneRegistry registry = new(port, new MilestoneRegistryOptions { TimeProvider = clock });
        _there.RegisterMilestone("a");
        clock.Failure = new InvalidTimeZoneException("The clock is gone.");

        port.Call();
        registry.LookFailure.Should().BeSameAs(clock.Failure);
        port.IsWatched.Should().BeTrue();
        registry.Invoking(r => r.RegisterMilestone("b")).Should().Throw<AuditAppendRefusedException>()
            .WithInnerException<InvalidTimeZoneException>();
        registry.IsFaulted.Should().BeFalse("nothing was sent");

        clock.Failure = null;
        port.Call();
        registry.LookFailure.Should().BeNull();
        registry.Current.Contains("a").Should().BeTrue();
    }

    [Fact]
    public void An_observer_that_comes_while_a_tail_is_applied_hears_all_of_it_or_nothing()
    {
        for (int round = 0; round < 200; round++)
        {
            SharedInMemoryAuditLog log = new();
            (MilestoneRegistry here, MilestoneRegistry there) = (new(new SharedLogPort(log)), new(new SharedLogPort(log)));
            for (int i = 0; i < 20; i++) there.RegisterMilestone("m" + i);
            List<RegistryChange> heard = [];
            Thread observer = new(() => here.Subscribe(heard.Add));
            observer.Start();
            here.Refresh();
            observer.Join();
            there.RegisterMilestone("last");
            here.Refresh();

            heard.Count.Should().BeOneOf(1, 21);
            heard.Select(change => change.Before.Version).Should().Equal(heard.Select(change => change.After.Version - 1));
            heard[^1].After.Version.Should().Be(21);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Forgotten(ISharedAuditLog log) => new(MilestoneRegistry.Open(log));

    // Others append after the log was read and before it is watched.
    private sealed class GapLog(ISharedAuditLog log, Action meanwhile) : ISharedAuditLog
    {
        public ManualResetEventSlim Looked { get; } = new();

        public long LastSequence => log.LastSequence;

        public void Append(IReadOnlyList<AuditEvent> events) => log.Append(events);

        public IReadOnlyList<AuditEvent> AppendOrCatchUp(IReadOnlyList<AuditEvent> events) => log.AppendOrCatchUp(events);

        public IReadOnlyList<AuditEvent> ReadTail(long version)
        {
            IReadOnlyList<AuditEvent> tail = log.ReadTail(version);
            Looked.Set();
            return tail;
        }

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
            log.Read(fromSequence, cancellationToken);

        public IDisposable Watch(Action mayHaveMore)
        {
            meanwhile();
            return log.Watch(mayHaveMore);
        }
    }

    private sealed class BrokenClock : TimeProvider
    {
        public Exception? Failure { get; set; }

        public override long GetTimestamp() => Failure is null ? base.GetTimestamp() : throw Failure;
    }
}
