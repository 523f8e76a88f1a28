using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Auditing;

// A call that is wrong in several ways is refused for the first of them: arguments, unknown names, stale, then what the
// operation itself refuses. (Faulted comes before all of these: FaultedRegistryTests.)
public sealed class OrderOfChecksTests
{
    private const string Bad = " bad";
    private readonly MilestoneRegistry _registry = new(new MilestoneRegistryOptions { TransitionRule = _ => "never" });

    public OrderOfChecksTests()
    {
        _registry.RegisterMilestone("a");
        _registry.RegisterMilestone("b");
        _registry.DeclareMilestoneDependency("a", "b");
    }

    [Fact]
    public void Arguments_come_before_duplicates()
    {
        _registry.Invoking(r => r.RegisterMilestone("a", ["ok", Bad])).Should().Throw<ArgumentException>().WithParameterName("components");
        _registry.Invoking(r => r.RegisterMilestone("a", null, (MilestoneStatus)6)).Should().Throw<ArgumentOutOfRangeException>().WithParameterName("status");
    }

    [Fact]
    public void Arguments_come_before_unknown_names()
    {
        _registry.Invoking(r => r.UpdateMilestoneStatus("nobody", (MilestoneStatus)(-1))).Should().Throw<ArgumentOutOfRangeException>();
        _registry.Invoking(r => r.DeclareMilestoneDependency("nobody", Bad)).Should().Throw<ArgumentException>().WithParameterName("dependency");
        _registry.Invoking(r => r.TryDeclareMilestoneDependency("nobody", Bad)).Should().Throw<ArgumentException>().WithParameterName("dependency");
        _registry.Invoking(r => r.WithdrawMilestoneDependency("nobody", Bad)).Should().Throw<ArgumentException>().WithParameterName("dependency");
        _registry.Invoking(r => r.CheckDependency("nobody", Bad)).Should().Throw<ArgumentException>().WithParameterName("dependency");
    }

    [Fact]
    public void The_first_argument_comes_before_the_second()
    {
        _registry.Invoking(r => r.DeclareMilestoneDependency(Bad, null!)).Should().Throw<ArgumentException>().WithParameterName("milestone");
        _registry.Invoking(r => r.DeclareMilestoneDependency("nobody", "no one")).Should().Throw<MilestoneNotFoundException>().Which.Name.Should().Be("nobody");
        _registry.Invoking(r => r.WithdrawMilestoneDependency("nobody", "no one")).Should().Throw<MilestoneNotFoundException>().Which.Name.Should().Be("nobody");
        _registry.CheckDependency("nobody", "no one").UnknownMilestone.Should().Be("nobody");
        _registry.CheckDependency("a", "no one").UnknownMilestone.Should().Be("no one");
        _registry.Invoking(r => r.UpdateMilestoneStatus(Bad, (MilestoneStatus)99)).Should().Throw<ArgumentException>().WithParameterName("name");
    }

    [Fact]
    public void Unknown_names_come_before_what_the_operation_refuses()
    {
        _registry.Invoking(r => r.UpdateMilestoneStatus("nobody", MilestoneStatus.Completed)).Should().Throw<MilestoneNotFoundException>();
        _registry.Invoking(r => r.DeclareMilestoneDependency("nobody", "nobody")).Should().Throw<MilestoneNotFoundException>("an unknown milestone on itself is unknown, not a cycle");
        _registry.Invoking(r => r.UpdateMilestoneStatus("a", MilestoneStatus.Completed)).Should().Throw<StatusTransitionRefusedException>();
    }

    [Fact]
    public void An_ended_proposal_says_so_before_it_looks_at_arguments()
    {
        ProposedChange proposal = _registry.Propose();
        proposal.Dispose();

        proposal.Invoking(p => p.RegisterMilestone(null!)).Should().Throw<ObjectDisposedException>();
        proposal.Invoking(p => p.UpdateMilestoneStatus("nobody", (MilestoneStatus)9)).Should().Throw<ObjectDisposedException>();
    }
}
