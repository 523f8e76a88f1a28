using FluentAssertions;
using MilestoneTracker.Risk;
using Xunit;
using static MilestoneTracker.MilestoneStatus;

namespace MilestoneTracker.Tests.Risks;

public sealed class RiskTests
{
    private readonly MilestoneRegistry _registry = new();

    [Theory]
    [InlineData(RiskCode.Blocked, RiskLevel.Critical)]
    [InlineData(RiskCode.OnHold, RiskLevel.High)]
    [InlineData(RiskCode.DependencyCancelled, RiskLevel.High)]
    [InlineData(RiskCode.DependencyBlocked, RiskLevel.High)]
    [InlineData(RiskCode.DependencyOnHold, RiskLevel.Medium)]
    [InlineData(RiskCode.UnresolvedDependencies, RiskLevel.Low)]
    [InlineData(RiskCode.CompletedBeforeDependencies, RiskLevel.Medium)]
    public void Each_code_has_its_level(RiskCode code, RiskLevel level) => RiskRules.LevelOf(code).Should().Be(level);

    [Fact]
    public void The_values_of_the_codes_ascend_in_the_ordinal_order_of_their_names() =>
        Enum.GetValues<RiskCode>().Select(code => code.ToString()).Should().BeInAscendingOrder(StringComparer.Ordinal);

    [Fact]
    public void A_chain_is_a_shortest_one_and_of_those_the_ordinally_smallest()
    {
        Register(Planned, "near", "a", "B", "long", "longer");
        Register(Blocked, "far");
        Depend("near", "a", "B", "long");
        Depend("long", "longer");
        Depend("longer", "far");
        Depend("a", "far");
        Depend("B", "far");
        _registry.AssessRisk("near").Factors[0].Chain.Should().Equal("near", "B", "far");
        _registry.UpdateMilestoneStatus("B", Completed);
        _registry.AssessRisk("near").Factors[0].Chain.Should().Equal("near", "a", "far");
        _registry.UpdateMilestoneStatus("a", Completed);
        _registry.AssessRisk("near").Factors[0].Chain.Should().Equal("near", "long", "longer", "far");
    }

    [Fact]
    public void A_smaller_first_step_beats_a_smaller_last_one()
    {
        Register(Planned, "near", "x", "y", "z1", "a1");
        Register(OnHold, "far");
        Depend("near", "x", "y");
        Depend("x", "z1");
        Depend("y", "a1");
        Depend("z1", "far");
        Depend("a1", "far");
        _registry.AssessRisk("near").Factors[0].Chain.Should().Equal("near", "x", "z1", "far");
    }

    [Fact]
    public void The_walk_ends_at_completed_ones_and_does_not_go_on_beyond_cancelled_ones()
    {
        Register(Planned, "near");
        Register(Completed, "done");
        Register(Cancelled, "off");
        Register(Blocked, "behind done", "behind off");
        Depend("near", "done", "off");
        Depend("done", "behind done");
        Depend("off", "behind off");
        RiskAssessment risk = _registry.AssessRisk("near");
        risk.Factors.Select(factor => (factor.Code, factor.Cause)).Should()
            .Equal((RiskCode.DependencyCancelled, "off"), (RiskCode.UnresolvedDependencies, "near"));
        risk.UnresolvedDependencies.Should().Equal("off");
    }

    [Fact]
    public void Factors_are_in_order_of_level_then_code_then_cause()
    {
        Register(OnHold, "near", "h2", "H1");
        Register(Blocked, "b2", "B1");
        Register(Cancelled, "c");
        Depend("near", "h2", "H1", "b2", "B1", "c");
        _registry.AssessRisk("near").Factors.Select(factor => $"{factor.Level} {factor.Code} {factor.Cause}").Should().Equal(
            "High DependencyBlocked B1",
            "High DependencyBlocked b2",
            "High DependencyCancelled c",
            "High OnHold near",
            "Medium DependencyOnHold H1",
            "Medium DependencyOnHold h2",
            "Low UnresolvedDependencies near");
    }

    [Fact]
    public void A_completed_milestone_has_at_most_one_factor_and_a_cancelled_one_none_whatever_lies_below()
    {
        Register(Completed, "done");
        Register(Cancelled, "off");
        Register(Blocked, "below");
        Depend("done", "below");
        Depend("off", "below");
        _registry.AssessRisk("done").Factors.Select(factor => factor.Code).Should().Equal(RiskCode.CompletedBeforeDependencies);
        _registry.AssessRisk("off").Factors.Should().BeEmpty();
        _registry.AssessRisk("off").UnresolvedDependencies.Should().Equal("below");
        _registry.AssessRiskLevels().Should().Equal(new Dictionary<string, RiskLevel>
        {
            ["below"] = RiskLevel.Critical,
            ["done"] = RiskLevel.Medium,
            ["off"] = RiskLevel.None,
        });
    }

    private void Register(MilestoneStatus status, params string[] names)
    {
        foreach (string name in names) _registry.RegisterMilestone(name, status: status);
    }

    private void Depend(string milestone, params string[] dependencies)
    {
        foreach (string dependency in dependencies) _registry.DeclareMilestoneDependency(milestone, dependency);
    }
}
