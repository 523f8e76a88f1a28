using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Tests.Docs;

// Every csharp block in README and docs compiles, runs, and prints what the page says that it prints.
// A block in "cs" is a whole file that needs other packages; .ci/run builds it (tests/PackageConsumer/WebApp/follow.sh).
// Running a page takes the console, so these tests run alone.
[Collection(nameof(TakesTheConsole))]
[Trait("Category", "Long")]
public sealed class CodeBlockTests
{
    private static readonly string[] Languages = ["csharp", "cs", "console", "text", "json", "sql"];

    private static IEnumerable<string> WithCode =>
        Documentation.Pages.Where(page => MarkdownPage.Read(page).Blocks.Any(block => block.Language == "csharp"));

    public static TheoryData<string> PagesWithCode() => [.. WithCode];

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void Every_code_block_compiles(string page) => new PageProgram(MarkdownPage.Read(page)).Faults.Should().BeEmpty();

    [Theory]
    [MemberData(nameof(PagesWithCode))]
    public void Every_code_block_prints_what_the_page_shows_below_it(string page)
    {
        IReadOnlyList<CodeBlock> blocks = MarkdownPage.Read(page).Blocks;
        Queue<string> printed = new(new PageProgram(MarkdownPage.Read(page)).Run());
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Language != "csharp") continue;
            string shown = i + 1 < blocks.Count && blocks[i + 1].Language == "text" ? blocks[i + 1].Text : "";
            printed.Dequeue()
                .TrimEnd().Should().Be(shown.TrimEnd(), "that is what {0} shows for the block on line {1}", page, blocks[i].Line);
        }
    }

    [Fact]
    public void A_code_block_is_csharp_and_compiled_or_in_a_language_that_nobody_compiles()
    {
        foreach (string name in Documentation.Pages)
            foreach (CodeBlock block in MarkdownPage.Read(name).Blocks)
                Languages.Should().Contain(block.Language, "of the block at {0}:{1}", name, block.Line);
    }

    [Fact]
    public void README_and_start_have_code()
    {
        WithCode.Should().Contain(["README.md", "docs/start.md"]);
    }

    [Fact]
    public void A_page_runs_in_a_folder_of_its_own_that_is_gone_afterwards()
    {
        const string Page =
            "```csharp\nFile.WriteAllText(\"left\", "
            + "\"\");\nConsole.WriteLine(Directory.GetFiles(\".\").Single());\nConsole.WriteLine(Environment.CurrentDirectory);\n```\n";
        string before = Environment.CurrentDirectory;

        string[] printed = new PageProgram(new MarkdownPage("docs/files.md", Page)).Run().Single().Split('\n');

        Path.GetFileName(printed[0]).Should().Be("left");
        Directory.Exists(printed[1]).Should().BeFalse();
        Environment.CurrentDirectory.Should().Be(before);
    }

    [Fact]
    public void A_block_that_does_not_compile_is_told_with_page_line_and_message()
    {
        const string Page =
            "# Broken\n\n```csharp\nint one = 1;\n```\n\nThen:\n\n```csharp\nConsole.WriteLine(one);\n\nstring two = one;\n```\n";

        IReadOnlyList<string> faults = new PageProgram(new MarkdownPage("docs/broken.md", Page)).Faults;

        faults.Should().Contain(
            fault => fault.StartsWith("docs/broken.md:12: CS0029", StringComparison.Ordinal)
                && fault.Contains("'int'", StringComparison.Ordinal));
    }

    [Fact]
    public void Blocks_build_on_each_other_and_each_has_its_own_output()
    {
        const string Page =
            "```csharp\nConsole.WriteLine(new Pair(1, 2));\nrecord Pair(int A, int B);\n```\n```csharp\nint x = "
            + "3;\n```\n```csharp\nConsole.WriteLine(x);\n```\n";

        PageProgram program = new(new MarkdownPage("docs/whole.md", Page));

        program.Faults.Should().BeEmpty();
        program.Run().Select(block => block.TrimEnd()).Should().Equal("Pair { A = 1, B = 2 }", "", "3");
    }
}

/// <summary>Tests that take the console for themselves run while no other test does.</summary>
[CollectionDefinition(nameof(TakesTheConsole), DisableParallelization = true)]
public sealed class TakesTheConsole;
