using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Tests.Scale;

/// <summary>A million in a row, and a million around one: nothing recurses, nothing is quadratic. A stack that overflowed or a
/// quadratic step would not end.</summary>
[Trait("Category", "Long")]
public sealed class MillionTests
{
    private const int Million = 1_000_000;
    private const int Quarter = Million / 4;

    /// <summary>Names of one length, so that their order is that of their numbers.</summary>
    private static readonly string[] Names =
        [.. Enumerable.Range(0, Million).Select(i => "m" + i.ToString("D6", CultureInfo.InvariantCulture))];

    private readonly MilestoneRegistry _registry = new();

    [Fact]
    public void A_chain_of_a_million_is_declared_flipped_and_assessed()
    {
        Register(Million, MilestoneStatus.Blocked);
        for (int i = 1; i < Million; i++) _registry.DeclareMilestoneDependency(Names[i], Names[i - 1]);
        string far = Names[0];
        string near = Names[Million - 1];

        _registry.UpdateMilestoneStatus(far, MilestoneStatus.InProgress).Should().BeTrue();
        _registry.GetProgress(near).Should().Be(0.5 / Million);
        _registry.UpdateMilestoneStatus(far, MilestoneStatus.Completed).Should().BeTrue();
        _registry.GetCompletion(near).Should().BeEquivalentTo(new { Completed = 1, Counted = Million, Cancelled = 0,
            Value = 1.0 / Million });

        _registry.UpdateMilestoneStatus(far, MilestoneStatus.Blocked).Should().BeTrue();
        _registry.GetProgress(near).Should().Be(0.0);
        RiskAssessment risk = _registry.AssessRisk(near);
        risk.Factors.Count.Should().Be(Million + 1, "its own, one for each other, and that one is unresolved");
        risk.Factors[0].Code.Should().Be(RiskCode.Blocked);
        RiskFactor farthest = risk.Factors.Single(factor => factor.Cause == far);
        farthest.Chain.Count.Should().Be(Million);
        farthest.Chain[0].Should().Be(near);
        _registry.AssessRiskLevels()[near].Should().Be(RiskLevel.Critical);
        _registry.AnalyzeImpact(far).Count.Should().Be(Million - 1);

        DependencyCheck check = _registry.CheckDependency(far, near);
        check.Verdict.Should().Be(DependencyVerdict.ClosesCycle);
        check.CyclePath.Count.Should().Be(Million + 1);
        check.ToString().Length.Should().BeLessThan(1000, "a long path is elided in words");
    }

    [Fact]
    public void A_chain_declared_against_the_order_of_registration_comes_out_the_same()
    {
        Register(Quarter, MilestoneStatus.Planned);
        for (int i = 1; i < Quarter; i++) _registry.DeclareMilestoneDependency(Names[i - 1], Names[i]);
        _registry.UpdateMilestoneStatus(Names[Quarter - 1], MilestoneStatus.Completed);
        _registry.GetProgress(Names[0]).Should().Be(1.0 / Quarter);

        RegistrySnapshot before = _registry.Current;
        _registry.RemoveMilestone(Names[Quarter / 2]);
        _registry.GetProgress(Names[0]).Should().Be(0.0);
        _registry.Current.ChangesSince(before).Milestones.Select(moved => moved.Name).Should().Equal(
            [Names[(Quarter / 2) - 1], Names[Quarter / 2]], "one lost a dependency, and the other is gone");
        _registry.GetCompletion(Names[0]).Counted.Should().Be(Quarter / 2);
        before.GetProgress(Names[0]).Should().Be(1.0 / Quarter);
    }

    [Fact]
    public void A_hub_with_a_million_dependents_is_declared_flipped_assessed_and_removed()
    {
        Register(Million, MilestoneStatus.Blocked);
        _registry.RegisterMilestone("hub");
        for (int i = 0; i < Million; i++) _registry.DeclareMilestoneDependency(Names[i], "hub");

        _registry.UpdateMilestoneStatus("hub", MilestoneStatus.InProgress);
        _registry.GetProgress(Names[Million - 1]).Should().Be(0.25);
        _registry.UpdateMilestoneStatus("hub", MilestoneStatus.Blocked);
        _registry.AssessRisk(Names[0]).Factors.Select(factor => factor.Code)
            .Should().Equal(RiskCode.Blocked, RiskCode.DependencyBlocked, RiskCode.UnresolvedDependencies);
        _registry.AnalyzeImpact("hub").Count.Should().Be(Million);
        _registry.GetMilestone("hub")!.Dependents.Count.Should().Be(Million);

        long version = _registry.Current.Version;
        _registry.RemoveMilestone("hub");
        _registry.Current.Version.Should().Be(version + Million + 1);
        _registry.GetMilestone(Names[7])!.Dependencies.Should().BeEmpty();
        _registry.Current.Count.Should().Be(Million);
    }

    [Fact]
    public void A_hub_with_a_quarter_of_a_million_dependencies_is_declared_flipped_assessed_and_removed()
    {
        _registry.RegisterMilestone("hub");
        Register(Quarter, MilestoneStatus.Blocked);
        for (int i = 0; i < Quarter; i++) _registry.DeclareMilestoneDependency("hub", Names[i]);
        _registry.GetProgress("hub").Should().Be(0.0);
        _registry.UpdateMilestoneStatus(Names[0], MilestoneStatus.Completed);
        _registry.GetProgress("hub").Should().Be(1.0 / (Quarter + 1));

        RiskAssessment risk = _registry.AssessRisk("hub");
        risk.UnresolvedDependencies.Count.Should().Be(Quarter - 1);
        risk.Factors.Count.Should().Be(Quarter);
        risk.Factors[0].Chain.Should().Equal("hub", Names[1]);
        _registry.RemoveMilestone("hub");
        _registry.GetMilestone(Names[0])!.Dependents.Should().BeEmpty();
    }

    private void Register(int count, MilestoneStatus status)
    {
        for (int i = 0; i < count; i++) _registry.RegisterMilestone(Names[i], status: status);
    }
}
