using FluentAssertions;

namespace MilestoneTracker.Tests.Data;

internal static class RefusedCycle
{
    /// <summary>The path is a cycle that the dependency would really close: it can be walked in the plan, but for its first step.</summary>
    public static void ShouldBeTrueIn(RegistrySnapshot plan, string milestone, string dependency, DependencyCheck refusal)
    {
        IReadOnlyList<string> path = refusal.CyclePath;
        path.Should().HaveCountGreaterThanOrEqualTo(2);
        path[0].Should().Be(milestone);
        path[1].Should().Be(dependency);
        path[^1].Should().Be(milestone, "the path of {0} on {1} is closed", milestone, dependency);
        for (int i = 1; i + 1 < path.Count; i++)
            plan.GetMilestone(path[i])!.Dependencies.Should().Contain(path[i + 1], "each name of the path depends on the next");
        path.Skip(1).Should().OnlyHaveUniqueItems("a shortest cycle comes to no milestone twice");
    }
}
