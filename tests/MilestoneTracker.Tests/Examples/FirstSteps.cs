using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Examples;

public sealed class FirstSteps
{
    [Fact]
    public void Progress_reaches_every_transitive_dependent()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("API", ["backend"]);
        registry.RegisterMilestone("UI", ["frontend"]);
        registry.RegisterMilestone("Release", ["backend", "frontend"]);
        registry.DeclareMilestoneDependency("UI", "API").Should().BeTrue();
        registry.DeclareMilestoneDependency("Release", "UI").Should().BeTrue();

        registry.UpdateMilestoneStatus("API", MilestoneStatus.InProgress).Should().BeTrue();

        registry.GetProgress("Release").Should().Be(0.5 / 3);
        registry.GetCompletion("Release").ToString().Should().Be("0 of 3, 16 %");
    }
}
