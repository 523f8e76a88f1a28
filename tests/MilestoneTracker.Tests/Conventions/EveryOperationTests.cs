using System.Reflection;
using FluentAssertions;
using MilestoneTracker.Exchange;
using MilestoneTracker.Hosting;
using MilestoneTracker.Hosting.Sqlite;
using MilestoneTracker.Ledger;
using MilestoneTracker.Planning;
using MilestoneTracker.Reporting;
using MilestoneTracker.Sqlite;
using Xunit;

namespace MilestoneTracker.Tests.Conventions;

// The program that is compiled to native code and trimmed, and whose output is compared with the ordinary one, must use every public
// member of the packages: what it leaves out, nobody has seen working there. Which members it uses is read from its sources.
public sealed class EveryOperationTests
{
    // Everything that may be missing, and why.
    private static readonly string[] Excepted =
    [
        "MilestoneTracker.Auditing.AuditData.EqualityContract get", // made by the compiler, for records that derive: nobody else's can
    ];

    private static readonly Assembly[] Packages =
    [
        typeof(MilestoneRegistry).Assembly, typeof(LedgerChain).Assembly, typeof(SqliteAuditLog).Assembly,
        typeof(PlanReport).Assembly, typeof(Schedule).Assembly, typeof(PlanImport).Assembly,
        typeof(HostedLog).Assembly, typeof(SqliteHostingOptions).Assembly,
    ];

    private static readonly Lazy<UsedMembers> Program = new(() => UsedMembers.Of("tests/PackageConsumer/EveryOperation"));

    private static string[] Names => [.. Packages.Select(package => package.GetName().Name!)];

    [Fact]
    public void Every_package_with_a_public_API_is_looked_at()
    {
        const string Approved = ".net10.0.approved.txt";

        Names.Should().BeEquivalentTo(
            SourceTree.Files("*" + Approved, "tests/MilestoneTracker.ApiApproval")
            .Select(file => Path.GetFileName(file).Replace(Approved, "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_public_member_of_the_packages_is_used()
    {
        string[] all = [.. Names.SelectMany(Program.Value.PublicMembersOf)];

        all.Should().HaveCountGreaterThan(500).And.OnlyHaveUniqueItems();
        all.Except(Program.Value.Names, StringComparer.Ordinal).Should().BeEquivalentTo(Excepted);
    }

    [Fact]
    public void A_member_that_is_not_used_is_found()
    {
        UsedMembers another = UsedMembers.Of("docs/samples/ReleasePlan");

        another.PublicMembersOf("MilestoneTracker").Except(another.Names, StringComparer.Ordinal)
            .Should().Contain("MilestoneTracker.RegistrySnapshot.Save(System.IO.Stream, System.Threading.CancellationToken)");
    }

    [Fact]
    public void Its_project_is_published_whole()
    {
        string project = string.Join('\n', SourceTree.Lines("tests/PackageConsumer/EveryOperation/EveryOperation.csproj"));

        project.Should().Contain("TrimmerRootAssembly Include=\"" + string.Join(';', Names) + "\"");
    }
}
