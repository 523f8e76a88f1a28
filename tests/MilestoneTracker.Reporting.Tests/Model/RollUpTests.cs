using FluentAssertions;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Model;

public sealed class RollUpTests
{
    private readonly MilestoneRegistry _registry = new();

    private PlanReport Report => PlanReport.Create(_registry.Current);

    [Fact]
    public void A_milestone_counts_once_in_the_total_however_many_components_it_spans()
    {
        _registry.RegisterMilestone("wide", ["api", "db", "web"], MilestoneStatus.Completed);
        _registry.RegisterMilestone("narrow", ["api"]);

        Report.Total.Count.Should().Be(2);
        Report.Total.Completion.ToString().Should().Be("1 of 2, 50 %");
        Report.Components.Select(group => (group.Name, group.Count, group.Completion.Value))
            .Should().Equal(("api", 2, 0.5), ("db", 1, 1.0), ("web", 1, 1.0));
    }

    [Fact]
    public void A_milestone_without_components_is_in_the_total_alone()
    {
        _registry.RegisterMilestone("free");

        Report.Total.Count.Should().Be(1);
        Report.Components.Should().BeEmpty();
    }

    [Fact]
    public void Cancelled_milestones_are_counted_and_left_out_of_the_progress()
    {
        _registry.RegisterMilestone("done", ["api"], MilestoneStatus.Completed);
        _registry.RegisterMilestone("dropped", ["api"], MilestoneStatus.Cancelled);

        Report.Total.Count.Should().Be(2);
        Report.Total.CountOf(MilestoneStatus.Cancelled).Should().Be(1);
        Report.Total.Completion.Value.Should().Be(1);
        Report.Total.Completion.ToString().Should().Be("1 of 1, 1 cancelled, 100 %");
        Report.Milestones.Single(entry => entry.Name == "dropped").Completion.Percent.Should().BeNull();
    }

    [Fact]
    public void A_group_with_nothing_to_reach_has_no_progress()
    {
        PlanReport.Create(new MilestoneRegistry().Current).Total.Should()
            .BeEquivalentTo(new { Count = 0, AtRisk = 0, Completion = new { Counted = 0, Value = (double?)null, Percent = (int?)null } });
        _registry.RegisterMilestone("dropped", ["api"], MilestoneStatus.Cancelled);

        Report.Components.Single().Completion.Percent.Should().BeNull();
        Report.Total.ToString().Should().Contain("no data");
    }

    [Fact]
    public void A_group_counts_its_members_and_not_what_they_need()
    {
        _registry.RegisterMilestone("page", ["web"], MilestoneStatus.InProgress);
        foreach (string need in new[] { "schema", "api", "rights" })
        {
            _registry.RegisterMilestone(need, ["server"]);
            _registry.DeclareMilestoneDependency("page", need);
        }

        Report.Milestones.Single(entry => entry.Name == "page").Completion.ToString().Should().Be("0 of 4, 12 %");
        Report.Components.Single(group => group.Name == "web").Completion.ToString().Should().Be("0 of 1, 50 %");
        Report.Total.Completion.ToString().Should().Be("0 of 4, 12 %");
    }

    [Fact]
    public void A_chain_that_is_carried_out_in_order_shows_how_much_is_done()
    {
        string[] steps = ["kick-off", .. Enumerable.Range(1, 50).Select(i => $"step {i:00}"), "ship"];
        for (int i = 0; i < steps.Length; i++)
        {
            _registry.RegisterMilestone(steps[i], status: i < 2 ? MilestoneStatus.Completed : MilestoneStatus.Planned);
            if (i > 0) _registry.DeclareMilestoneDependency(steps[i], steps[i - 1]);
        }

        Report.Milestones.Single(entry => entry.Name == "ship").Completion.ToString().Should().Be("2 of 52, 3 %");
        Report.Total.Completion.ToString().Should().Be("2 of 52, 3 %");
        string page = Report.ToText(ReportFormat.Markdown);
        page.Should().Contain("| ship | planned | 2 of 52, 3 % |").And.NotContain("99 %").And.NotContain("100 %");
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
        PlanReport report = PlanReport.Create(_registry.Current, new PlanReportOptions { AtRiskThreshold = from });

        report.AtRisk.Should().HaveCount(expected);
        report.Total.AtRisk.Should().Be(expected);
        report.AtRisk.Should().BeInDescendingOrder(entry => entry.Risk);
        report.AtRisk[0].Assessment!.Factors[0].Code.Should().Be(RiskCode.Blocked);
    }

    [Fact]
    public void Only_the_worst_are_assessed()
    {
        foreach (string name in new[] { "a", "b", "c" })
            _registry.RegisterMilestone(name, status: name == "b" ? MilestoneStatus.Blocked : MilestoneStatus.OnHold);
        PlanReport report = PlanReport.Create(_registry.Current, new PlanReportOptions { MaxAssessed = 2 });

        report.AtRisk.Select(entry => (entry.Name, entry.Assessment is not null)).Should().Equal(("b", true), ("a", true), ("c", false));
    }
}
