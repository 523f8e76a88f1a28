using System.Reflection;
using System.Text.Json;
using System.Xml.Linq;
using FluentAssertions;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Tests.Conventions;

// What the core depends on: the framework, the abstraction of a logger, and for netstandard2.0 what stands in for the framework.
public sealed class DependencyListTests
{
    private const string Logging = "Microsoft.Extensions.Logging.Abstractions";

    [Fact]
    public void The_packages_of_each_target_are_this_list()
    {
        PackagesOf("MilestoneTracker", "net10.0").Should().BeEquivalentTo(Logging);
        PackagesOf("MilestoneTracker", "netstandard2.0")
            .Should().BeEquivalentTo(Logging, "Microsoft.Bcl.TimeProvider", "System.Collections.Immutable");
    }

    [Fact]
    public void The_ledger_depends_on_the_core_alone_and_the_durable_log_on_the_ledger_and_sqlite()
    {
        PackagesOf("MilestoneTracker.Ledger", "net10.0").Should().BeEmpty();
        PackagesOf("MilestoneTracker.Ledger", "netstandard2.0").Should().BeEmpty();
        PackagesOf("MilestoneTracker.Sqlite", "net10.0").Should().BeEquivalentTo("SQLitePCLRaw.bundle_e_sqlite3");
        Projects("MilestoneTracker").Should().BeEmpty();
        Projects("MilestoneTracker.Ledger").Should().Equal("../MilestoneTracker/MilestoneTracker.csproj");
        Projects("MilestoneTracker.Sqlite").Should().Equal("../MilestoneTracker.Ledger/MilestoneTracker.Ledger.csproj");
    }

    [Fact]
    public void Reporting_depends_on_the_core_and_on_planning_and_reads_no_file_and_opens_no_connection()
    {
        PackagesOf("MilestoneTracker.Reporting", "net10.0").Should().BeEmpty();
        Projects("MilestoneTracker.Reporting").Should().Equal(
            "../MilestoneTracker/MilestoneTracker.csproj", "../MilestoneTracker.Planning/MilestoneTracker.Planning.csproj");
        IEnumerable<string> references = typeof(MilestoneTracker.Reporting.PlanReport).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!);
        references.Should().NotContain(
            name => IsStorage(name) && !name.StartsWith("System.Text.Json", StringComparison.Ordinal), "JSON is what it writes");
    }

    [Fact]
    public void Planning_depends_on_the_core_alone_and_reads_no_file_and_opens_no_connection()
    {
        PackagesOf("MilestoneTracker.Planning", "net10.0").Should().BeEmpty();
        Projects("MilestoneTracker.Planning").Should().Equal("../MilestoneTracker/MilestoneTracker.csproj");
        VerifyNoStorage(typeof(MilestoneTracker.Planning.Schedule).Assembly);
    }

    [Fact]
    public void Exchange_depends_on_the_core_alone()
    {
        PackagesOf("MilestoneTracker.Exchange", "net10.0").Should().BeEmpty();
        Projects("MilestoneTracker.Exchange").Should().Equal("../MilestoneTracker/MilestoneTracker.csproj");
    }

    [Fact]
    public void The_command_depends_on_the_packages_of_the_library_and_on_two_for_words_and_terminals()
    {
        PackagesOf("MilestoneTracker.Cli", "net10.0").Should().BeEquivalentTo("Spectre.Console", "System.CommandLine");
        Projects("MilestoneTracker.Cli").Should().BeEquivalentTo(
            "../MilestoneTracker.Planning/MilestoneTracker.Planning.csproj",
            "../MilestoneTracker.Reporting/MilestoneTracker.Reporting.csproj", "../MilestoneTracker.Ledger/MilestoneTracker.Ledger.csproj",
            "../MilestoneTracker.Sqlite/MilestoneTracker.Sqlite.csproj");
    }

    [Fact]
    public void The_host_depends_on_the_core_and_on_planning_and_on_what_binds_validates_hosts_and_checks_health()
    {
        PackagesOf("MilestoneTracker.Hosting", "net10.0").Should().BeEquivalentTo(
            "Microsoft.Extensions.Configuration.Binder", "Microsoft.Extensions.Diagnostics.HealthChecks",
            "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Options");
        PackagesOf("MilestoneTracker.Hosting.Sqlite", "net10.0")
            .Should().BeEquivalentTo("Microsoft.Extensions.Configuration.Binder", "Microsoft.Extensions.Options");
        Projects("MilestoneTracker.Hosting").Should()
            .Equal("../MilestoneTracker/MilestoneTracker.csproj", "../MilestoneTracker.Planning/MilestoneTracker.Planning.csproj");
        Projects("MilestoneTracker.Hosting.Sqlite").Should().Equal(
            "../MilestoneTracker.Hosting/MilestoneTracker.Hosting.csproj", "../MilestoneTracker.Sqlite/MilestoneTracker.Sqlite.csproj");
    }

    [Fact]
    public void Metrics_and_traces_cost_the_netstandard_asset_no_package_and_are_not_in_it()
    {
        SourceTree.Lines("src/MilestoneTracker/MilestoneTracker.csproj")
            .Should().Contain(line =>
                line.Contains("Compile Remove=\"Diagnostics/Metrics/**;Diagnostics/*.Metrics.cs\"", StringComparison.Ordinal));
        SourceTree.Files("*.cs", "src/MilestoneTracker").Where(file => !file.Contains("Metrics", StringComparison.Ordinal))
            .Where(file =>
                SourceTree.Lines(file).Any(
                line => line.Contains("System.Diagnostics.Metrics", StringComparison.Ordinal)
                    || line.Contains("ActivitySource", StringComparison.Ordinal))).Should().BeEmpty();
    }

    [Fact]
    public void The_ledger_reads_no_file_and_opens_no_connection()
    {
        VerifyNoStorage(typeof(MilestoneTracker.Ledger.LedgerChain).Assembly);
    }

    [Fact]
    public void The_net10_assembly_refers_to_the_framework_and_the_logger_only()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        IEnumerable<string> others = typeof(MilestoneRegistry).Assembly.GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => !File.Exists(Path.Combine(framework, name + ".dll")));

        others.Should().BeEquivalentTo(Logging);
    }

    [Fact]
    public void The_core_reads_no_file_and_opens_no_connection()
    {
        VerifyNoStorage(typeof(MilestoneRegistry).Assembly);
    }

    private static void VerifyNoStorage(Assembly assembly)
    {
        IEnumerable<string> references = assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

        references.Should().NotContain(name => IsStorage(name));
    }

    private static bool IsStorage(string name) =>
        name.StartsWith("System.IO", StringComparison.Ordinal) || name.StartsWith("System.Net", StringComparison.Ordinal)
        || name.StartsWith("System.Text.Json", StringComparison.Ordinal)
            || name.StartsWith("System.Diagnostics.Process", StringComparison.Ordinal);

    // What restoring the project has made of its references: those that a consumer gets, without analyzers and what the SDK adds.
    private static string[] PackagesOf(string project, string target)
    {
        string assets = Path.Combine(Repository.Root, "src", project, "obj", "project.assets.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(assets));
        JsonElement dependencies = document.RootElement.GetProperty("project")
            .GetProperty("frameworks").GetProperty(target).GetProperty("dependencies");
        return
        [
            .. dependencies.EnumerateObject()
                .Where(dependency => !IsPrivate(dependency.Value) && !dependency.Value.TryGetProperty("autoReferenced", out _))
                .Select(dependency => dependency.Name),
        ];
    }

    private static IEnumerable<string> Projects(string project) =>
        XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"))
        .Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value);

    private static bool IsPrivate(JsonElement dependency) =>
        dependency.TryGetProperty("suppressParent", out JsonElement suppressed) && suppressed.GetString() == "All";
}
