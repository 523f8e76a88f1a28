using System.Reflection;
using System.Runtime.Loader;
using FluentAssertions;
using PublicApiGenerator;
using Xunit;

namespace MilestoneTracker.ApiApproval;

// The public API of each package and target, as text that is reviewed like code. A change of the API is a change of the approved
// file beside
// this one: the test writes what it found as `.received.txt` into its output folder and says which lines differ.
public sealed class ApiApprovalTests
{
    [Theory]
    [InlineData("MilestoneTracker", "net10.0")]
    [InlineData("MilestoneTracker", "netstandard2.0")]
    [InlineData("MilestoneTracker.Ledger", "net10.0")]
    [InlineData("MilestoneTracker.Ledger", "netstandard2.0")]
    [InlineData("MilestoneTracker.Sqlite", "net10.0")]
    [InlineData("MilestoneTracker.Reporting", "net10.0")]
    [InlineData("MilestoneTracker.Planning", "net10.0")]
    [InlineData("MilestoneTracker.Exchange", "net10.0")]
    [InlineData("MilestoneTracker.Hosting", "net10.0")]
    [InlineData("MilestoneTracker.Hosting.Sqlite", "net10.0")]
    public void The_public_api_is_the_approved_one(string package, string target)
    {
        string approvedFile = Path.Combine(Named("approved"), $"{package}.{target}.approved.txt");
        string receivedFile = Path.Combine(AppContext.BaseDirectory, $"{package}.{target}.received.txt");
        File.Delete(receivedFile);

        string[] approved = Lines(File.Exists(approvedFile) ? File.ReadAllText(approvedFile) : "");
        string[] received = Lines(ApiOf(package, target));
        if (!received.SequenceEqual(approved, StringComparer.Ordinal)) File.WriteAllLines(receivedFile, received);

        received.Should().NotBeEmpty();
        string.Join('\n', LineDifference.Of(approved, received)).Should().BeEmpty(
            $"the API of {package} for {target} is as approved; where the change is meant, put {Path.GetFileName(receivedFile)} from "
            + $"the output folder in the place of {Path.GetFileName(approvedFile)}");
    }

    [Theory]
    [InlineData("MilestoneTracker", "net10.0", ".NETCoreApp,Version=v10.0")]
    [InlineData("MilestoneTracker", "netstandard2.0", ".NETStandard,Version=v2.0")]
    [InlineData("MilestoneTracker.Ledger", "net10.0", ".NETCoreApp,Version=v10.0")]
    [InlineData("MilestoneTracker.Ledger", "netstandard2.0", ".NETStandard,Version=v2.0")]
    public void The_assembly_that_is_looked_at_is_that_of_its_target(string package, string target, string framework)
    {
        ApiOf(package, target).Should().Contain($"TargetFramework(\"{framework}\"");
    }

    [Theory]
    [InlineData("MilestoneTracker")]
    [InlineData("MilestoneTracker.Ledger")]
    public void Both_targets_have_the_same_api_but_for_what_only_one_of_them_has(string package)
    {
        string[] differences = LineDifference.Of(Lines(ApiOf(package, "netstandard2.0")), Lines(ApiOf(package, "net10.0")));

        string[] meant = ["TargetFramework", "IsTrimmable", "IsAotCompatible", "IAsyncEnumerable"]; // the last is not in netstandard2.0
        differences.Should().OnlyContain(line => meant.Any(part => line.Contains(part, StringComparison.Ordinal)));
    }

    private static string ApiOf(string package, string target)
    {
        AssemblyLoadContext context = new(package + target, isCollectible: true);
        try
        {
            return context.LoadFromAssemblyPath(Named(package + " " + target)).GeneratePublicApi(new ApiGeneratorOptions
            {
                // Extensions live in the namespace of what they extend; by default the generator leaves everything of Microsoft's out.
                AllowNamespacePrefixes = ["Microsoft.Extensions.DependencyInjection"],
                // Which commit it was built from is no part of the API.
                ExcludeAttributes =
                    ["System.Reflection.AssemblyMetadataAttribute", "System.Runtime.CompilerServices.InternalsVisibleToAttribute"],
            });
        }
        finally
        {
            context.Unload();
        }
    }

    private static string Named(string name) =>
        typeof(ApiApprovalTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!;

    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];
}
