using FluentAssertions;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Model;

public sealed class RollUpTests
{
    private readonly MilestoneRegistry _registry = new();

    private PlanReport Report => PlanReport.Of(_registry.Current);

    [Fact]
    public void A_milestone_counts_once_in_the_total_however_many_components_it_spans()
    {
        _registry.RegisterMilestone("wide", ["api", "db", "web"], MilestoneStatus.Completed);
        _registry.RegisterMilestone("narrow", ["api"]);

        Report.Total.Count.Should().Be(2);
        Report.Total.MeanProgress.Should().Be(0.5);
        Report.Components.Select(group => (group.Name, group.Count, group.MeanProgress)).Should().Equal(("api", 2, 0.5), ("db", 1, 1.0), ("web", 1, 1.0));
    }

    [Fact]
    public void A_milestone_without_components_is_in_the_total_alone()
    {
        _registry.RegisterMilestone("free");

        Report.Total.Count.Should().Be(1);
        Report.Components.Should().BeEmpty();
    }

    [Fact]
    public void Cancelled_milestones_are_counted_and_left_out_of_the_mean()
    {
        _registry.RegisterMilestone("done", ["api"], MilestoneStatus.Completed);
        _registry.RegisterMilestone("dropped", ["api"], MilestoneStatus.Cancelled);

        Report.Total.Count.Should().Be(2);
        Report.Total.CountOf(MilestoneStatus.Cancelled).Should().Be(1);
        Report.Total.MeanProgress.Should().Be(1);
        Report.Total.Percent.Should().Be(100);
        Report.Milestones.Single(entry => entry.Name == "dropped").Percent.Should().BeNull();
    }

    [Fact]
    public void A_group_with_nothing_to_reach_has_no_mean()
    {
        PlanReport.Of(new MilestoneRegistry().Current).Total.Should().BeEquivalentTo(new { Count = 0, AtRisk = 0, MeanProgress = (double?)null, Percent = (int?)null });
        _registry.RegisterMilestone("dropped", ["api"], MilestoneStatus.Cancelled);

        Report.Components.Single().Percent.Should().BeNull();
        Report.Total.ToString().Should().Contain("no data");
    }

    [Fact]
    public void All_counts_by_status_add_up()
    {
        foreach (MilestoneStatus status in Enum.GetValues<MilestoneStatus>()) _registry.RegisterMilestone("as " + status, status: status);

        Enum.GetValues<MilestoneStatus>().Select(status => Report.Total.CountOf(status)).Should().OnlyContain(count => count == 1);
        FluentActions.Invoking(() => Report.Total.CountOf((MilestoneStatus)6)).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Report.Total.CountOf((MilestoneStatus)(-1))).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(RiskLevel.None, 3)]
    [InlineData(RiskLevel.Low, 3)]
    [InlineData(RiskLevel.Medium, 2)]
    [InlineData(RiskLevel.High, 2)]
    [InlineData(RiskLevel.Critical, 1)]
    public void At_risk_is_who_has_the_level_that_the_report_asks_for_and_never_one_without_a_risk(RiskLevel from, int expected)
    {
        _registry.RegisterMilestone("a", status: MilestoneStatus.Blocked); // critical
        _registry.RegisterMilestone("b"); // high, through a
        _registry.DeclareMilestoneDependency("b", "a");
        _registry.RegisterMilestone("c");
        _registry.RegisterMilestone("d"); // low: c is not there yet
        _registry.DeclareMilestoneDependency("d", "c");
        PlanReport report = PlanReport.Of(_registry.Current, new PlanReportOptions { AtRiskFrom = from });

        report.AtRisk.Should().HaveCount(expected);
        report.Total.AtRisk.Should().Be(expected);
        report.AtRisk.Should().BeInDescendingOrder(entry => entry.Risk);
        report.AtRisk[0].Assessment!.Factors[0].Code.Should().Be(RiskCode.Blocked);
    }

    [Fact]
    public void Only_the_worst_are_assessed()
    {
        foreach (string name in new[] { "a", "b", "c" }) _registry.RegisterMilestone(name, status: name == "b" ? MilestoneStatus.Blocked : MilestoneStatus.OnHold);
        PlanReport report = PlanReport.Of(_registry.Current, new PlanReportOptions { MostAssessed = 2 });

        report.AtRisk.Select(entry => (entry.Name, entry.Assessment is not null)).Should().Equal(("b", true), ("a", true), ("c", false));
    }
}
