using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;

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
        MilestoneRegistry opened = MilestoneRegistry.Open(_log, Image.Load(Image.Save(_middle)));

        Same.Verify(opened.Current, _registry.Current);
        opened.DeclareMilestoneDependency("a", "c").Should().BeTrue();
        _log.LastSequence.Should().Be(7);
    }

    [Fact]
    public void Only_what_comes_after_the_snapshot_is_read()
    {
        Recording recording = new(_log);

        MilestoneRegistry.Open(recording, _middle);
        MilestoneRegistry.Open(recording, _registry.Current);

        recording.Asked.Should().Equal(4, 7);
        recording.Given.Should().Equal(4, 5, 6);
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

    [Fact]
    public void A_snapshot_that_the_log_has_not_come_to_is_of_another_log()
    {
        InMemoryAuditLog shorter = new();
        shorter.Append([.. _log.Read().Take(2)]);

        FluentActions.Invoking(() => MilestoneRegistry.Open(shorter, _middle)).Should().Throw<ArgumentException>().WithMessage("*version 3*event 2*");
    }

    [Fact]
    public void The_staged_state_of_a_proposal_is_neither_saved_nor_opened_from()
    {
        using ProposedChange proposal = _registry.Propose();
        proposal.RegisterMilestone("staged");
        _registry.RegisterMilestone("real");

        FluentActions.Invoking(() => Image.Save(proposal.Staged)).Should().Throw<InvalidOperationException>().WithMessage("*Commit it*");
        FluentActions.Invoking(() => MilestoneRegistry.Open(_log, proposal.Staged)).Should().Throw<ArgumentException>().WithMessage("*staged state*");
    }

    [Fact]
    public void A_committed_proposal_can_be_saved()
    {
        using ProposedChange proposal = _registry.Propose();
        proposal.RegisterMilestone("staged");

        Image.Load(Image.Save(proposal.Commit())).GetMilestone("staged").Should().NotBeNull();
    }

    [Fact]
    public void Events_that_do_not_fit_the_snapshot_are_named()
    {
        MilestoneRegistry other = new();
        other.RegisterMilestone("z");
        other.RemoveMilestone("z");
        other.RegisterMilestone("c");

        FluentActions.Invoking(() => MilestoneRegistry.Open(_log, other.Current)).Should().Throw<AuditReplayException>().Which.Sequence.Should().Be(4);
    }

    [Fact]
    public void A_cycle_that_closes_through_the_snapshot_is_named()
    {
        InMemoryAuditLog log = new();
        log.Append([.. _log.Read().Take(5)]);
        AuditEvent last = _log.Read(5).First();
        log.Append([last with { Sequence = 6, Data = new DependencyDeclared("c", "a") }]);

        FluentActions.Invoking(() => MilestoneRegistry.Open(log, _middle)).Should().Throw<AuditReplayException>().WithMessage("*'c' cannot depend on 'a'*").Which.Sequence.Should().Be(6);
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
