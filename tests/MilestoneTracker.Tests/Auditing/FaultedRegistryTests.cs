using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Tests.Auditing;

// A faulted registry refuses every change, with the cause; reads go on.
public sealed class FaultedRegistryTests
{
    private static readonly IOException Cause = new("The cable was pulled.");

    private readonly MilestoneRegistry _registry;
    private readonly ProposedChange _proposal;
    private readonly FailingOnDemand _sink = new();

    public FaultedRegistryTests()
    {
        _registry = new MilestoneRegistry(_sink);
        _registry.Batch(b =>
        {
            b.RegisterMilestone("a", ["core"]);
            b.RegisterMilestone("b", null, MilestoneStatus.Blocked);
            b.DeclareMilestoneDependency("a", "b");
        });
        _proposal = _registry.Propose();
        _proposal.RegisterMilestone("p");
        _sink.Fails = true;
        FluentActions.Invoking(() => _registry.RegisterMilestone("lost"))
            .Should().Throw<RegistryFaultedException>().Which.InnerException.Should().BeSameAs(Cause);
    }

    public static IEnumerable<object[]> Changes => new (string Name, Action<MilestoneRegistry> Change)[]
    {
        ("register", r => r.RegisterMilestone("c")),
        ("register with bad arguments", r => r.RegisterMilestone(null!)),
        ("register with hostile components", r =>
            r.RegisterMilestone("c", Enumerable.Range(0, 1).Select<int, string>(_ => throw new FormatException()))),
        ("update", r => r.UpdateMilestoneStatus("a", MilestoneStatus.Completed)),
        ("update to what it is", r => r.UpdateMilestoneStatus("a", MilestoneStatus.Planned)),
        ("update with bad arguments", r => r.UpdateMilestoneStatus(" ", (MilestoneStatus)77)),
        ("update of an unknown name", r => r.UpdateMilestoneStatus("nobody", MilestoneStatus.Completed)),
        ("declare", r => r.DeclareMilestoneDependency("b", "a")),
        ("declare with bad arguments", r => r.DeclareMilestoneDependency(null!, null!)),
        ("try to declare", r => r.TryDeclareMilestoneDependency("b", "a")),
        ("try to declare with bad arguments", r => r.TryDeclareMilestoneDependency(null!, "a")),
        ("withdraw", r => r.WithdrawMilestoneDependency("a", "b")),
        ("withdraw of an unknown name", r => r.WithdrawMilestoneDependency("a", "nobody")),
        ("remove", r => r.RemoveMilestone("a")),
        ("remove with bad arguments", r => r.RemoveMilestone(null!)),
        ("change components", r => r.ChangeMilestoneComponents("a", ["ui"])),
        ("change components to nothing", r => r.ChangeMilestoneComponents("a", null!)),
        ("set a field of the plan", r => r.SetPlanField("title", "x")),
        ("set a field of the plan with bad arguments", r => r.SetPlanField("Title", "")),
        ("set a field of a milestone", r => r.SetMilestoneField("a", "title", "x")),
        ("set a field of an unknown milestone", r => r.SetMilestoneField("nobody", "title", "x")),
        ("set a field of a dependency", r => r.SetDependencyField("a", "b", "lag", "x")),
        ("set a field of what is no dependency", r => r.SetDependencyField("b", "a", "lag", "x")),
        ("set a field of a record", r => r.SetRecordField("resources", "Ada", "title", "x")),
        ("remove a record that is not there", r => r.RemoveRecord("resources", "Ada")),
        ("batch", r => r.Batch(_ => throw new FormatException("The delegate must not be asked."))),
        ("batch with bad arguments", r => r.Batch(null!)),
        ("commit of nothing", r => r.Propose().Commit()),
    }.Select(c => new object[] { c.Name, c.Change });

    [Theory]
    [MemberData(nameof(Changes))]
    public void Every_change_is_refused_before_anything_else_is_looked_at(string name, Action<MilestoneRegistry> change)
    {
        _registry.Invoking(change).Should().Throw<RegistryFaultedException>(name).Which.InnerException.Should().BeSameAs(Cause);
        _registry.Current.Version.Should().Be(3);
    }

    [Fact]
    public void A_proposal_made_before_the_fault_is_refused_and_can_still_be_read()
    {
        _proposal.Invoking(p => p.Commit()).Should().Throw<RegistryFaultedException>().Which.InnerException.Should().BeSameAs(Cause);

        _proposal.Staged.GetMilestone("p").Should().NotBeNull();
        _registry.GetMilestone("p").Should().BeNull();
    }

    [Fact]
    public void Reads_go_on()
    {
        _registry.IsFaulted.Should().BeTrue();
        _registry.Current.Count.Should().Be(2);
        _registry.GetMilestone("a")!.Dependencies.Should().Equal("b");
        _registry.GetMilestone("lost").Should().BeNull();
        _registry.GetProgress("a").Should().Be(0);
        _registry.GetStatusHistory("b").Should().ContainSingle();
        _registry.GetDependencyGraph().Should().HaveCount(2);
        _registry.AssessRisk("a").Level.Should().Be(RiskLevel.High);
        _registry.AssessRiskLevels().Should().HaveCount(2);
        _registry.AnalyzeImpact("b").Should().Equal("a");
        _registry.CheckDependency("b", "a").Verdict.Should().Be(DependencyVerdict.ClosesCycle);
        _registry.ToString().Should().Contain("faulted");
        _registry.Current.State.CheckInvariants();
    }

    [Fact]
    public void What_if_goes_on_but_cannot_be_committed()
    {
        using ProposedChange proposal = _registry.Propose();
        proposal.UpdateMilestoneStatus("b", MilestoneStatus.Completed).Should().BeTrue();

        proposal.Staged.GetProgress("a").Should().Be(0.5);
        proposal.Invoking(p => p.Commit()).Should().Throw<RegistryFaultedException>();
    }

    private sealed class FailingOnDemand : IAuditSink
    {
        public bool Fails { get; set; }

        public void Append(IReadOnlyList<AuditEvent> events)
        {
            if (Fails) throw Cause;
        }
    }
}
