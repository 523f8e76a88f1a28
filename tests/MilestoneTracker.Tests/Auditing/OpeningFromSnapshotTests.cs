using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;
using MilestoneTracker.TestSupport.Snapshots;

namespace MilestoneTracker.Tests.Auditing;

// A registry that is opened from a snapshot and what the log holds after it is the one that is opened from the whole log.
public sealed class OpeningFromSnapshotTests
{
    private readonly InMemoryAuditLog _log = new();
    private readonly RegistrySnapshot _middle;
    private readonly MilestoneRegistry _registry;

    public OpeningFromSnapshotTests()
    {
        _registry = new MilestoneRegistry(_log);
        _registry.RegisterMilestone("a");
        _registry.RegisterMilestone("b");
        _registry.DeclareMilestoneDependency("a", "b");
        _middle = _registry.Current;
        _registry.RegisterMilestone("c");
        _registry.DeclareMilestoneDependency("b", "c");
        _registry.UpdateMilestoneStatus("c", MilestoneStatus.Completed);
    }

    [Fact]
    public void It_goes_on_from_there()
    {
        MilestoneRegistry opened = MilestoneRegistry.Open(_log, SavedStateBytes.Load(SavedStateBytes.Save(_middle)));

        SnapshotEquality.Verify(opened.Current, _registry.Current);
        opened.DeclareMilestoneDependency("a", "c").Should().BeTrue();
        _log.LastSequence.Should().Be(7);
    }

    [Fact]
    public void Only_the_last_events_before_the_snapshot_and_what_comes_after_it_are_read()
    {
        Recording recording = new(_log);

        MilestoneRegistry.Open(recording, _middle);
        MilestoneRegistry.Open(recording, _registry.Current);

        recording.Asked.Should()
            .Equal([1, 4, 1, 7], "the snapshot is held against the last events before it, of which there may be a thousand");
        recording.Given.Should().Equal(1, 2, 3, 4, 4, 5, 6, 1, 2, 3, 4, 5, 6);
    }

    [Fact]
    public void Two_registries_on_one_snapshot_never_see_each_other()
    {
        InMemoryAuditLog copy = new();
        copy.Append([.. _log.Read().Take(3)]);
        MilestoneRegistry one = MilestoneRegistry.Open(copy, _middle);
        MilestoneRegistry other = MilestoneRegistry.Open(_log, _middle);

        one.RegisterMilestone("x");
        other.RegisterMilestone("y");

        one.GetMilestone("y").Should().BeNull();
        other.GetMilestone("x").Should().BeNull();
        _middle.Count.Should().Be(2);
        foreach (MilestoneRegistry registry in new[] { one, other }) registry.Current.State.CheckInvariants();
        _middle.State.CheckInvariants();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_registry_that_is_opened_from_a_snapshot_of_a_living_one_does_not_disturb_it(bool isEarlier)
    {
        RegistrySnapshot snapshot = isEarlier ? _middle : _registry.Current;
        InMemoryAuditLog copy = new();
        foreach (AuditEvent next in _log.Read()) copy.Append([next]);
        MilestoneRegistry opened = MilestoneRegistry.Open(copy, snapshot);
        using ProposedChange proposal = _registry.Propose();
        proposal.RegisterMilestone("proposed");
        proposal.DeclareMilestoneDependency("proposed", "a");

        for (int i = 0; i < 200; i++) opened.RegisterMilestone("there " + i);
        for (int i = 0; i < 200; i++) opened.SetMilestoneField("there " + i, "k", "v");
        proposal.Commit();
        for (int i = 0; i < 200; i++) _registry.RegisterMilestone("here " + i);

        _registry.GetMilestone("there 7").Should().BeNull();
        opened.GetMilestone("here 7").Should().BeNull();
        _registry.GetMilestone("proposed")!.Dependencies.Should().Equal("a");
        SnapshotEquality.VerifyReplay(_registry.Current, _log);
        SnapshotEquality.VerifyReplay(opened.Current, copy);
        snapshot.Milestones.Select(milestone => milestone.Name).Should().OnlyContain(name => name.Length == 1);
        opened.Current.ChangesSince(_registry.Current).Milestones
            .Should().HaveCount(401, "'proposed' is one of them, and 'a', on which it depends, is not");
        opened.Current.State.CheckInvariants(_registry.Current.State);
    }

    [Fact]
    public void An_opening_that_fails_leaves_the_snapshot_to_be_opened_from_again()
    {
        RegistrySnapshot loaded = SavedStateBytes.Load(SavedStateBytes.Save(_middle));
        InMemoryAuditLog broken = new();
        foreach (AuditEvent next in _log.Read()) broken.Append([next.Sequence < 6 ? next
            : next with { Data = new MilestoneRemoved("nobody", [], MilestoneStatus.Planned) }]);
        for (int i = 0; i < 2; i++) FluentActions.Invoking(() => MilestoneRegistry.Open(broken, loaded))
            .Should().Throw<AuditReplayException>().Which.Sequence.Should().Be(6);

        MilestoneRegistry opened = MilestoneRegistry.Open(_log, loaded);

        SnapshotEquality.Verify(opened.Current, _registry.Current);
        opened.Batch(change => change.RegisterMilestone("d")).Count.Should().Be(4);
        SnapshotEquality.VerifyReplay(opened.Current, _log);
        SnapshotEquality.Verify(loaded, _middle);
    }

    [Fact]
    public void A_snapshot_that_the_log_has_not_come_to_is_of_another_log()
    {
        InMemoryAuditLog shorter = new();
        shorter.Append([.. _log.Read().Take(2)]);

        FluentActions.Invoking(() => MilestoneRegistry.Open(shorter, _middle))
            .Should().Throw<ArgumentException>().WithMessage("*version 3*event 2*");
    }

    [Fact]
    public void The_staged_state_of_a_proposal_is_neither_saved_nor_opened_from()
    {
        using ProposedChange proposal = _registry.Propose();
        proposal.RegisterMilestone("staged");
        _registry.RegisterMilestone("real");

        FluentActions.Invoking(() => SavedStateBytes.Save(proposal.Staged))
            .Should().Throw<InvalidOperationException>().WithMessage("*Commit it*");
        FluentActions.Invoking(() => MilestoneRegistry.Open(_log, proposal.Staged))
            .Should().Throw<ArgumentException>().WithMessage("*staged state*");
    }

    [Fact]
    public void A_committed_proposal_can_be_saved()
    {
        using ProposedChange proposal = _registry.Propose();
        proposal.RegisterMilestone("staged");

        SavedStateBytes.Load(SavedStateBytes.Save(proposal.Commit())).GetMilestone("staged").Should().NotBeNull();
    }

    [Fact]
    public void The_snapshot_of_another_plan_is_refused_before_anything_is_decided_on_it()
    {
        MilestoneRegistry other = new();
        other.RegisterMilestone("z");
        other.RemoveMilestone("z");
        other.RegisterMilestone("c");

        FluentActions.Invoking(() => MilestoneRegistry.Open(_log, other.Current))
            .Should().Throw<ArgumentException>().WithMessage("*not from this log*");
    }

    [Fact]
    public void Events_that_do_not_fit_the_snapshot_are_named()
    {
        InMemoryAuditLog log = new();
        log.Append([.. _log.Read().Take(3)]);
        log.Append([_log.Read(1).First() with { Sequence = 4 }]); // registered twice

        FluentActions.Invoking(() => MilestoneRegistry.Open(log, _middle))
            .Should().Throw<AuditReplayException>().Which.Sequence.Should().Be(4);
    }

    [Fact]
    public void A_cycle_that_closes_through_the_snapshot_is_named()
    {
        InMemoryAuditLog log = new();
        log.Append([.. _log.Read().Take(5)]);
        AuditEvent last = _log.Read(5).First();
        log.Append([last with { Sequence = 6, Data = new DependencyDeclared("c", "a") }]);

        FluentActions.Invoking(() => MilestoneRegistry.Open(log, _middle))
            .Should().Throw<AuditReplayException>().WithMessage("*'c' cannot depend on 'a'*").Which.Sequence.Should().Be(6);
    }

    private sealed class Recording(IAuditLog log) : IAuditLog
    {
        public List<long> Asked { get; } = [];

        public List<long> Given { get; } = [];

        public long LastSequence => log.LastSequence;

        public void Append(IReadOnlyList<AuditEvent> events) => log.Append(events);

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default)
        {
            Asked.Add(fromSequence);
            foreach (AuditEvent next in log.Read(fromSequence, cancellationToken))
            {
                Given.Add(next.Sequence);
                yield return next;
            }
        }
    }
}
