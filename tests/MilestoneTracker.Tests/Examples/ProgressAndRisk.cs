using FluentAssertions;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Tests.Examples;

public sealed class ProgressAndRisk
{
    private readonly MilestoneRegistry _registry = Plans.ApiUiRelease();

    [Fact]
    public void Progress_is_the_mean_of_what_a_milestone_depends_on()
    {
        _registry.RegisterMilestone("Docs", status: MilestoneStatus.Completed);
        _registry.DeclareMilestoneDependency("Release", "Docs");

        _registry.GetProgress("Release").Should().Be(0.5);
        _registry.UpdateMilestoneStatus("API", MilestoneStatus.InProgress);
        _registry.GetProgress("Release").Should().Be(0.75);
    }

    [Fact]
    public void A_cancelled_dependency_is_left_out_of_the_mean()
    {
        _registry.RegisterMilestone("Docs", status: MilestoneStatus.Completed);
        _registry.DeclareMilestoneDependency("Release", "Docs");

        _registry.UpdateMilestoneStatus("UI", MilestoneStatus.Cancelled);

        _registry.GetProgress("Release").Should().Be(1.0);
    }

    [Fact]
    public void Risk_says_why_and_through_what()
    {
        _registry.UpdateMilestoneStatus("API", MilestoneStatus.Blocked);

        RiskAssessment risk = _registry.AssessRisk("Release");
        risk.Level.Should().Be(RiskLevel.High);
        risk.IsBlocked.Should().BeFalse("something that it needs is, not it");
        risk.UnresolvedDependencies.Should().Equal("UI");
        risk.Factors[0].Code.Should().Be(RiskCode.DependencyBlocked);
        risk.Factors[0].Cause.Should().Be("API");
        risk.Factors[0].Chain.Should().Equal("Release", "UI", "API");
    }

    [Fact]
    public void A_milestone_that_was_completed_too_early_is_a_risk()
    {
        _registry.UpdateMilestoneStatus("Release", MilestoneStatus.Completed);

        RiskAssessment risk = _registry.AssessRisk("Release");
        risk.Completion.Should().Be(1.0);
        risk.Factors.Select(factor => factor.Code).Should().Equal(RiskCode.CompletedBeforeDependencies);
    }

    [Fact]
    public void The_levels_of_all_milestones_come_at_once()
    {
        _registry.UpdateMilestoneStatus("UI", MilestoneStatus.OnHold);

        IReadOnlyDictionary<string, RiskLevel> levels = _registry.AssessRiskLevels();
        levels["API"].Should().Be(RiskLevel.None);
        levels["UI"].Should().Be(RiskLevel.High);
        levels["Release"].Should().Be(RiskLevel.Medium);
    }
}
