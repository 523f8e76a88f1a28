using FluentAssertions;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Model;

public sealed class ScopeTests
{
    private readonly MilestoneRegistry _registry = new();

    public ScopeTests()
    {
        // a ← b ← c ← d ← e, and x beside: c needs x, y needs b.
        foreach (string name in new[] { "a", "b", "c", "d", "e" }) _registry.RegisterMilestone(name, ["main"]);
        _registry.RegisterMilestone("x", ["main", "side"], MilestoneStatus.Blocked);
        _registry.RegisterMilestone("y", ["side"]);
        foreach (string pair in new[] { "ba", "cb", "dc", "ed", "cx", "yb" }) _registry.DeclareMilestoneDependency(pair[..1], pair[1..]);
    }

    [Theory]
    [InlineData(0, 0, "c")]
    [InlineData(1, 0, "b c x")]
    [InlineData(2, 0, "a b c x")]
    [InlineData(0, 1, "c d")]
    [InlineData(1, 1, "b c d x")]
    [InlineData(9, 9, "a b c d e x")]
    public void The_neighbourhood_of_a_milestone_is_what_it_needs_and_what_needs_it_within_the_steps(int up, int down, string expected) =>
        NamesIn(new PlanScope { Around = "c", Up = up, Down = down }).Should().Be(expected);

    [Fact]
    public void A_component_lets_in_what_spans_it() => NamesIn(new PlanScope { Components = ["side"] }).Should().Be("x y");

    [Fact]
    public void Several_components_let_in_what_spans_any() =>
        NamesIn(new PlanScope { Components = ["side", "main"] }).Should().Be("a b c d e x y");

    [Fact]
    public void A_level_lets_in_what_has_it_or_more() => NamesIn(new PlanScope { MinimumRisk = RiskLevel.High }).Should().Be("c d e x");

    [Fact]
    public void All_that_is_set_must_be_met() =>
        NamesIn(new PlanScope { MinimumRisk = RiskLevel.High, Around = "c", Up = 1, Down = 1, Components = ["side"] }).Should().Be("x");

    [Fact]
    public void Roll_ups_are_of_the_whole_plan_whatever_the_scope()
    {
        PlanReport report = PlanReport.Create(_registry.Current, new PlanReportOptions { Scope = new PlanScope { Components = ["side"] } });

        report.Total.Count.Should().Be(7);
        report.Components.Select(group => group.Name).Should().Equal("main", "side");
        report.AtRisk.Select(entry => entry.Name).Should().Equal("x");
    }

    [Fact]
    public void A_component_that_nothing_spans_lets_nothing_in() => NamesIn(new PlanScope { Components = ["none"] }).Should().BeEmpty();

    [Fact]
    public void A_neighbourhood_of_nothing_is_an_error_that_names_it() =>
        FluentActions.Invoking(() => NamesIn(new PlanScope { Around = "nobody" }))
        .Should().Throw<MilestoneNotFoundException>().Which.Name.Should().Be("nobody");

    private string NamesIn(PlanScope scope)
    {
        PlanReport report = PlanReport.Create(_registry.Current, new PlanReportOptions { Scope = scope });
        report.Graph.Nodes.Select(node => node.Label)
            .Should().Equal(report.Milestones.Select(entry => entry.Name), "what is listed is drawn");
        return string.Join(' ', report.Milestones.Select(entry => entry.Name));
    }
}
