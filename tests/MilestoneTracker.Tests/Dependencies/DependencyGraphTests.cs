using FluentAssertions;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Storage;
using Xunit;

namespace MilestoneTracker.Tests.Dependencies;

public class DependencyGraphTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 5)]
    [InlineData(5, 4)]
    [InlineData(5, 5)]
    [InlineData(40, 2)]
    [InlineData(2, 40)]
    [InlineData(40, 40)]
    public void A_dependency_is_found_however_many_neighbours_either_end_has_and_no_other_is(int dependencies, int dependents)
    {
        DependencyGraph graph = new();
        OrderedSearch search = new(new VisitMarks());
        for (int id = 1; id <= dependencies + dependents + 2; id++) graph.Add(id);
        (int milestone, int dependency) = (1, 2);
        for (int i = 1; i < dependencies; i++) graph.Declare(milestone, 2 + i, search).Should().Be(DependencyVerdict.Allowed);
        for (int i = 1; i < dependents; i++) graph.Declare(2 + dependencies + i, dependency, search).Should().Be(DependencyVerdict.Allowed);

        graph.DependsOn(milestone, dependency).Should().BeFalse("it has not been declared");
        graph.Declare(milestone, dependency, search).Should().Be(DependencyVerdict.Allowed);
        graph.DependsOn(milestone, dependency).Should().BeTrue();
        graph.Declare(milestone, dependency, search).Should().Be(DependencyVerdict.AlreadyDeclared);
        graph.DependsOn(dependency, milestone).Should().BeFalse("it is not declared the other way around");
        graph.DependsOn(milestone, milestone).Should().BeFalse();
        (graph[milestone].Dependencies.Count, graph[dependency].Dependents.Count).Should().Be((dependencies, dependents));

        graph.Withdraw(milestone, dependency);
        graph.DependsOn(milestone, dependency).Should().BeFalse("it was withdrawn");
    }
}
