using System.Reflection;
using System.Runtime.Loader;
using FluentAssertions;
using PublicApiGenerator;
using Xunit;

namespace MilestoneTracker.ApiApproval;

// The public API of each target, as text that is reviewed like code. A change of the API is a change of the approved file beside
// this one: the test writes what it found as `.received.txt` into its output folder and says which lines differ.
public sealed class ApiApprovalTests
{
    [Theory]
    [InlineData("net10.0")]
    [InlineData("netstandard2.0")]
    public void The_public_api_is_the_approved_one(string target)
    {
        string approvedFile = Path.Combine(Named("approved"), $"MilestoneTracker.{target}.approved.txt");
        string receivedFile = Path.Combine(AppContext.BaseDirectory, $"MilestoneTracker.{target}.received.txt");
        File.Delete(receivedFile);

        string[] approved = Lines(File.Exists(approvedFile) ? File.ReadAllText(approvedFile) : "");
        string[] received = Lines(ApiOf(target));
        if (!received.SequenceEqual(approved, StringComparer.Ordinal)) File.WriteAllLines(receivedFile, received);

        received.Should().NotBeEmpty();
        string.Join('\n', LineDifference.Of(approved, received)).Should().BeEmpty(
            $"the API of {target} is as approved; where the change is meant, put {Path.GetFileName(receivedFile)} from the output folder in the place of {Path.GetFileName(approvedFile)}");
    }

    [Theory]
    [InlineData("net10.0", ".NETCoreApp,Version=v10.0")]
    [InlineData("netstandard2.0", ".NETStandard,Version=v2.0")]
    public void The_assembly_that_is_looked_at_is_that_of_its_target(string target, string framework)
    {
        ApiOf(target).Should().Contain($"TargetFramework(\"{framework}\"");
    }

    [Fact]
    public void Both_targets_have_the_same_api_but_for_what_only_one_of_them_has()
    {
        string[] differences = LineDifference.Of(Lines(ApiOf("netstandard2.0")), Lines(ApiOf("net10.0")));

        differences.Should().OnlyContain(line => line.Contains("TargetFramework", StringComparison.Ordinal) || line.Contains("IsTrimmable", StringComparison.Ordinal) || line.Contains("IsAotCompatible", StringComparison.Ordinal));
    }

    private static string ApiOf(string target)
    {
        AssemblyLoadContext context = new(target, isCollectible: true);
        try
        {
            return context.LoadFromAssemblyPath(Named(target)).GeneratePublicApi(new ApiGeneratorOptions
            {
                // Which commit it was built from is no part of the API.
                ExcludeAttributes = ["System.Reflection.AssemblyMetadataAttribute", "System.Runtime.CompilerServices.InternalsVisibleToAttribute"],
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
