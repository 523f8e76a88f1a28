using System.Reflection;
using System.Runtime.Versioning;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.NetStandard;

// The examples of this project prove something about the netstandard2.0 asset only where that is the one that is loaded.
public sealed class AssetTests
{
    [Fact]
    public void The_registry_that_is_loaded_is_the_netstandard_asset()
    {
        typeof(MilestoneRegistry).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName.Should()
            .Be(".NETStandard,Version=v2.0");
    }
}
