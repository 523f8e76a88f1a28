using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// A proposed change: a fork that is edited and read, then committed or dropped (invariants I4, I10).
public sealed class ProposalTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly InMemoryAuditLog _log = new();
    private readonly MilestoneRegistry _registry;

    public ProposalTests()
    {
        _registry = new MilestoneRegistry(_log, new MilestoneRegistryOptions { TimeProvider = _clock });
        _registry.RegisterMilestone("a");
    }

    [Fact]
    public void A_stale_proposal_is_refused_with_both_versions_and_can_still_be_read()
    {
        using ProposedChange proposal = _registry.Propose();
        proposal.RegisterMilestone("p");
        _registry.RegisterMilestone("b");

        StaleChangeException stale = proposal.Invoking(p => p.Commit()).Should().Throw<StaleChangeException>().Which;

        (stale.ProposedVersion, stale.CurrentVersion).Should().Be((1, 2));
        stale.Message.Should().Contain("version 1").And.Contain("version 2").And.Contain("again");
        proposal.Staged.GetMilestone("p").Should().NotBeNull();
        _registry.GetMilestone("p").Should().BeNull();
    }

    [Fact]
    public void Committing_twice_is_refused()
    {
        ProposedChange proposal = _registry.Propose();
        proposal.RegisterMilestone("p");
        proposal.Commit().Version.Should().Be(2);

        proposal.Invoking(p => p.Commit()).Should().Throw<InvalidOperationException>().WithMessage("*committed*");
        proposal.Invoking(p => p.RegisterMilestone("q")).Should().Throw<InvalidOperationException>();
        proposal.Invoking(p => p.Dispose()).Should().NotThrow("dropping what is committed does nothing");
        _registry.Current.Count.Should().Be(2);
    }

    [Fact]
    public void A_dropped_proposal_refuses_everything_and_changed_nothing()
    {
        ProposedChange proposal = _registry.Propose();
        proposal.RemoveMilestone("a");
        proposal.Dispose();
        proposal.Dispose();

        proposal.Invoking(p => p.Commit()).Should().Throw<ObjectDisposedException>().WithMessage("*dropped*");
        proposal.Staged.Count.Should().Be(0);
        _registry.Current.Count.Should().Be(1);
    }

    [Fact]
    public void An_empty_proposal_commits_as_nothing_without_a_notification()
    {
        RecordingObserver listener = new();
        using IDisposable subscription = _registry.Subscribe(listener);

        _registry.Propose().Commit().Version.Should().Be(1);

        listener.Changes.Should().BeEmpty();
        _log.LastSequence.Should().Be(1);
    }

    [Fact]
    public void Staged_has_the_time_of_its_edit_and_the_events_that_of_the_commit()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        using ProposedChange proposal = _registry.Propose();
        proposal.RegisterMilestone("p").StatusHistory[0].Time.Should().Be(start);
        _clock.Advance(TimeSpan.FromHours(1));
        proposal.UpdateMilestoneStatus("p", MilestoneStatus.Completed);
        proposal.Staged.GetStatusHistory("p").Select(s => s.Time).Should().Equal(start, start.AddHours(1));
        RegistrySnapshot staged = proposal.Staged;
        _clock.Advance(TimeSpan.FromHours(1));

        proposal.Commit();

        _log.Read(2).Should().OnlyContain(e => e.Time == start.AddHours(2));
        _registry.GetStatusHistory("p").Select(s => s.Time).Should().Equal(start.AddHours(2), start.AddHours(2));
        staged.GetStatusHistory("p").Select(s => s.Time).Should().Equal(start, start.AddHours(1));
        SnapshotEquality.VerifyReplay(_registry.Current, _log);
    }

    [Fact]
    public void A_refused_append_leaves_a_proposal_that_can_be_committed_again()
    {
        FaultySink sink = FaultySink.At(1, Fate.Refuse);
        MilestoneRegistry registry = new(sink);
        using ProposedChange proposal = registry.Propose();
        proposal.RegisterMilestone("p");

        proposal.Invoking(p => p.Commit()).Should().Throw<AuditAppendRefusedException>();
        proposal.RegisterMilestone("q");
        proposal.Commit().Count.Should().Be(2);

        SnapshotEquality.VerifyReplay(registry.Current, sink.Kept);
    }

    [Fact]
    public void Two_threads_at_once_are_refused()
    {
        using ManualResetEventSlim inside = new();
        using ManualResetEventSlim gate = new();
        MilestoneRegistry registry = new(new MilestoneRegistryOptions
        {
            TransitionRule = _ =>
            {
                inside.Set();
                WorkerThreads.Await(gate);
                return null;
            },
        });
        registry.RegisterMilestone("a");
        ProposedChange proposal = registry.Propose();
        WorkerThreads crew = new();
        crew.Start(() => proposal.UpdateMilestoneStatus("a", MilestoneStatus.Completed));
        WorkerThreads.Await(inside);

        proposal.Invoking(p => p.RegisterMilestone("b")).Should().Throw<InvalidOperationException>().WithMessage("*one thread*");
        proposal.Invoking(p => p.Commit()).Should().Throw<InvalidOperationException>();
        proposal.Staged.Should().BeSameAs(proposal.Base, "what was staged before the edit can be read meanwhile");
        proposal.Invoking(p => p.Dispose()).Should().Throw<InvalidOperationException>();
        proposal.Base.Count.Should().Be(1);
        gate.Set();
        crew.Join();

        proposal.Commit().GetProgress("a").Should().Be(1, "nothing of the edit was lost");
    }

    [Fact]
    public void A_preview_says_what_would_move()
    {
        _registry.RegisterMilestone("b");
        _registry.DeclareMilestoneDependency("b", "a");
        using ProposedChange proposal = _registry.Propose();
        proposal.UpdateMilestoneStatus("a", MilestoneStatus.Blocked);

        RegistryDifference difference = proposal.Staged.ChangesSince(proposal.Base);
        difference.Milestones.Select(d => d.Name).Should().Equal("a");
        difference.RiskLevels.Select(d => d.Name + " " + d.RiskBefore + " to " + d.RiskAfter)
            .Should().Equal("a None to Critical", "b Low to High");
        difference.Affected.Select(d => d.Name).Should().Equal("a", "b");
        difference.Progress.Should().BeEmpty();
        _registry.AssessRisk("b").Level.Should().Be(RiskLevel.Low);
    }

    [Fact]
    public void Snapshots_of_a_proposal_never_change_under_its_later_edits()
    {
        using ProposedChange proposal = _registry.Propose();
        proposal.RegisterMilestone("p");
        RegistrySnapshot early = proposal.Staged;
        proposal.DeclareMilestoneDependency("a", "p");
        proposal.UpdateMilestoneStatus("p", MilestoneStatus.Completed);
        proposal.Commit();
        _registry.RemoveMilestone("p");

        early.GetMilestone("p")!.Dependents.Should().BeEmpty();
        early.GetProgress("a").Should().Be(0);
        early.State.CheckInvariants();
    }
}
