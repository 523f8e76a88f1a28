using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// The host's rule about changes of status: what it is asked, what it may do, and what it may not.
public sealed class TransitionRuleTests
{
    private readonly InMemoryAuditLog _log = new();
    private readonly List<string> _asked = [];
    private readonly MilestoneRegistry _registry;
    private Func<StatusTransition, string?> _rule = _ => null;

    public TransitionRuleTests()
    {
        _registry = new MilestoneRegistry(_log, new MilestoneRegistryOptions
        {
            TransitionRule = t =>
            {
                _asked.Add(t.ToString());
                return _rule(t);
            },
        });
        _registry.RegisterMilestone("a", null, MilestoneStatus.InProgress);
        _registry.RegisterMilestone("b");
    }

    [Fact]
    public void It_refuses_with_a_sentence()
    {
        _rule = _ => "Nobody has signed.";

        StatusTransitionRefusedException refusal = _registry.Invoking(r => r.UpdateMilestoneStatus("a", MilestoneStatus.Completed))
            .Should().Throw<StatusTransitionRefusedException>().Which;

        (refusal.Name, refusal.From, refusal.To, refusal.Reason).Should()
            .Be(("a", MilestoneStatus.InProgress, MilestoneStatus.Completed, "Nobody has signed."));
        refusal.Message.Should().Contain("'a'").And.Contain("Nobody has signed.");
        _registry.GetMilestone("a")!.Status.Should().Be(MilestoneStatus.InProgress);
        _log.LastSequence.Should().Be(2);
    }

    [Fact]
    public void A_rule_that_throws_refuses_and_its_exception_is_inside()
    {
        FormatException own = new("The host's own.");
        _rule = _ => throw own;

        _registry.Invoking(r => r.UpdateMilestoneStatus("a", MilestoneStatus.Completed)).Should().Throw<StatusTransitionRefusedException>()
            .WithMessage("*the rule itself failed*").Which.InnerException.Should().BeSameAs(own);

        _registry.IsFaulted.Should().BeFalse();
        _rule = _ => null;
        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed).Should().BeTrue();
    }

    [Fact]
    public void It_is_asked_only_about_changes_of_status()
    {
        _registry.UpdateMilestoneStatus("a", MilestoneStatus.InProgress).Should().BeFalse();
        _registry.RegisterMilestone("c", null, MilestoneStatus.Completed);
        _registry.RemoveMilestone("c");
        _asked.Should().BeEmpty("neither the same status nor the one at registration is a transition");

        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed, new ChangeContext { Actor = "ada" });
        _asked.Should().Equal("a from InProgress to Completed, by ada");
    }

    [Fact]
    public void It_is_not_asked_on_replay()
    {
        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed);

        MilestoneRegistry opened = MilestoneRegistry.Open(_log, new MilestoneRegistryOptions { TransitionRule = _ => "never" });

        opened.GetMilestone("a")!.Status.Should().Be(MilestoneStatus.Completed);
        _asked.Should().HaveCount(1);
    }

    [Fact]
    public void It_reads_the_snapshot_before_the_change()
    {
        double progress = -1;
        long version = -1;
        long current = -1;
        _rule = t =>
        {
            (progress, version, current) = (t.Snapshot.GetProgress("a"), t.Snapshot.Version, _registry.Current.Version);
            return null;
        };

        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed);

        (progress, version, current).Should().Be((0.5, 2L, 2L));
    }

    [Fact]
    public void It_cannot_look_at_the_snapshot_for_the_first_time_after_it_has_returned()
    {
        StatusTransition? kept = null;
        _rule = t =>
        {
            kept = t;
            return null;
        };

        _registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed);

        kept!.Invoking(t => t.Snapshot).Should().Throw<InvalidOperationException>().WithMessage("*within the rule*");
    }

    [Fact]
    public void Within_a_proposal_and_a_batch_it_is_asked_with_the_staged_state_and_once()
    {
        List<(long, int)> seen = [];
        _rule = t =>
        {
            seen.Add((t.Snapshot.Version, t.Snapshot.Count));
            return t.To == MilestoneStatus.Completed
                && t.Snapshot.GetMilestone(t.Name)!.Dependencies.Any(d => t.Snapshot.GetMilestone(d)!.Status != MilestoneStatus.Completed)
                ? "a dependency is open" : null;
        };
        using ProposedChange proposal = _registry.Propose();
        proposal.RegisterMilestone("c");
        proposal.DeclareMilestoneDependency("a", "c");
        proposal.Invoking(p => p.UpdateMilestoneStatus("a", MilestoneStatus.Completed))
            .Should().Throw<StatusTransitionRefusedException>().Which.Reason.Should().Be("a dependency is open");
        proposal.UpdateMilestoneStatus("c", MilestoneStatus.Completed).Should().BeTrue();
        proposal.UpdateMilestoneStatus("a", MilestoneStatus.Completed).Should().BeTrue();
        proposal.Commit();

        seen.Should().Equal((4L, 3), (4L, 3), (5L, 3));
        _registry.Invoking(r => r.Batch(b =>
        {
            b.UpdateMilestoneStatus("b", MilestoneStatus.Blocked);
            b.DeclareMilestoneDependency("b", "a");
            b.RegisterMilestone("d");
            b.DeclareMilestoneDependency("b", "d");
            b.UpdateMilestoneStatus("b", MilestoneStatus.Completed);
        })).Should().Throw<StatusTransitionRefusedException>();
        _registry.GetMilestone("b")!.Status.Should().Be(MilestoneStatus.Planned, "a batch that throws drops everything");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_rule_that_tries_to_change_the_registry_gets_an_InvalidOperationException(bool withinProposal)
    {
        List<Exception> caught = [];
        _rule = _ =>
        {
            foreach (Action<MilestoneRegistry> change in ReentranceTests.Changes)
            {
                try
                {
                    change(_registry);
                }
                catch (Exception e)
                {
                    caught.Add(e);
                }
            }

            return null;
        };

        if (withinProposal)
        {
            using ProposedChange proposal = _registry.Propose();
            proposal.UpdateMilestoneStatus("a", MilestoneStatus.Completed).Should().BeTrue();
            proposal.Commit();
        }
        else
        {
            _registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed).Should().BeTrue();
        }

        caught.Should().HaveCount(ReentranceTests.Changes.Count).And.AllBeOfType<InvalidOperationException>();
        _log.LastSequence.Should().Be(3);
        _registry.RegisterMilestone("afterwards").Version.Should().Be(4);
    }

    [Fact]
    public void A_rule_that_uses_the_proposal_that_asks_it_is_refused()
    {
        using ProposedChange proposal = _registry.Propose();
        InvalidOperationException? caught = null;
        _rule = _ =>
        {
            try
            {
                proposal.RegisterMilestone("x");
            }
            catch (InvalidOperationException e)
            {
                caught = e;
            }

            return null;
        };

        proposal.UpdateMilestoneStatus("a", MilestoneStatus.Completed).Should().BeTrue();

        caught.Should().NotBeNull();
        proposal.Staged.Count.Should().Be(2);
    }

    [Fact]
    public void A_rule_may_change_another_registry_whose_rule_still_may_not_change_the_first()
    {
        List<Exception> caught = [];
        MilestoneRegistry other = new(new MilestoneRegistryOptions
        {
            TransitionRule = _ =>
            {
                try
                {
                    _registry.RegisterMilestone("from the other rule");
                }
                catch (InvalidOperationException e)
                {
                    caught.Add(e);
                }

                return null;
            },
        });
        other.RegisterMilestone("o");
        _rule = _ =>
        {
            other.UpdateMilestoneStatus("o", MilestoneStatus.Completed);
            return null;
        };

        using ProposedChange proposal = _registry.Propose();
        proposal.UpdateMilestoneStatus("a", MilestoneStatus.Completed).Should().BeTrue();

        other.GetProgress("o").Should().Be(1);
        caught.Should().ContainSingle("the first rule is still being asked on this thread");
    }
}
