using FluentAssertions;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Tests.Examples;

public sealed class ProgressAndRisk
{
    private readonly MilestoneRegistry _registry = Plans.ApiUiRelease();

    [Fact]
    public void Progress_is_how_much_is_done_of_all_that_a_milestone_needs_itself_included()
    {
        _registry.RegisterMilestone("Docs", status: MilestoneStatus.Completed);
        _registry.DeclareMilestoneDependency("Release", "Docs");

        _registry.GetProgress("Release").Should().Be(0.25);
        _registry.UpdateMilestoneStatus("API", MilestoneStatus.InProgress);
        _registry.GetProgress("Release").Should().Be(0.375);
        _registry.GetCompletion("Release").ToString().Should().Be("1 of 4, 37 %");
    }

    [Fact]
    public void What_is_reported_and_what_weighs_more_counts_as_it_is_said()
    {
        _registry.UpdateMilestoneStatus("API", MilestoneStatus.InProgress);
        _registry.SetMilestoneField("API", FieldKeys.Progress, "0.8");
        _registry.SetMilestoneField("API", FieldKeys.Weight, "3");

        _registry.GetProgress("UI").Should().Be(0.6, "three quarters of it are the API");
        Completion.Over(_registry.Current.Milestones.Where(milestone => milestone.Components.Contains("backend"))).Value.Should().Be(0.6);
    }

    [Fact]
    public void A_cancelled_dependency_is_left_out_with_all_that_only_it_needs()
    {
        _registry.RegisterMilestone("Docs", status: MilestoneStatus.Completed);
        _registry.DeclareMilestoneDependency("Release", "Docs");

        _registry.UpdateMilestoneStatus("UI", MilestoneStatus.Cancelled);

        _registry.GetProgress("Release").Should().Be(0.5);
        _registry.GetCompletion("Release").ToString().Should().Be("1 of 2, 1 cancelled, 50 %");
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
        risk.Completion.Value.Should().Be(1.0);
        risk.Completion.ToString().Should().Be("1 of 3, 100 %");
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

    [Fact]
    public void What_two_ways_lead_to_counts_once()
    {
        _registry.DeclareMilestoneDependency("Release", "API");

        _registry.GetCompletion("Release").Counted.Should().Be(3);
    }
}
