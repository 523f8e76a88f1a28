using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Tests.Examples;

public sealed class Changes
{
    private readonly InMemoryAuditLog _log = new();
    private readonly MilestoneRegistry _registry;

    public Changes() => _registry = Plans.ApiUiRelease(new MilestoneRegistry(_log));

    [Fact]
    public void A_snapshot_answers_every_question_as_of_one_version()
    {
        RegistrySnapshot before = _registry.Current;
        _registry.UpdateMilestoneStatus("API", MilestoneStatus.Completed);

        before.GetProgress("Release").Should().Be(0);
        _registry.Current.GetProgress("Release").Should().Be(1.0 / 3);
        _registry.Current.Version.Should().Be(before.Version + 1);
    }

    [Fact]
    public void What_if_is_a_proposal_that_is_dropped()
    {
        using ProposedChange whatIf = _registry.Propose();
        whatIf.UpdateMilestoneStatus("API", MilestoneStatus.Cancelled);

        whatIf.Staged.AssessRisk("UI").Level.Should().Be(RiskLevel.High);
        RegistryDifference difference = whatIf.Staged.ChangesSince(whatIf.Base);
        difference.Milestones.Select(moved => moved.Name).Should().Equal("API");
        difference.Affected.Select(moved => moved.Name).Should().Equal("API", "Release", "UI");
        _registry.AssessRisk("UI").Level.Should().Be(RiskLevel.Low);
    }

    [Fact]
    public void A_proposal_is_committed_as_one_change()
    {
        using ProposedChange proposal = _registry.Propose(new ChangeContext { Actor = "Ann" });
        proposal.RegisterMilestone("Docs");
        proposal.DeclareMilestoneDependency("Release", "Docs");
        RegistrySnapshot after = proposal.Commit();

        after.GetMilestone("Release")!.Dependencies.Should().Equal("Docs", "UI");
        AuditEvent[] events = [.. _log.Read(proposal.Base.Version + 1)];
        events.Select(e => (e.Index, e.Count, e.Context.Actor)).Should().Equal((1, 2, "Ann"), (2, 2, "Ann"));
    }

    [Fact]
    public void A_proposal_that_was_overtaken_is_refused_with_both_versions()
    {
        using ProposedChange proposal = _registry.Propose();
        proposal.RemoveMilestone("UI");
        _registry.UpdateMilestoneStatus("UI", MilestoneStatus.InProgress);

        Action commit = () => proposal.Commit();
        StaleChangeException stale = commit.Should().Throw<StaleChangeException>().Which;
        stale.ProposedVersion.Should().Be(proposal.Base.Version);
        stale.CurrentVersion.Should().Be(_registry.Current.Version);
    }

    [Fact]
    public void A_batch_is_all_or_nothing()
    {
        Action batch = () => _registry.Batch(change =>
        {
            change.UpdateMilestoneStatus("API", MilestoneStatus.Completed);
            change.DeclareMilestoneDependency("API", "Release");
        });

        batch.Should().Throw<DependencyCycleException>();
        _registry.GetMilestone("API")!.Status.Should().Be(MilestoneStatus.Planned);

        _registry.Batch(change => change.UpdateMilestoneStatus("API", MilestoneStatus.Completed)).GetProgress("Release")
            .Should().Be(1.0 / 3);
    }

    [Fact]
    public void Every_change_is_in_the_audit_log_with_the_old_and_the_new_value()
    {
        _registry.UpdateMilestoneStatus("API", MilestoneStatus.InProgress, new ChangeContext { Actor = "Ann", CorrelationId = "ticket 7" });

        AuditEvent last = _log.Read().Last();
        last.Sequence.Should().Be(_registry.Current.Version);
        last.Data.Type.Should().Be("milestone.status_changed");
        last.Data.Should().Be(new MilestoneStatusChanged("API", MilestoneStatus.Planned, MilestoneStatus.InProgress));
        last.Context.CorrelationId.Should().Be("ticket 7");
    }

    [Fact]
    public void A_registry_goes_on_from_its_log()
    {
        MilestoneRegistry reopened = MilestoneRegistry.Open(_log);

        reopened.Current.Version.Should().Be(_registry.Current.Version);
        reopened.Current.ChangesSince(_registry.Current).Milestones.Should().BeEmpty();
        reopened.RegisterMilestone("Docs").Version.Should().Be(6);
    }

    [Fact]
    public void The_plan_can_be_seen_as_it_was_at_an_earlier_version_or_time()
    {
        SetClock clock = new();
        InMemoryAuditLog log = new();
        Plans.ApiUiRelease(new MilestoneRegistry(log, new MilestoneRegistryOptions { TimeProvider = clock })).Current.Version.Should()
            .Be(5);
        DateTimeOffset monday = clock.Now;
        clock.Now += TimeSpan.FromDays(1);
        MilestoneRegistry.Open(log, new MilestoneRegistryOptions { TimeProvider = clock }).RemoveMilestone("API");

        RegistrySnapshot.AsOf(log, 2).Milestones.Select(milestone => milestone.Name).Should().Equal("API", "UI");
        RegistrySnapshot.AsOf(log, monday).Count.Should().Be(3);
        RegistrySnapshot.AsOf(log, clock.Now).Count.Should().Be(2);
        RegistrySnapshot.Replay(log.Read()).Count.Should().Be(2);
    }

    [Fact]
    public void Comparing_two_snapshots_says_what_moved_from_what_to_what()
    {
        RegistrySnapshot before = _registry.Current;
        _registry.WithdrawMilestoneDependency("Release", "UI");
        _registry.UpdateMilestoneStatus("Release", MilestoneStatus.Blocked);

        MilestoneDifference moved = _registry.Current.ChangesSince(before).Milestones.Single();
        moved.Name.Should().Be("Release");
        moved.Before!.Status.Should().Be(MilestoneStatus.Planned);
        moved.After!.Status.Should().Be(MilestoneStatus.Blocked);
        moved.WithdrawnDependencies.Should().Equal("UI");
        (moved.RiskBefore, moved.RiskAfter).Should().Be((RiskLevel.Low, RiskLevel.Critical));
    }

    [Fact]
    public void An_observer_hears_of_each_change_until_it_is_unsubscribed()
    {
        RecordingObserver listener = new();
        using (_registry.Subscribe(listener)) _registry.RemoveMilestone("UI");
        _registry.RemoveMilestone("API");

        RegistryChange heard = listener.Heard.Should().ContainSingle().Which;
        heard.Events.Select(e => e.Data.Type).Should().Equal("dependency.withdrawn", "dependency.withdrawn", "milestone.removed");
        heard.Before.Count.Should().Be(3);
        heard.After.Count.Should().Be(2);
    }

    [Fact]
    public void Without_a_context_the_default_one_is_recorded()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { DefaultContext = new ChangeContext { Actor = "importer" } });
        registry.RegisterMilestone("API");
        registry.RegisterMilestone("UI", context: new ChangeContext { Actor = "Ann" });

        log.Read().Select(e => e.Context.Actor).Should().Equal("importer", "Ann");
    }

    private sealed class RecordingObserver : IObserver<RegistryChange>
    {
        public List<RegistryChange> Heard { get; } = [];

        public void OnNext(RegistryChange value) => Heard.Add(value);

        public void OnError(Exception error) => throw error;

        public void OnCompleted() => throw new InvalidOperationException("A registry never completes.");
    }
}
