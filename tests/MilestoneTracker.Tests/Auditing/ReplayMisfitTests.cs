using System.Collections.Immutable;
using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;
using MilestoneTracker.TestSupport.Snapshots;

namespace MilestoneTracker.Tests.Auditing;

// Replay refuses every kind of event that does not fit the ones before it, and names it (invariants I1, I2).
public sealed class ReplayMisfitTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);
    private static readonly ImmutableSortedSet<string> Core = ImmutableSortedSet.Create(StringComparer.Ordinal, "core");

    // Changes that fit: a and b, and then a on b in one change with b's status, and a field of everything.
    private static readonly AuditEvent[] Good =
    [
        One(1, new MilestoneRegistered("a", Core, MilestoneStatus.Planned)),
        One(2, new MilestoneRegistered("b", Core, MilestoneStatus.Planned)),
        One(3, new DependencyDeclared("a", "b")) with { Count = 2 },
        One(4, new MilestoneStatusChanged("b", MilestoneStatus.Planned, MilestoneStatus.InProgress)) with { Index = 2, Count = 2 },
    ];

    private static readonly AuditEvent[] GoodWithFields =
    [
        .. Good,
        One(5, new PlanFieldChanged("title", null, "Plan")),
        One(6, new MilestoneFieldChanged("b", "weight", null, "3")),
        One(7, new DependencyFieldChanged("a", "b", "lag", null, "2d")),
        One(8, new RecordFieldChanged("r", "Ada", "k", null, "v")),
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
        ("other components of an unknown milestone", new MilestoneComponentsChanged("c", Core, [])),
        ("other components than it had", new MilestoneComponentsChanged("a", Core.Add("ui"), [])),
        ("other components than it had: none", new MilestoneComponentsChanged("a", [], Core.Add("ui"))),
        ("components that it has", new MilestoneComponentsChanged("a", Core, ["core"])),
        ("a bad component among others", new MilestoneComponentsChanged("a", Core, Core.Add("x "))),
        ("a null component among others", new MilestoneComponentsChanged("a", Core, Core.Add(null!))),
        ("no old components", new MilestoneComponentsChanged("a", null!, [])),
        ("no new components", new MilestoneComponentsChanged("a", Core, null!)),
        ("components of no name", new MilestoneComponentsChanged(null!, Core, [])),
        ("a field of the plan with a bad key", new PlanFieldChanged("K", null, "v")),
        ("a field of the plan without a key", new PlanFieldChanged(null!, null, "v")),
        ("a field of the plan with a bad value", new PlanFieldChanged("k", null, "")),
        ("a field of the plan that was not set", new PlanFieldChanged("k", "u", "v")),
        ("a field of the plan that was not set and is cleared", new PlanFieldChanged("k", null, null)),
        ("a field of the plan that was set", new PlanFieldChanged("title", null, "v")),
        ("a field of the plan with another value", new PlanFieldChanged("title", "plan", "v")),
        ("a field of the plan that has the value", new PlanFieldChanged("title", "Plan", "Plan")),
        ("a field of an unknown milestone", new MilestoneFieldChanged("c", "k", null, "v")),
        ("a field of no milestone", new MilestoneFieldChanged(null!, "k", null, "v")),
        ("a field of a milestone with a bad key", new MilestoneFieldChanged("a", "a b", null, "v")),
        ("a field of a milestone with a bad value", new MilestoneFieldChanged("a", "k", null, "\uD800")),
        ("a field of a milestone that was not set", new MilestoneFieldChanged("a", "k", "u", null)),
        ("a field of a milestone that has the value", new MilestoneFieldChanged("b", "weight", "3", "3")),
        ("a weight that is none", new MilestoneFieldChanged("b", "weight", "3", "03")),
        ("a weight that is too large", new MilestoneFieldChanged("b", "weight", "3", "1001")),
        ("a progress that is none", new MilestoneFieldChanged("a", "progress", null, "0.50")),
        ("a field of an unknown dependent", new DependencyFieldChanged("c", "b", "k", null, "v")),
        ("a field of an unknown dependency", new DependencyFieldChanged("a", "c", "k", null, "v")),
        ("a field of what is no dependency", new DependencyFieldChanged("b", "a", "k", null, "v")),
        ("a field of a dependency with a bad key", new DependencyFieldChanged("a", "b", "", null, "v")),
        ("a field of a dependency with a bad value", new DependencyFieldChanged("a", "b", "k", null, "\r")),
        ("a field of a dependency that was not set", new DependencyFieldChanged("a", "b", "k", "u", "v")),
        ("a field of a dependency that has the value", new DependencyFieldChanged("a", "b", "lag", "2d", "2d")),
        ("a withdrawal with fields left", new DependencyWithdrawn("a", "b")),
        ("a field of a record in a bad collection", new RecordFieldChanged("C", "n", "k", null, "v")),
        ("a field of a record in no collection", new RecordFieldChanged(null!, "n", "k", null, "v")),
        ("a field of a record with a bad name", new RecordFieldChanged("c", "", "k", null, "v")),
        ("a field of a record without a name", new RecordFieldChanged("c", null!, "k", null, "v")),
        ("a field of a record with a bad key", new RecordFieldChanged("c", "n", "9", null, "v")),
        ("a field of a record with a bad value", new RecordFieldChanged("c", "n", "k", null, new string('v', 4097))),
        ("a field of a record that was not set", new RecordFieldChanged("c", "n", "k", "u", "v")),
        ("a field of a record of another collection", new RecordFieldChanged("r.s", "Ada", "k", "v", null)),
        ("a field of a record that has the value", new RecordFieldChanged("r", "Ada", "k", "v", "v")),
    }.Select(m => new object[] { m.What, m.Data });

    [Fact]
    public void What_fits_is_replayed()
    {
        RegistrySnapshot replayed = RegistrySnapshot.Replay(Good);

        replayed.Version.Should().Be(4);
        replayed.GetMilestone("a")!.Progress.Should().Be(0.25);
        replayed.State.CheckInvariants();
    }

    [Theory]
    [InlineData(5)]
    [InlineData(10)]
    public void A_gap_is_named_also_where_only_the_plan_before_it_would_be_left(long asOf)
    {
        AuditEvent[] events = [
            .. Enumerable.Range(1, 10)
                .Where(i => i is < 4 or > 6).Select(i => One(i, new MilestoneRegistered("m" + i, Core, MilestoneStatus.Planned)))];
        DamagedLog log = new(events, 10);

        FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, asOf)).Should().Throw<AuditReplayException>().Which.Sequence
            .Should().Be(7, "a gap is named by the number that was found");
        RegistrySnapshot.AsOf(log, 3).Count.Should().Be(3);
    }

    [Fact]
    public void A_log_that_ends_before_its_last_event_is_refused()
    {
        AuditEvent[] events =
            [.. Enumerable.Range(1, 3).Select(i => One(i, new MilestoneRegistered("m" + i, Core, MilestoneStatus.Planned)))];
        DamagedLog log = new(events, 10);

        FluentActions.Invoking(() => RegistrySnapshot.AsOf(log, 10)).Should().Throw<AuditReplayException>().Which.Sequence.Should().Be(4);
        FluentActions.Invoking(() => MilestoneRegistry.Open(log))
            .Should().Throw<AuditReplayException>().WithMessage("*up to 10*").Which.Sequence.Should().Be(4);
    }

    [Fact]
    public void A_time_that_is_not_in_UTC_is_refused()
    {
        AuditEvent registered = new(
            1, new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(5)), ChangeContext.None, 1, 1,
            new MilestoneRegistered("c", Core, MilestoneStatus.Planned));

        FluentActions.Invoking(() => RegistrySnapshot.Replay([registered]))
            .Should().Throw<AuditReplayException>().WithMessage("*UTC*").Which.Sequence.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Misfits))]
    public void An_event_that_does_not_fit_is_named(string what, AuditData data)
    {
        VerifyFault(9, what, [.. GoodWithFields, One(9, data)]);
        VerifyFault(9, what, [.. GoodWithFields, One(9, data), One(10, new MilestoneRegistered("later", Core, MilestoneStatus.Planned))]);
        VerifyFault(9, what, [.. GoodWithFields, One(9, data), One(12, new MilestoneRegistered("later", Core, MilestoneStatus.Planned))]);
        VerifyFault(9, what, [.. GoodWithFields, One(9, data) with { Count = 2 }]);
        AuditEvent second = One(10, data) with { Index = 2, Count = 2 };
        VerifyFault(10, what, [.. GoodWithFields, One(9, new MilestoneRegistered("first", Core,
            MilestoneStatus.Planned)) with { Count = 2 }, second]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_removal_with_fields_left_is_named(bool isOfTheDependency)
    {
        AuditEvent[] cleared =
        [
            .. GoodWithFields,
            One(9, isOfTheDependency ? new MilestoneFieldChanged("b", "weight", "3", null)
                : new DependencyFieldChanged("a", "b", "lag", "2d", null)),
        ];

        VerifyFault(10, "fields are left", [.. cleared, isOfTheDependency
            ? One(10, new DependencyWithdrawn("a", "b"))
            : One(10, new MilestoneRemoved("b", Core, MilestoneStatus.InProgress))]);
        RegistrySnapshot removed = RegistrySnapshot.Replay(
        [
            .. GoodWithFields, One(9, new DependencyFieldChanged("a", "b", "lag", "2d", null)), One(10, new DependencyWithdrawn("a", "b")),
            One(11, new MilestoneFieldChanged("b", "weight", "3", null)),
                One(12, new MilestoneRemoved("b", Core, MilestoneStatus.InProgress)),
            One(13, new RecordFieldChanged("r", "Ada", "k", "v", null)),
        ]);
        removed.RecordCollections.Should().BeEmpty();
        removed.State.CheckInvariants();
    }

    [Fact]
    public void A_removal_of_a_milestone_that_has_nothing_but_fields_is_refused_for_its_fields()
    {
        AuditEvent[] events =
        [
            One(1, new MilestoneRegistered("a", Core, MilestoneStatus.Planned)),
            One(2, new MilestoneFieldChanged("a", "owner", null, "Ada")),
            One(3, new MilestoneRemoved("a", Core, MilestoneStatus.Planned)),
        ];

        VerifyFault(3, "fields are left", events);
        FluentActions.Invoking(() => RegistrySnapshot.Replay(events)).Should().Throw<AuditReplayException>()
            .WithMessage("The log cannot be replayed at event 3: 'a removed*' does not fit, because it still has fields.");
    }

    [Theory]
    [InlineData("a")]
    [InlineData("b")]
    public void A_removal_of_a_milestone_that_has_nothing_but_a_neighbour_is_refused_for_it(string end)
    {
        AuditEvent[] events =
        [
            One(1, new MilestoneRegistered("a", Core, MilestoneStatus.Planned)),
            One(2, new MilestoneRegistered("b", Core, MilestoneStatus.Planned)),
            One(3, new DependencyDeclared("a", "b")),
            One(4, new MilestoneRemoved(end, Core, MilestoneStatus.Planned)),
        ];

        FluentActions.Invoking(() => RegistrySnapshot.Replay(events)).Should().Throw<AuditReplayException>()
            .WithMessage("*because it still has dependencies or dependents.").Which.Sequence.Should().Be(4);
    }

    [Fact]
    public void What_no_operation_takes_is_refused_with_the_same_words_and_the_name_of_what_it_is()
    {
        AuditEvent[] events = GoodWithFields;
        (AuditData Data, string Words)[] cases =
        [
            (new MilestoneRegistered(null!, Core, MilestoneStatus.Planned), "*'milestone'*"),
            (new MilestoneRegistered("c", Core, (MilestoneStatus)6), "*'status'*"),
            (new MilestoneRemoved(null!, Core, MilestoneStatus.Planned), "*'milestone'*"),
            (new MilestoneStatusChanged(null!, MilestoneStatus.Planned, MilestoneStatus.OnHold), "*'milestone'*"),
            (new MilestoneStatusChanged("a", MilestoneStatus.Planned, (MilestoneStatus)6), "*'status'*"),
            (new MilestoneComponentsChanged(null!, Core, []), "*'milestone'*"),
            (new MilestoneFieldChanged(null!, "k", null, "v"), "*'milestone'*"),
            (new MilestoneFieldChanged("a", "k", null, ""), "*'value'*"),
            (new MilestoneFieldChanged("a", "weight", null, "0"), "*A weight must be*'value'*"),
            (new MilestoneFieldChanged("a", null!, null, "v"), "*'field'*"),
            (new RecordFieldChanged(null!, "n", "k", null, "v"), "*'collection'*"),
            (new RecordFieldChanged("c", null!, "k", null, "v"), "*'name'*"),
        ];

        foreach ((AuditData data, string words) in cases)
        {
            FluentActions.Invoking(() => RegistrySnapshot.Replay([.. events, One(9, data)])).Should().Throw<AuditReplayException>()
                .WithMessage(words);
        }
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
            [One(1, new MilestoneRegistered("a", foreign, MilestoneStatus.Planned)),
                One(2, new MilestoneRemoved("a", foreign, MilestoneStatus.Planned))]);
        removed.Count.Should().Be(0);

        RegistrySnapshot changed = RegistrySnapshot.Replay(
            [One(1, new MilestoneRegistered("a", [], MilestoneStatus.Planned)), One(2, new MilestoneComponentsChanged("a", [], foreign))]);
        changed.GetMilestone("a")!.Components.Should().Equal("B", "C", "a");
        changed.GetMilestone("a")!.Components.KeyComparer.Should().BeSameAs(StringComparer.Ordinal);
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
    [InlineData(0, 2)]
    [InlineData(1, 3)]
    [InlineData(2, 4)]
    public void A_gap_is_named_by_the_number_that_was_found(int missing, long found) =>
        VerifyFault(found, "an event is missing", [.. Good.Where((_, i) => i != missing)]);

    [Fact]
    public void A_repeated_or_shuffled_sequence_is_refused()
    {
        VerifyFault(1, "repeated", Good[0], Good[0], Good[1]);
        VerifyFault(2, "shuffled", Good[1], Good[0]);
        VerifyFault(0, "it begins at zero", Good[0] with { Sequence = 0 });
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
        FluentActions.Invoking(() => MilestoneRegistry.Open(log))
            .Should().Throw<AuditReplayException>().Which.Message.Should().Contain("DropUnfinishedChange");
        MilestoneRegistry opened = MilestoneRegistry.Open(log, new MilestoneRegistryOptions { DropUnfinishedChange = true });

        SnapshotEquality.Verify(opened.Current, RegistrySnapshot.Replay(Good[..2]));
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
        AuditReplayException refusal = FluentActions.Invoking(() => RegistrySnapshot.Replay(events))
            .Should().Throw<AuditReplayException>(what).Which;
        refusal.Sequence.Should().Be(sequence, what);
        refusal.Message.Should().Contain(FormattableString.Invariant($"event {sequence}")).And.NotContainAny("because .", "is ,");
    }

    private sealed class TornLog(AuditEvent[] events) : IAuditLog
    {
        public long LastSequence => events.Length;

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
            events.Skip((int)fromSequence - 1);

        public void Append(IReadOnlyList<AuditEvent> events)
        {
        }
    }

    /// <summary>A log whose storage lost some of what it says it has.</summary>
    private sealed class DamagedLog(AuditEvent[] events, long lastSequence) : IAuditLog
    {
        public long LastSequence => lastSequence;

        public void Append(IReadOnlyList<AuditEvent> events) => throw new AuditAppendRefusedException("The log is damaged.");

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
            events.Where(e => e.Sequence >= fromSequence);
    }
}
