using FluentAssertions;
using Xunit;
using MilestoneTracker.TestSupport.Texts;

namespace MilestoneTracker.Reporting.Tests;

public sealed class HostileNamesTests
{
    [Fact]
    public void There_are_at_least_five_hundred_all_different_and_a_registry_accepts_every_one()
    {
        MilestoneRegistry registry = new();
        foreach (string name in HostileNames.All) registry.RegisterMilestone(name, [name]);

        HostileNames.All.Count.Should().BeGreaterThanOrEqualTo(500);
        registry.Current.Count.Should().Be(HostileNames.All.Count);
    }
}
