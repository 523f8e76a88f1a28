using FluentAssertions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace MilestoneTracker.Tests.Conventions;

// What the library must not use is on a list that the analyzer reads. A name on the list that names nothing bans nothing, and
// no tool says so: each is looked up here. What sleeps or switches a warning off below is a name that is looked for, not used.
public sealed class BannedSymbolTests
{
    private static string[] Banned =>
        [.. SourceTree.Lines("src/BannedSymbols.txt").Where(line => line.Length > 0).Select(line => line.Split(';')[0])];

    [Theory]
    [InlineData("P:System.DateTime.Now")]
    [InlineData("P:System.DateTime.UtcNow")]
    [InlineData("P:System.DateTimeOffset.UtcNow")]
    [InlineData("M:System.Threading.Tasks.Task.Run(System.Action)")]
    [InlineData("M:System.Threading.Tasks.Task.Run``1(System.Func{``0})")]
    [InlineData("M:System.Threading.Thread.Sleep(System.Int32)")]
    [InlineData("M:System.Threading.Thread.Sleep(System.TimeSpan)")]
    [InlineData("P:System.Threading.Tasks.Task`1.Result")]
    [InlineData("P:System.Globalization.CultureInfo.CurrentCulture")]
    [InlineData("M:System.String.ToLower")]
    [InlineData("M:System.String.ToUpper")]
    [InlineData("M:System.String.Compare(System.String,System.String)")]
    public void The_list_has(string symbol) => Banned.Should().Contain(symbol);

    [Fact]
    public void Every_name_on_the_list_names_something()
    {
        string[] assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation framework = CSharpCompilation.Create("framework", references: assemblies
            .Where(path => Path.GetFileName(path) is "System.Private.CoreLib.dll" or "System.Runtime.dll")
            .Select(path => MetadataReference.CreateFromFile(path)));

        Banned.Where(name => DocumentationCommentId.GetFirstSymbolForDeclarationId(name, framework) is null).Should().BeEmpty();
        Banned.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_way_to_start_work_of_its_own_is_on_the_list()
    {
        int ways = typeof(Task).GetMethods()
            .Count(m => m.Name == nameof(Task.Run)) + typeof(Thread).GetMethods().Count(m => m.Name == "Sleep");

        Banned.Count(
            name => name.StartsWith("M:System.Threading.Tasks.Task.Run", StringComparison.Ordinal)
                || name.StartsWith("M:System.Threading.Thread.Sleep", StringComparison.Ordinal)).Should().Be(ways);
    }

    [Fact]
    public void The_analyzer_that_reads_the_list_is_on_and_its_findings_are_errors()
    {
        string properties = string.Join('\n', SourceTree.Lines("src/Directory.Build.props"));
        properties.Should().Contain("BannedSymbols.txt").And.Contain("Microsoft.CodeAnalysis.BannedApiAnalyzers");
        SourceTree.Lines(".editorconfig").Should().Contain("dotnet_diagnostic.RS0030.severity = error");
        foreach (string file in SourceTree.Files("*.cs", "src"))
            SourceTree.Lines(file).Should().NotContain(line => line.Contains("RS0030", StringComparison.Ordinal), file);
    }

    [Fact]
    public void No_warning_is_switched_off_without_a_reason_beside_it()
    {
        foreach (string file in SourceTree.Files("*.cs"))
        {
            string[] lines = SourceTree.Lines(file);
            for (int i = 0; i < lines.Length; i++)
                if (lines[i].Contains("#pragma" + " warning disable", StringComparison.Ordinal))
                    lines[i].Should().MatchRegex("//.+", "{0} line {1}", file, i + 1);
        }

        SourceTree.Files("*.csproj").Concat(SourceTree.Files("*.props"))
            .SelectMany(SourceTree.Lines).Should().NotContain(line => line.Contains("<NoWarn>", StringComparison.Ordinal));
    }
}
