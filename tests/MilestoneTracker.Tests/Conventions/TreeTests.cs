using FluentAssertions;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Tests.Conventions;

// The folder tree is the architecture. What is visible at the top is this list and nothing else; folders are named by what
// they are about; files stay small and say what they guarantee.
public sealed class TreeTests
{
    private const int MaxLines = 400;
    private const int LinesThatNeedAComment = 60;

    [Fact]
    public void The_visible_top_level_is_this_list_and_nothing_else()
    {
        string[] made = SourceTree.Lines(".gitignore"); // what commands of the README leave there is nobody's to keep
        IEnumerable<string> visible = Directory.EnumerateFileSystemEntries(Repository.Root)
            .Select(path => Path.GetFileName(path)).Where(name => name[0] != '.' && !made.Contains("/" + name));

        visible.Should().BeEquivalentTo("Directory.Build.props", "LICENSE", "MilestoneTracker.sln", "README.md", "docs", "src", "tests");
    }

    [Fact]
    public void No_folder_is_named_by_what_says_nothing()
    {
        string[] folders = [
            .. SourceTree.Files("*.cs").Select(file => Path.GetDirectoryName(file)!)
                .Distinct(StringComparer.Ordinal).SelectMany(folder => folder.Split('/', '\\'))];

        folders.Should().NotBeEmpty();
        folders.Should().NotContain(name => SaysNothing(name));
        SourceTree.Files("*.cs").Select(file => Path.GetFileNameWithoutExtension(file)).Should().NotContain(name =>
            SaysNothing(name) || name.EndsWith("Helper", StringComparison.Ordinal)
            || name.EndsWith("Manager", StringComparison.Ordinal) || name.EndsWith("Utils", StringComparison.Ordinal));
    }

    [Fact]
    public void No_file_of_the_library_is_long()
    {
        SourceTree.Files("*.cs", "src").Where(file => SourceTree.Lines(file).Length > MaxLines).Should().BeEmpty();
    }

    [Fact]
    public void A_file_of_the_library_that_is_not_trivial_opens_with_what_it_guarantees()
    {
        foreach (string file in SourceTree.Files("*.cs", "src"))
        {
            string[] code = [
                .. SourceTree.Lines(file).Select(line => line.Trim())
                    .Where(line => line.Length > 0 && !line.StartsWith("using ", StringComparison.Ordinal) && line[0] != '#')];
            if (code.Length <= LinesThatNeedAComment) continue;

            // After the usings: a comment, or the namespace and then a comment or a documented type.
            int first = code[0].StartsWith("namespace ", StringComparison.Ordinal) ? 1 : 0;
            code[first].Should().StartWith("//", "{0} has {1} lines", file, code.Length);
        }
    }

    [Fact]
    public void No_mark_of_unfinished_work_is_left()
    {
        // Written in two halves, so that this file does not find itself.
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "XX" + "X"];
        string[] written = ["*.cs", "*.md", "*.csproj", "*.props"];

        written.SelectMany(pattern => LinesWith(marks, SourceTree.Files(pattern))).Should().BeEmpty();
    }

    [Fact]
    public void No_test_sleeps_and_no_test_is_switched_off()
    {
        string[] marks = ["Thread" + ".Sleep(", "Task" + ".Delay(", "Fact(Skip" + " =", "Theory(Skip" + " ="];

        LinesWith(marks, SourceTree.Files("*.cs", "tests"))
            .Where(line => !line.Contains("InlineData(", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void Every_invariant_is_cited_where_code_or_tests_rely_on_it()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "internals", "invariants.md"));
        string[] numbers = [.. Enumerable.Range(1, 11).Select(i => "I" + i)];
        string code = string.Join(
            '\n', SourceTree.Files("*.cs")
            .Where(file => !file.EndsWith(nameof(TreeTests) + ".cs", StringComparison.Ordinal)).SelectMany(SourceTree.Lines));

        foreach (string number in numbers)
        {
            page.Should().Contain($"| {number} |");
            Cites(code, number).Should().BeTrue("{0} is cited by number", number);
        }

        page.Should().NotContain("| I12 |", "a new invariant belongs in the list of this test too");
    }

    // A to-do of a calendar is called so by its format, and is nobody's unfinished work.
    private static IEnumerable<string> LinesWith(string[] marks, IEnumerable<string> files) =>
        from file in files
        from line in SourceTree.Lines(file)
        where marks.Any(mark => line.Replace("VTO" + "DO", "", StringComparison.Ordinal).Contains(mark, StringComparison.Ordinal))
        select file + ": " + line.Trim();

    private static bool Cites(string code, string number) =>
        System.Text.RegularExpressions.Regex.IsMatch(code, $@"\b{number}\b", System.Text.RegularExpressions.RegexOptions.CultureInvariant);

    private static bool SaysNothing(string name) =>
        name is "Helpers" or "Managers" or "Common" or "Utils" or "Utilities" or "Misc" or "Shared" or "Core";
}
