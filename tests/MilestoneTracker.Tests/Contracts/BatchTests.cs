using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// A batch: one change, all or nothing.
public sealed class BatchTests
{
    private readonly InMemoryAuditLog _log = new();
    private readonly MilestoneRegistry _registry;

    public BatchTests()
    {
        _registry = new MilestoneRegistry(_log);
        _registry.RegisterMilestone("a");
    }

    [Fact]
    public void What_it_throws_drops_everything_and_is_thrown_on()
    {
        FormatException own = new("The host's own.");

        _registry.Invoking(r => r.Batch(b =>
        {
            b.RegisterMilestone("b");
            b.RemoveMilestone("a");
            throw own;
        })).Should().Throw<FormatException>().Which.Should().BeSameAs(own);

        _registry.Current.Milestones.Select(m => m.Name).Should().Equal("a");
        _log.LastSequence.Should().Be(1);
        _registry.RegisterMilestone("b").StatusHistory.Should()
            .ContainSingle().Which.Sequence.Should().Be(2, "a name of a dropped batch is new");
    }

    [Fact]
    public void A_refusal_that_it_catches_leaves_the_rest_of_it()
    {
        _registry.Batch(b =>
        {
            b.RegisterMilestone("b");
            b.DeclareMilestoneDependency("b", "a");
            b.Invoking(p => p.DeclareMilestoneDependency("a", "b")).Should().Throw<DependencyCycleException>();
            b.Invoking(p => p.RegisterMilestone("b")).Should().Throw<DuplicateMilestoneException>();
            b.Invoking(p => p.RegisterMilestone("c", [" "])).Should().Throw<ArgumentException>();
            b.RegisterMilestone("d");
        });

        _log.Read(2).Select(e => e.Data.ToString()).Should().Equal("b registered as Planned", "b depends on a", "d registered as Planned");
        _log.Read(2).Select(e => (e.Index, e.Count)).Should().Equal((1, 3), (2, 3), (3, 3));
        SnapshotEquality.VerifyReplay(_registry.Current, _log);
    }

    [Fact]
    public void A_batch_that_drops_itself_changes_nothing()
    {
        RegistrySnapshot after = _registry.Batch(b =>
        {
            b.RegisterMilestone("b");
            b.Dispose();
        });

        after.Version.Should().Be(1);
        _log.LastSequence.Should().Be(1);
    }

    [Fact]
    public void It_cannot_be_committed_from_within()
    {
        _registry.Batch(b => b.Invoking(p => p.Commit()).Should().Throw<InvalidOperationException>().WithMessage("*commits*itself*"));

        _registry.Current.Version.Should().Be(1);
    }

    [Fact]
    public void Its_proposal_cannot_be_used_afterwards()
    {
        ProposedChange? kept = null;
        _registry.Batch(b =>
        {
            kept = b;
            b.RegisterMilestone("b");
        });

        kept!.Invoking(p => p.RegisterMilestone("c")).Should().Throw<ObjectDisposedException>();
        kept!.Staged.Count.Should().Be(2, "what was staged can still be read");
        _registry.Current.Count.Should().Be(2);
    }

    [Fact]
    public void What_is_staged_is_not_coalesced()
    {
        _registry.Batch(b =>
        {
            b.UpdateMilestoneStatus("a", MilestoneStatus.Blocked);
            b.UpdateMilestoneStatus("a", MilestoneStatus.Planned);
            b.RegisterMilestone("b");
            b.RemoveMilestone("b");
        });

        _log.LastSequence.Should().Be(5);
        _registry.GetStatusHistory("a")
            .Select(s => s.Status).Should().Equal(MilestoneStatus.Planned, MilestoneStatus.Blocked, MilestoneStatus.Planned);
        SnapshotEquality.VerifyReplay(_registry.Current, _log);
    }

    [Fact]
    public void It_gives_the_registry_right_after_it()
    {
        RegistrySnapshot after = _registry.Batch(b => b.RegisterMilestone("b"));

        after.Version.Should().Be(2);
        after.Milestones.Should().Equal(_registry.Current.Milestones);
    }

    [Fact]
    public void Through_an_editor_of_a_registry_it_is_one_change_with_the_editors_context()
    {
        List<RegistryChange> changes = [];
        using IDisposable subscription = _registry.Subscribe(changes.Add);
        PlanEditor editor = _registry.Edit(new ChangeContext { Actor = "ada" });

        editor.Batch(change =>
        {
            change.RegisterMilestone("b");
            change.DeclareMilestoneDependency("b", "a");
            change.Now.Count.Should().Be(2, "an edit sees those before it");
            editor.Now.Count.Should().Be(1, "nobody else sees half of it");
        });

        changes.Should().ContainSingle().Which.Events.Select(e => (e.Index, e.Count, e.Context.Actor)).Should()
            .Equal((1, 2, "ada"), (2, 2, "ada"));
        editor.Invoking(e => e.Batch(null!)).Should().Throw<ArgumentNullException>().WithParameterName("edit");
    }

    [Fact]
    public void Through_an_editor_of_a_registry_what_throws_leaves_nothing_and_of_a_proposal_what_was_before_it()
    {
        using ProposedChange proposal = _registry.Propose();
        foreach (PlanEditor editor in (PlanEditor[])[_registry.Edit(), proposal])
        {
            editor.Invoking(e => e.Batch(change =>
            {
                change.RegisterMilestone("b");
                change.RegisterMilestone("a");
            })).Should().Throw<DuplicateMilestoneException>();
        }

        _registry.Current.Milestones.Select(m => m.Name).Should().Equal("a");
        proposal.Staged.Milestones.Select(m => m.Name).Should().Equal("a", "b");
        proposal.Invoking(p => p.Batch(null!)).Should().Throw<ArgumentNullException>().WithParameterName("edit");
    }
}
