using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Examples;

public sealed class Dependencies
{
    private readonly MilestoneRegistry _registry = Plans.ApiUiRelease();

    [Fact]
    public void A_dependency_is_known_from_both_ends()
    {
        _registry.GetMilestone("UI")!.Dependencies.Should().Equal("API");
        _registry.GetMilestone("UI")!.Dependents.Should().Equal("Release");
    }

    [Fact]
    public void The_graph_shows_every_milestone_with_what_it_depends_on()
    {
        IReadOnlyDictionary<string, IReadOnlyList<string>> graph = _registry.GetDependencyGraph();

        graph.Keys.Should().Equal("API", "Release", "UI");
        graph["Release"].Should().Equal("UI");
        graph["API"].Should().BeEmpty();
    }

    [Fact]
    public void Declaring_a_dependency_twice_changes_nothing_the_second_time()
    {
        _registry.DeclareMilestoneDependency("Release", "API").Should().BeTrue();
        _registry.DeclareMilestoneDependency("Release", "API").Should().BeFalse();
    }

    [Fact]
    public void A_dependency_that_would_close_a_cycle_is_refused_with_the_cycle()
    {
        Action declare = () => _registry.DeclareMilestoneDependency("API", "Release");

        declare.Should().Throw<DependencyCycleException>().Which.Path.Should().Equal("API", "Release", "UI", "API");
        _registry.GetMilestone("API")!.Dependencies.Should().BeEmpty();
    }

    [Fact]
    public void You_can_ask_before_you_declare()
    {
        _registry.CheckDependency("Release", "API").Verdict.Should().Be(DependencyVerdict.Allowed);
        _registry.CheckDependency("UI", "API").Verdict.Should().Be(DependencyVerdict.AlreadyDeclared);
        _registry.CheckDependency("UI", "Docs").UnknownMilestone.Should().Be("Docs");

        DependencyCheck refused = _registry.CheckDependency("API", "UI");
        refused.Verdict.Should().Be(DependencyVerdict.ClosesCycle);
        refused.CyclePath.Should().Equal("API", "UI", "API");
    }

    [Fact]
    public void You_can_try_and_be_told_instead_of_catching_an_exception()
    {
        _registry.TryDeclareMilestoneDependency("API", "Release").Verdict.Should().Be(DependencyVerdict.ClosesCycle);
        _registry.TryDeclareMilestoneDependency("Release", "API").Verdict.Should().Be(DependencyVerdict.Allowed);
        _registry.GetMilestone("Release")!.Dependencies.Should().Equal("API", "UI");
    }

    [Fact]
    public void A_dependency_can_be_withdrawn()
    {
        _registry.WithdrawMilestoneDependency("Release", "UI").Should().BeTrue();
        _registry.WithdrawMilestoneDependency("Release", "UI").Should().BeFalse();
        _registry.DeclareMilestoneDependency("API", "Release").Should().BeTrue("nothing closes a cycle any more");
    }

    [Fact]
    public void Impact_is_everything_that_depends_on_a_milestone_directly_or_not()
    {
        _registry.AnalyzeImpact("API").Should().Equal("Release", "UI");
        _registry.AnalyzeImpact("Release").Should().BeEmpty();
    }
}
