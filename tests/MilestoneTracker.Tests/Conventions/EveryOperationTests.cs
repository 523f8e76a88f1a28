using System.Reflection;
using FluentAssertions;
using MilestoneTracker.Ledger;
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

    private static readonly Assembly[] Packages = [typeof(MilestoneRegistry).Assembly, typeof(LedgerChain).Assembly, typeof(SqliteAuditLog).Assembly];

    private static readonly Lazy<UsedMembers> Program = new(() => UsedMembers.Of("tests/PackageConsumer/EveryOperation"));

    [Fact]
    public void Every_public_member_of_the_packages_is_used()
    {
        string[] all = [.. Packages.SelectMany(package => Program.Value.PublicMembersOf(package.GetName().Name!))];

        all.Should().HaveCountGreaterThan(250).And.OnlyHaveUniqueItems();
        all.Except(Program.Value.Names, StringComparer.Ordinal).Should().BeEquivalentTo(Excepted);
    }

    [Fact]
    public void A_member_that_is_not_used_is_found()
    {
        UsedMembers another = UsedMembers.Of("docs/samples/ReleasePlan");

        another.PublicMembersOf("MilestoneTracker").Except(another.Names, StringComparer.Ordinal).Should().Contain("MilestoneTracker.RegistrySnapshot.Save(System.IO.Stream)");
    }

    [Fact]
    public void Its_project_is_published_whole()
    {
        string project = string.Join('\n', SourceTree.Lines("tests/PackageConsumer/EveryOperation/EveryOperation.csproj"));

        project.Should().Contain("TrimmerRootAssembly Include=\"" + string.Join(';', Packages.Select(package => package.GetName().Name)) + "\"");
    }
}
