using System.Collections.Immutable;
using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Tests.Auditing;

// Replay refuses every kind of event that does not fit the ones before it, and names it (invariants I1, I2).
public sealed class ReplayMisfitTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableSortedSet<string> Core = ImmutableSortedSet.Create(StringComparer.Ordinal, "core");

    // Three changes that fit: a and b, and then a on b in one change with b's status.
    private static readonly AuditEvent[] Good =
    [
        One(1, new MilestoneRegistered("a", Core, MilestoneStatus.Planned)),
        One(2, new MilestoneRegistered("b", Core, MilestoneStatus.Planned)),
        One(3, new DependencyDeclared("a", "b")) with { Count = 2 },
        One(4, new MilestoneStatusChanged("b", MilestoneStatus.Planned, MilestoneStatus.InProgress)) with { Index = 2, Count = 2 },
    ];

    public static IEnumerable<object[]> Misfits => new (string What, AuditData Data)[]
    {
        ("a name that is taken", new MilestoneRegistered("a", Core, MilestoneStatus.Planned)),
        ("an empty name", new MilestoneRegistered("", Core, MilestoneStatus.Planned)),
        ("no name", new MilestoneRegistered(null!, Core, MilestoneStatus.Planned)),
        ("white space at an end", new MilestoneRegistered("c ", Core, MilestoneStatus.Planned)),
        ("a line feed in a name", new MilestoneRegistered("c\nd", Core, MilestoneStatus.Planned)),
        ("half a surrogate pair", new MilestoneRegistered("c\uD800", Core, MilestoneStatus.Planned)),
        ("a name that is too long", new MilestoneRegistered(new string('c', 257), Core, MilestoneStatus.Planned)),
        ("a bad component", new MilestoneRegistered("c", Core.Add(" x"), MilestoneStatus.Planned)),
        ("a component that is null", new MilestoneRegistered("c", Core.Add(null!), MilestoneStatus.Planned)),
        ("no components", new MilestoneRegistered("c", null!, MilestoneStatus.Planned)),
        ("a status that is none", new MilestoneRegistered("c", Core, (MilestoneStatus)6)),
        ("a change of an unknown milestone", new MilestoneStatusChanged("c", MilestoneStatus.Planned, MilestoneStatus.Completed)),
        ("a change from a status that it did not have", new MilestoneStatusChanged("a", MilestoneStatus.OnHold, MilestoneStatus.Completed)),
        ("a change to the status that it has", new MilestoneStatusChanged("a", MilestoneStatus.Planned, MilestoneStatus.Planned)),
        ("a change to a status that is none", new MilestoneStatusChanged("a", MilestoneStatus.Planned, (MilestoneStatus)(-1))),
        ("a change of no name", new MilestoneStatusChanged(null!, MilestoneStatus.Planned, MilestoneStatus.Completed)),
        ("a removal of an unknown milestone", new MilestoneRemoved("c", Core, MilestoneStatus.Planned)),
        ("a removal with dependencies left", new MilestoneRemoved("a", Core, MilestoneStatus.Planned)),
        ("a removal with dependents left", new MilestoneRemoved("b", Core, MilestoneStatus.InProgress)),
        ("a dependency of an unknown milestone", new DependencyDeclared("c", "a")),
        ("a dependency on an unknown milestone", new DependencyDeclared("a", "c")),
        ("a dependency on nothing", new DependencyDeclared("a", null!)),
        ("a dependency that is there", new DependencyDeclared("a", "b")),
        ("a dependency on itself", new DependencyDeclared("a", "a")),
        ("a dependency that closes a cycle", new DependencyDeclared("b", "a")),
        ("a withdrawal of what is not there", new DependencyWithdrawn("b", "a")),
        ("a withdrawal of an unknown milestone", new DependencyWithdrawn("c", "a")),
        ("a withdrawal of a bad name", new DependencyWithdrawn("a", "\u202Eb")),
    }.Select(m => new object[] { m.What, m.Data });

    [Fact]
    public void What_fits_is_replayed()
    {
        RegistrySnapshot replayed = RegistrySnapshot.Replay(Good);

        replayed.Version.Should().Be(4);
        replayed.GetMilestone("a")!.Progress.Should().Be(0.5);
        replayed.State.CheckInvariants();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void A_gap_is_named_also_where_only_the_plan_before_it_would_be_left(long asOf)
    {
        AuditEvent[] events = [.. Enumerable.Range(1, 10).Where(i => i is < 4 or > 6).Select(i => One(i, new MilestoneRegistered("m" + i, Core, MilestoneStatus.Planned)))];
        DamagedLog log = new(events, 10);

        FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, asOf)).Should().Throw<AuditReplayException>().Which.Sequence.Should().Be(4);
        RegistrySnapshot.AsOf(log, 3).Count.Should().Be(3);
    }

    [Fact]
    public void A_log_that_ends_before_its_last_event_is_refused()
    {
        AuditEvent[] events = [.. Enumerable.Range(1, 3).Select(i => One(i, new MilestoneRegistered("m" + i, Core, MilestoneStatus.Planned)))];
        DamagedLog log = new(events, 10);

        FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, 10)).Should().Throw<AuditReplayException>().Which.Sequence.Should().Be(4);
        FluentActions.Invoking(() => MilestoneRegistry.Open(log)).Should().Throw<AuditReplayException>().WithMessage("*up to 10*").Which.Sequence.Should().Be(4);
    }

    [Fact]
    public void A_time_that_is_not_in_UTC_is_refused()
    {
        AuditEvent registered = new(1, new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(5)), ChangeContext.None, 1, 1, new MilestoneRegistered("c", Core, MilestoneStatus.Planned));

        FluentActions.Invoking(() => RegistrySnapshot.Replay([registered])).Should().Throw<AuditReplayException>().WithMessage("*UTC*").Which.Sequence.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Misfits))]
    public void An_event_that_does_not_fit_is_named(string what, AuditData data)
    {
        VerifyFault(5, what, [.. Good, One(5, data)]);
        VerifyFault(5, what, [.. Good, One(5, data), One(6, new MilestoneRegistered("later", Core, MilestoneStatus.Planned))]);
    }

    [Theory]
    [InlineData("another status", "core", MilestoneStatus.OnHold)]
    [InlineData("other components", "ui", MilestoneStatus.Planned)]
    public void A_removal_that_contradicts_what_was_removed_is_named(string what, string component, MilestoneStatus status)
    {
        VerifyFault(2, what, One(1, new MilestoneRegistered("a", Core, MilestoneStatus.Planned)),
            One(2, new MilestoneRemoved("a", ImmutableSortedSet.Create(StringComparer.Ordinal, component), status)));
    }

    [Fact]
    public void Components_in_a_foreign_order_are_the_same_set()
    {
        ImmutableSortedSet<string> foreign = ImmutableSortedSet.Create(StringComparer.OrdinalIgnoreCase, "B", "a", "C");

        RegistrySnapshot replayed = RegistrySnapshot.Replay([One(1, new MilestoneRegistered("a", foreign, MilestoneStatus.Planned))]);
        replayed.GetMilestone("a")!.Components.Should().Equal("B", "C", "a");
        replayed.GetMilestone("a")!.Components.KeyComparer.Should().BeSameAs(StringComparer.Ordinal);

        RegistrySnapshot removed = RegistrySnapshot.Replay(
            [One(1, new MilestoneRegistered("a", foreign, MilestoneStatus.Planned)), One(2, new MilestoneRemoved("a", foreign, MilestoneStatus.Planned))]);
        removed.Count.Should().Be(0);
    }

    [Fact]
    public void The_declaration_that_closed_a_cycle_is_named_not_the_last_one()
    {
        VerifyFault(6, "a long cycle",
            One(1, new MilestoneRegistered("a", Core, MilestoneStatus.Planned)),
            One(2, new MilestoneRegistered("b", Core, MilestoneStatus.Planned)),
            One(3, new MilestoneRegistered("c", Core, MilestoneStatus.Planned)),
            One(4, new DependencyDeclared("a", "b")),
            One(5, new DependencyDeclared("b", "c")),
            One(6, new DependencyDeclared("c", "a")),
            One(7, new MilestoneRegistered("d", Core, MilestoneStatus.Planned)),
            One(8, new DependencyDeclared("d", "a")));
    }

    [Fact]
    public void A_cycle_is_found_through_withdrawals_and_removals_before_it()
    {
        VerifyFault(9, "a cycle after much else",
            One(1, new MilestoneRegistered("a", Core, MilestoneStatus.Planned)),
            One(2, new MilestoneRegistered("b", Core, MilestoneStatus.Planned)),
            One(3, new DependencyDeclared("a", "b")),
            One(4, new DependencyWithdrawn("a", "b")),
            One(5, new MilestoneRemoved("a", Core, MilestoneStatus.Planned)),
            One(6, new MilestoneRegistered("c", Core, MilestoneStatus.Planned)),
            One(7, new MilestoneRegistered("a", Core, MilestoneStatus.Planned)),
            One(8, new DependencyDeclared("b", "a")),
            One(9, new DependencyDeclared("a", "b")));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    public void A_gap_is_named_by_the_number_that_was_expected(int missing, long expected) =>
        VerifyFault(expected, "an event is missing", [.. Good.Where((_, i) => i != missing)]);

    [Fact]
    public void A_repeated_or_shuffled_sequence_is_refused()
    {
        VerifyFault(2, "repeated", Good[0], Good[0], Good[1]);
        VerifyFault(1, "shuffled", Good[1], Good[0]);
        VerifyFault(1, "it begins at zero", Good[0] with { Sequence = 0 });
    }

    [Fact]
    public void Parts_of_changes_that_do_not_belong_together_are_refused()
    {
        VerifyFault(4, "the index is repeated", [.. Good[..3], Good[3] with { Index = 1 }]);
        VerifyFault(4, "the index jumps", [.. Good[..3], Good[3] with { Index = 3 }]);
        VerifyFault(4, "another count", [.. Good[..3], Good[3] with { Count = 3 }]);
        VerifyFault(4, "another time", [.. Good[..3], Good[3] with { Time = Noon.AddTicks(1) }]);
        VerifyFault(4, "another context", [.. Good[..3], Good[3] with { Context = new ChangeContext { Actor = "eve" } }]);
        VerifyFault(3, "it begins in the middle", [.. Good[..2], Good[2] with { Index = 2 }, Good[3]]);
        VerifyFault(1, "a count of none", Good[0] with { Count = 0 });
        VerifyFault(1, "a negative count", Good[0] with { Index = -1, Count = -1 });
    }

    [Fact]
    public void What_is_not_there_is_refused()
    {
        VerifyFault(2, "null", Good[0], null!, Good[1]);
        VerifyFault(2, "no data", Good[0], Good[1] with { Data = null! });
        VerifyFault(2, "no context", Good[0], Good[1] with { Context = null! });
    }

    [Fact]
    public void A_log_that_ends_within_a_change_is_refused_unless_that_change_is_to_be_dropped()
    {
        AuditEvent[] torn = Good[..3];
        TornLog log = new(torn);

        VerifyFault(4, "torn", torn);
        FluentActions.Invoking(() => MilestoneRegistry.Open(log)).Should().Throw<AuditReplayException>().Which.Message.Should().Contain("DropUnfinishedChange");
        MilestoneRegistry opened = MilestoneRegistry.Open(log, new MilestoneRegistryOptions { DropUnfinishedChange = true });

        Same.Verify(opened.Current, RegistrySnapshot.Replay(Good[..2]));
        opened.RegisterMilestone("c").Version.Should().Be(3, "the next change takes the number of the one that was dropped");
    }

    [Fact]
    public void Only_an_unfinished_change_at_the_end_is_dropped()
    {
        TornLog log = new([.. Good[..3], One(4, new MilestoneRegistered("c", Core, MilestoneStatus.Planned))]);

        FluentActions.Invoking(() => MilestoneRegistry.Open(log, new MilestoneRegistryOptions { DropUnfinishedChange = true }))
            .Should().Throw<AuditReplayException>().Which.Sequence.Should().Be(4);
    }

    [Fact]
    public void Opening_refuses_what_replay_refuses()
    {
        TornLog log = new([.. Good, One(5, new DependencyDeclared("b", "a"))]);

        FluentActions.Invoking(() => MilestoneRegistry.Open(log)).Should().Throw<AuditReplayException>().Which.Sequence.Should().Be(5);
    }

    private static AuditEvent One(long sequence, AuditData data) => new(sequence, Noon, ChangeContext.None, 1, 1, data);

    private static void VerifyFault(long sequence, string what, params AuditEvent[] events)
    {
        AuditReplayException refusal = FluentActions.Invoking(() => RegistrySnapshot.Replay(events)).Should().Throw<AuditReplayException>(what).Which;
        refusal.Sequence.Should().Be(sequence, what);
        refusal.Message.Should().Contain(FormattableString.Invariant($"event {sequence}")).And.NotContainAny("because .", "is ,");
    }

    private sealed class TornLog(AuditEvent[] events) : IAuditLog
    {
        public long LastSequence => events.Length;

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) => events.Skip((int)fromSequence - 1);

        public void Append(IReadOnlyList<AuditEvent> events)
        {
        }
    }

    /// <summary>A log whose storage lost some of what it says it has.</summary>
    private sealed class DamagedLog(AuditEvent[] events, long lastSequence) : IAuditLog
    {
        public long LastSequence => lastSequence;

        public void Append(IReadOnlyList<AuditEvent> events) => throw new AuditAppendRefusedException("The log is damaged.");

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) => events.Where(e => e.Sequence >= fromSequence);
    }
}
