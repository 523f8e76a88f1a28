using CsCheck;
using FluentAssertions;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Model;

public sealed class GraphCutTests
{
    [Fact]
    public void Arrows_run_from_a_dependency_to_its_dependent()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("first");
        registry.RegisterMilestone("second");
        registry.DeclareMilestoneDependency("second", "first");
        PlanGraph graph = PlanReport.Create(registry.Current).Graph;

        graph.Edges.Should().Equal(new GraphEdge(0, 1, 1));
        graph.Nodes.Select(node => (node.Index, node.Label)).Should().Equal((0, "first"), (1, "second"));
        graph.LeftOut.Should().BeNull();
    }

    [Fact]
    public void Beyond_the_most_nodes_the_riskiest_stay_then_those_with_most_dependents_then_the_first_by_name()
    {
        MilestoneRegistry registry = new();
        foreach (string name in new[] { "a", "b", "hub", "x", "y", "z" }) registry.RegisterMilestone(name);
        registry.UpdateMilestoneStatus("z", MilestoneStatus.OnHold);
        foreach (string name in new[] { "x", "y" }) registry.DeclareMilestoneDependency(name, "hub"); // both of low risk

        Drawn(registry, 1).Should().Be("z");
        Drawn(registry, 3).Should().Be("x y z");
        Drawn(registry, 4).Should().Be("hub x y z");
        Drawn(registry, 5).Should().Be("a hub x y z");
        Graph(registry, 3).LeftOut.Should().Be("3 milestones and 2 dependencies are not in the picture.");
        Graph(registry, 5).LeftOut.Should().Be("1 milestone is not in the picture.");
    }

    [Fact]
    public void Groups_that_are_called_alike_stay_apart()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("both", ["a", "b"]);
        registry.RegisterMilestone("comma", ["a, b"]);
        registry.RegisterMilestone("none");
        registry.RegisterMilestone("hostile", ["(no component)"]);
        registry.DeclareMilestoneDependency("comma", "both");
        PlanGraph graph = PlanReport.Create(registry.Current, new PlanReportOptions { Scope = new PlanScope { ByComponent = true } }).Graph;

        graph.Nodes.Select(node => (node.Label, node.Group!.Count))
            .Should().Equal(("(no component)", 1), ("(no component)", 1), ("a, b", 1), ("a, b", 1));
        graph.Edges.Should().Equal(new GraphEdge(2, 3, 1));
        graph.HiddenDependencies.Should().Be(0);
    }

    [Fact]
    public void A_group_stands_for_all_milestones_over_one_set_of_components_and_an_arrow_for_all_dependencies_between_two()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a", ["db"]);
        registry.RegisterMilestone("b", ["db"], MilestoneStatus.Blocked);
        registry.RegisterMilestone("c", ["db", "api"]);
        registry.RegisterMilestone("d");
        registry.DeclareMilestoneDependency("b", "a"); // inside a group
        registry.DeclareMilestoneDependency("c", "a");
        registry.DeclareMilestoneDependency("c", "b");
        registry.DeclareMilestoneDependency("d", "c");
        PlanGraph graph = PlanReport.Create(registry.Current, new PlanReportOptions { Scope = new PlanScope { ByComponent = true } }).Graph;

        graph.IsByComponent.Should().BeTrue();
        graph.Nodes.Select(node => (node.Label, node.Group!.Count, node.Risk))
            .Should().Equal(("(no component)", 1, RiskLevel.High), ("api, db", 1, RiskLevel.High), ("db", 2, RiskLevel.Critical));
        graph.Edges.Should().Equal(new GraphEdge(1, 0, 1), new GraphEdge(2, 1, 2));
        (graph.HiddenMilestones, graph.HiddenDependencies).Should().Be((0, 1));
        graph.LeftOut.Should().Be("Each box stands for all milestones over the same components; 1 dependency is not in the picture.");
    }

    [Fact]
    public void Groups_with_more_than_two_arrows_for_each_keep_the_strongest_and_say_so()
    {
        MilestoneRegistry registry = new();
        registry.Batch(change =>
        {
            // Each group of ten needs every earlier one, the nearer the more.
            for (int group = 0; group < 10; group++)
                for (int i = 0; i < 10; i++) change.RegisterMilestone($"{group}-{i}", [$"group {group}"]);
            for (int group = 0; group < 10; group++)
                for (int before = 0; before < group; before++)
                    for (int i = 0; i < 10 - (group - before); i++) change.DeclareMilestoneDependency($"{group}-{i}", $"{before}-{i}");
        });
        PlanGraph graph = PlanReport.Create(registry.Current, new PlanReportOptions { Scope = new PlanScope { ByComponent = true } }).Graph;

        graph.Edges.Should().HaveCount(20);
        graph.Edges.Take(2).Should().Equal(new GraphEdge(0, 1, 9), new GraphEdge(0, 2, 8));
        graph.Edges.Should().OnlyContain(edge => edge.Count >= 7);
        graph.LeftOut.Should().EndWith(
            "dependencies are not in the picture. Of 45 arrows it has the 20 that stand for the most dependencies.");
        (graph.Edges.Sum(edge => edge.Count) + graph.HiddenDependencies).Should()
            .Be(registry.Current.Milestones.Sum(milestone => milestone.Dependencies.Count));
    }

    [Fact]
    public void A_plan_that_is_too_large_for_the_picture_is_drawn_by_component_where_it_has_components()
    {
        MilestoneRegistry registry = new();
        for (int i = 0; i < 5; i++) registry.RegisterMilestone("m" + i, [i < 3 ? "one" : "two"]);

        Graph(registry, 5).IsByComponent.Should().BeFalse();
        PlanReport.Create(registry.Current, new PlanReportOptions { Scope = new PlanScope { MaxNodes = 4 } }).Graph.IsByComponent.Should()
            .BeTrue();
        Graph(registry, 4).IsByComponent.Should().BeFalse("it was said that it is not to be");
    }

    [Fact]
    public void Whatever_is_drawn_what_is_drawn_and_what_is_hidden_add_up_to_the_plan()
    {
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[1, 12], Gen.Bool).Sample(
            (seed, most, byComponent) =>
            {
                RegistrySnapshot plan = new RandomPlan(seed, 40).Snapshot;
                PlanGraph graph = PlanReport.Create(
                    plan, new PlanReportOptions { Scope = new PlanScope { MaxNodes = most, ByComponent = byComponent } }).Graph;
                long milestones = graph.Nodes.Sum(node => node.Group?.Count ?? 1);
                long dependencies = graph.Edges.Sum(edge => (long)edge.Count);

                graph.Nodes.Count.Should().BeLessThanOrEqualTo(most);
                graph.Nodes.Select(node => node.Label).Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
                graph.Edges.Select(edge => (edge.From, edge.To)).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
                (milestones + graph.HiddenMilestones).Should().Be(plan.Count);
                (dependencies + graph.HiddenDependencies).Should().Be(plan.Milestones.Sum(milestone => milestone.Dependencies.Count));
            },
            iter: 60);
    }

    private static string Drawn(MilestoneRegistry registry, int most) =>
        string.Join(' ', Graph(registry, most).Nodes.Select(node => node.Label));

    private static PlanGraph Graph(MilestoneRegistry registry, int most) =>
        PlanReport.Create(registry.Current, new PlanReportOptions { Scope = new PlanScope { MaxNodes = most, ByComponent = false } }).Graph;
}
