using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

// What verifying says: how far the log is good, what vouches for it, and the first thing that is wrong.
public sealed class LedgerReportTests
{
    private readonly InMemoryAuditLog _log = new();
    private readonly MilestoneRegistry _registry;
    private readonly byte[][] _written;
    private readonly LedgerHash[] _roots; // by size

    public LedgerReportTests()
    {
        _registry = new(_log, new MilestoneRegistryOptions { TimeProvider = new FakeTimeProvider(Example.Noon) });
        ScriptedChanges.Run(_registry);
        _written = Example.Written(_log.Read());
        LedgerHash[] leaves = [.. _written.Select(bytes => NaiveTree.LeafHash(bytes))];
        _roots = [.. Enumerable.Range(0, leaves.Length + 1).Select(size => NaiveTree.Root(leaves.AsSpan(0, size)))];
    }

    private int Count => _written.Length;

    [Fact]
    public void A_good_log_is_valid_and_its_plan_is_the_registrys()
    {
        VerificationResult report = Verify(_written);

        (report.IsValid, report.Identity, report.Events, report.Root).Should().Be((true, Example.Log, (long)Count, _roots[^1]));
        (report.FailedAt, report.Fault, report.Checkpoint, report.CoveredUpTo).Should().Be((null, null, null, 0L));
        SnapshotEquality.Verify(report.Plan!, _registry.Current);
        report.ToString().Should().Be(
            $"{Count} events of 'plan.example/alpha' fit together; root {_roots[^1]}. There was no checkpoint: nothing vouches that "
            + "no later event is missing, or that the log was not rewritten.");
    }

    [Fact]
    public void A_log_without_events_is_valid()
    {
        VerificationResult report = Verify([]);

        (report.IsValid, report.Identity, report.Events, report.Root).Should().Be((true, null, 0L, MerkleTree.EmptyRoot));
        report.Plan!.Count.Should().Be(0);
        report.ToString().Should().StartWith($"0 events fit together; root {MerkleTree.EmptyRoot}.");
        Verify([], new Checkpoint(Example.Log, 0, MerkleTree.EmptyRoot)).IsValid.Should().BeTrue();
    }

    [Fact]
    public void One_event_is_told_in_the_singular()
    {
        Verify(_written[..1])
            .ToString().Should().StartWith($"1 event of 'plan.example/alpha' fits; root {_roots[1]}. There was no checkpoint");
        Verify(_written[..1], new Checkpoint(Example.Log, 1, _roots[1]))
            .ToString().Should().EndWith("The checkpoint vouches for event 1; nothing vouches that no later event is missing.");
        Verify([], new Checkpoint(Example.Log, 1, _roots[1])).Fault.Should().EndWith("the checkpoint covers 1 event.");
    }

    [Fact]
    public void A_checkpoint_of_any_size_up_to_the_last_event_vouches_for_the_events_up_to_it()
    {
        for (int size = 0; size <= Count; size++)
        {
            Checkpoint checkpoint = new(Example.Log, size, _roots[size]);

            VerificationResult report = Verify(_written, checkpoint);

            (report.IsValid, report.CoveredUpTo, report.Events).Should().Be((true, size, Count), "size {0}: {1}", size, report.Fault);
            report.Checkpoint.Should().BeSameAs(checkpoint);
            report.ToString().Should().Be($"{Count} events of 'plan.example/alpha' fit together; root {_roots[^1]}. " + (size == 0
                ? "The checkpoint covers no event: nothing vouches that no later event is missing, or that the log was not rewritten."
                : $"The checkpoint vouches for {(size == 1 ? "event 1" : $"events 1 to {size}")}; nothing vouches that no later "
                    + "event is missing."));
        }
    }

    [Fact]
    public void A_checkpoint_beyond_the_end_shows_that_events_are_missing()
    {
        for (int kept = 0; kept < Count; kept++)
        {
            VerificationResult report = Verify(_written[..kept], new Checkpoint(Example.Log, Count, _roots[^1]));

            (report.IsValid, report.FailedAt, report.Events, report.CoveredUpTo, report.Plan).Should()
                .Be((false, kept + 1L, kept, 0L, null));
            report.Fault.Should().Be($"the log ends before it, but the checkpoint covers {Count} events.");
        }
    }

    [Fact]
    public void A_checkpoint_with_another_root_is_named_where_the_log_has_its_size()
    {
        for (int size = 1; size <= Count; size++)
        {
            VerificationResult report = Verify(_written, new Checkpoint(Example.Log, size, _roots[size - 1]));

            (report.IsValid, report.FailedAt, report.CoveredUpTo, report.Plan).Should().Be((false, (long)size, 0L, null));
            report.Fault.Should().Contain($"is {_roots[size]}, but the checkpoint has {_roots[size - 1]}");
            report.ToString()
                .Should().StartWith($"Not valid, log 'plan.example/alpha', at event {size} (its line): the root of the events up to it is");
        }
    }

    [Fact]
    public void A_log_that_was_written_anew_is_valid_by_itself_and_not_against_a_checkpoint()
    {
        AuditEvent[] forged = [.. _log.Read().Select(next => next with { Context = new ChangeContext { Actor = "eve" } })];
        byte[][] written = Example.Written(forged);

        Verify(written).IsValid.Should().BeTrue();
        for (int size = 1; size <= Count; size++)
            Verify(written, new Checkpoint(Example.Log, size, _roots[size])).FailedAt.Should().Be(size);
    }

    [Fact]
    public void A_checkpoint_of_another_log_is_named_at_the_first_event_whatever_its_size()
    {
        for (int size = 0; size <= Count + 1; size++)
        {
            VerificationResult report = Verify(_written, new Checkpoint("plan.example/beta", size, _roots[Math.Min(size, Count)]));

            (report.IsValid, report.FailedAt, report.CoveredUpTo).Should().Be((false, 1L, 0L), "size {0}", size);
            report.Fault.Should().Be("the log is 'plan.example/alpha', but the checkpoint is for 'plan.example/beta'.");
        }
    }

    [Fact]
    public void A_checkpoint_of_another_log_is_named_also_where_a_log_that_is_known_has_no_events()
    {
        VerificationResult report =
            VerificationResult.Compute(_ => [], Example.Log, new Checkpoint("plan.example/beta", 0, MerkleTree.EmptyRoot));

        (report.IsValid, report.Identity).Should().Be((false, Example.Log));
        report.Fault.Should().Contain("plan.example/beta");
    }

    [Fact]
    public void A_fault_is_reported_whatever_the_checkpoint_says_of_the_events_before_it()
    {
        byte[][] bad = [.. _written[..6], [.. _written[6], (byte)' '], .. _written[7..]];

        for (int size = 0; size <= 6; size++) Verify(bad, new Checkpoint(Example.Log, size, _roots[size])).FailedAt.Should().Be(7);
        VerificationResult report = Verify(bad);
        (report.IsValid, report.FailedAt, report.Events, report.Root, report.Plan).Should().Be((false, 7L, 6L, null, null));
        report.ToString().Should().StartWith("Not valid, log 'plan.example/alpha', at event 7 (its line): the event should have ended");
        Verify([_written[0][1..]]).ToString().Should().StartWith("Not valid at event 1 (its line): the key \"actor\" was expected");
    }

    [Fact]
    public void Events_that_are_good_one_by_one_but_do_not_fit_are_named()
    {
        AuditEvent[] plan = [Registered(1, "a"), Registered(2, "b"), Declared(3, "a", "b")];

        VerifyMisfit(4, "already", [.. plan, Registered(4, "a")]);
        VerifyMisfit(4, "cycle", [.. plan, Declared(4, "b", "a")]);
        VerifyMisfit(4, "'c'", [.. plan, Declared(4, "a", "c")]);
        VerifyMisfit(
            4, "the status was Planned",
            [.. plan, Example.Event(4, new MilestoneStatusChanged("a", MilestoneStatus.OnHold, MilestoneStatus.Planned))]);
        VerifyMisfit(4, "it was not declared", [.. plan, Example.Event(4, new DependencyWithdrawn("b", "a"))]);
        VerifyMisfit(
            4, "it still has dependencies or dependents",
            [.. plan, Example.Event(4, new MilestoneRemoved("b", Example.Set("core"), MilestoneStatus.Planned))]);
        VerifyMisfit(1, "white space", [Registered(1, " a")]);
        VerifyMisfit(1, "control", [Registered(1, "a\u0001")]);
        VerifyMisfit(1, "empty", [Registered(1, "")]);
    }

    [Fact]
    public void A_change_that_is_not_whole_is_named()
    {
        AuditEvent half = Declared(3, "a", "b") with { Count = 2 };
        AuditEvent[] plan = [Registered(1, "a"), Registered(2, "b")];

        VerifyMisfit(4, "the log ends within a change", [.. plan, half]);
        VerifyMisfit(4, "is 1 of 1 in its change, where 2 of 2 was expected", [.. plan, half, Registered(4, "c")]);
        VerifyMisfit(
            4, "a different time or context",
            [.. plan, half, Registered(4, "c") with { Index = 2, Count = 2, Time = Example.Noon.AddTicks(1) }]);
        VerifyMisfit(3, "is 2 of 2 in its change, where 1 of 2 was expected", [.. plan, half with { Index = 2 }]);
    }

    [Fact]
    public void A_replay_that_is_cancelled_on_the_way_ends()
    {
        using CancellationTokenSource source = new();
        LedgerChain? read = null;

        FluentActions.Invoking(() => VerificationResult.Compute(Events, cancellationToken: source.Token))
            .Should().Throw<OperationCanceledException>();

        read!.Size.Should().BeInRange(5, 6);

        IEnumerable<AuditEvent> Events(LedgerChain chain)
        {
            read = chain;
            foreach (AuditEvent next in Read(chain))
            {
                if (next.Sequence == 5) source.Cancel();
                yield return next;
            }
        }
    }

    [Fact]
    public void Events_are_reported_on_by_whatever_way_they_come_through_the_chain()
    {
        VerificationResult report = VerificationResult.Compute(
            chain => _written.Select(bytes => chain.Read(bytes)), Example.Log, new Checkpoint(Example.Log, 3, _roots[3]));

        (report.IsValid, report.Identity, report.Events, report.Root, report.CoveredUpTo).Should()
            .Be((true, Example.Log, (long)Count, _roots[^1], 3L));
        VerificationResult.Compute(Read, "plan.example/beta").Fault.Should().Contain("another log");
        FluentActions.Invoking(() => VerificationResult.Compute(Read, "a\nb"))
            .Should().Throw<ArgumentException>().WithMessage("*rules of names*");
    }

    [Fact]
    public void Events_that_the_chain_has_not_just_read_are_not_reported_on()
    {
        Refused(_ => _log.Read(), "nobody has verified them");
        Refused(chain => [.. Read(chain)], "the root of each size has passed by unseen");
        Refused(chain => Read(chain).Skip(1), "one is kept back at the beginning");
        Refused(chain => Read(chain).Where(next => next.Sequence != 3), "one is kept back on the way");
        Refused(chain => Read(chain).Where(next => next.Sequence < Count), "one is kept back at the end");
        Refused(chain => Read(chain).Where(_ => false), "all are kept back");
        Refused(chain => Read(chain).SelectMany(next => new[] { next, next }), "each is given out twice");
        Refused(chain => Read(chain).Select(next => next with { Sequence = next.Sequence + 1 }), "they are not what was read");
        Refused(chain => Read(chain).Concat(_log.Read().Take(1)), "there is one more than was read");

        static void Refused(Func<LedgerChain, IEnumerable<AuditEvent>> read, string because) =>
            FluentActions.Invoking(() => VerificationResult.Compute(read))
            .Should().Throw<ArgumentException>(because).WithMessage("*through the chain*").WithParameterName(nameof(read));
    }

    private IEnumerable<AuditEvent> Read(LedgerChain chain) => LedgerLines.Read(new MemoryStream(Example.Lines(_written)), chain);

    private static AuditEvent Registered(long sequence, string milestone) =>
        Example.Event(sequence, new MilestoneRegistered(milestone, Example.Set("core"), MilestoneStatus.Planned));

    private static AuditEvent Declared(long sequence, string milestone, string dependency) =>
        Example.Event(sequence, new DependencyDeclared(milestone, dependency));

    private static void VerifyMisfit(long sequence, string says, AuditEvent[] events)
    {
        byte[][] written = Example.Written(events);
        VerificationResult report = Verify(written);

        (report.IsValid, report.FailedAt, report.Plan).Should().Be((false, sequence, null));
        report.Fault.Should().Contain(says).And.Contain(FormattableString.Invariant($"event {sequence}"));
        report.Events.Should().BeLessThanOrEqualTo(events.Length);
    }

    private static VerificationResult Verify(byte[][] written, Checkpoint? checkpoint = null) =>
        LedgerLines.Verify(new MemoryStream(Example.Lines(written)), checkpoint);
}
