using System.Reflection;
using System.Runtime.Versioning;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Ledger.Tests.NetStandard;

// The tests of this project prove something about the netstandard2.0 assets only where those are the ones that are loaded.
public sealed class AssetTests
{
    [Fact]
    public void The_assemblies_that_are_loaded_are_the_netstandard_assets()
    {
        Assembly[] assemblies = [typeof(LedgerChain).Assembly, typeof(MilestoneRegistry).Assembly];

        assemblies.Select(assembly => assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName)
            .Should().AllBe(".NETStandard,Version=v2.0");
    }
}
