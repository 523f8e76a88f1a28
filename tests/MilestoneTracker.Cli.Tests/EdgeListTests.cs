using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// Lists of dependencies: lines with tabs, and CSV.
public sealed class EdgeListTests
{
    [Theory]
    [InlineData("list.tsv", "A\tB\r\nA\tC\n\nD\n")]
    [InlineData("list.txt", "A\tB\nA\tC\nD")]
    [InlineData("list.csv", "milestone,dependency\r\nA,B\r\n\r\nA,C\r\nD\r\n")]
    [InlineData("list.csv", "\"A\",B\nA,\"C\"\nD")]
    [InlineData("list.csv", "milestone,dependency\r\nA,B\r\nA,C\r\nD,\r\n")]
    [InlineData("list.csv", "A,B\nA,C\nB,\"\"\nD,")]
    [InlineData("list.csv", "A,B\n,\nA,C\nD,\n,\n")]
    public void A_list_registers_and_declares_what_it_names(string file, string text)
    {
        using CliRunner tool = new();
        tool.Write(file, text);

        tool.Say("import", file).Should().Be("Imported 6 events into 'milestones.db': 4 milestones now. Version 6.\n");

        tool.Say("show", "A").Should().Contain("depends on    B, C\n");
        tool.Say("import", file).Should().Be("Imported 0 events into 'milestones.db': 4 milestones now. Version 6.\n");
    }

    [Fact]
    public void A_field_in_quotation_marks_may_have_anything_that_a_name_may()
    {
        using CliRunner tool = new();
        tool.Write("list.csv", "\"a \"\"b\"\", c\",\"=1+1\"\n");

        tool.Say("import", "list.csv");

        tool.Say("show", "a \"b\", c").Should().Contain("depends on    =1+1\n");
    }

    [Theory]
    [InlineData("list.tsv", "A\tB\tC\n", 3, "line 1, column 1: A line has a milestone and a dependency; this one has 3 fields.")]
    [InlineData("list.tsv", "A\tB\nB\tA\n", 1,
        "line 2, column 3: 'B' cannot depend on 'A', because that would close the cycle\n  B → A → B\n")]
    [InlineData("list.tsv", "A\tB\nC\t D\n", 1, "line 2, column 3: The text has white space at the start")]
    [InlineData("list.tsv", "A\t\n", 1, "line 1, column 3: The text is empty.")]
    [InlineData("list.csv", "A,B\n,B\n", 1, "line 2, column 1: The text is empty.")]
    [InlineData("list.csv", "A,B\nA,C,\n", 3,
        "line 2, column 1: A line has a milestone and a dependency; this one has 3 fields.")]
    [InlineData("list.csv", "A,\"B\n", 3, "line 1, column 3: The quotation mark is not closed.")]
    [InlineData("list.csv", "A,\"B\"C\n", 3, "line 1, column 6: A quoted field must be followed by a comma")]
    public void What_is_wrong_is_said_with_its_place_and_nothing_is_imported(string file, string text, int exit, string said)
    {
        using CliRunner tool = new();
        tool.Write(file, text);

        Answer answer = tool.Run("import", file);

        answer.Error.Should().StartWith($"error: {file}, ").And.Contain(said);
        answer.Exit.Should().Be(exit);
        File.Exists(tool.PathOf("milestones.db")).Should().BeFalse();
    }

    [Theory]
    [InlineData("list.csv", "Milestone,Dependency\nA,B\nA,C\nD\n")]
    [InlineData("LIST.CSV", "MILESTONE,DEPENDENCY\nA,B\nA,C\nD\n")]
    [InlineData("list.csv", "\n,\n\"Milestone\", Dependency \nA,B\nA,C\nD\n")]
    [InlineData("list.csv", "\uFEFFmilestone,dependency\r\nA,B\r\nA,C\r\nD\r\n")]
    [InlineData("list.tsv", "Milestone\tDependency\nA\tB\nA\tC\nD\n")]
    [InlineData("list.txt", "milestone\tdependency\nA\tB\nA\tC\nD\n")]
    public void A_heading_is_no_milestone_in_any_capitals(string file, string text)
    {
        using CliRunner tool = new();
        tool.Write(file, text);

        tool.Say("import", file);

        tool.Say("list").Split('\n').Select(line => line.Split('\t')[0]).Should().Equal("A", "B", "C", "D", "");
    }

    [Theory]
    [InlineData("list.csv", "name,needs\nA,B\n", "line 1, column 1: This looks like a heading. Write 'milestone,dependency' in its place")]
    [InlineData("list.csv", "Feature,Depends On\nA,B\n", "looks like a heading")]
    [InlineData("list.csv", "\"Task\",\"Predecessors\"\nA,B\n", "looks like a heading")]
    [InlineData("list.csv", "dependency,milestone\nA,B\n", "looks like a heading")]
    [InlineData("list.csv", "from,to\nA,B\n", "looks like a heading")]
    [InlineData("list.tsv", "Name\tdepends_on\nA\tB\n", "line 1, column 1: This looks like a heading. Write 'milestone<TAB>dependency'")]
    [InlineData("list.csv", "A;B\n", "line 1, column 1: This may be two names")]
    [InlineData("list.csv", "milestone;dependency\nA;B\n", "This may be two names")]
    [InlineData("list.csv", "A,B\nC,D;E\n", "line 2, column 3: This may be two names")]
    [InlineData("list.csv", "A\tB\n", "This may be two names")]
    [InlineData("list.csv", "A -> B\n", "This may be two names")]
    [InlineData("list.csv", "| A | B |\n", "This may be two names")]
    [InlineData("list.csv", "sep=;\nA;B\n", "This may be two names")]
    [InlineData("list.csv", "sep=,\nA,B\n", "This line is for spreadsheets. Remove it.")]
    [InlineData("list.csv", "# comment\nA,B\n", "line 1, column 1: This looks like a comment")]
    [InlineData("list.csv", "A,B\n# comment, too\n", "line 2, column 1: This looks like a comment")]
    [InlineData("list.tsv", "A\tB\n// comment\n", "line 2, column 1: This looks like a comment")]
    [InlineData("list.csv", "A,B\rC,D\r", "line 1, column 1: This line ends with a carriage return alone.")]
    [InlineData("list.tsv", "A\tB\rC\tD\r", "line 1, column 1: This line ends with a carriage return alone.")]
    [InlineData("list.tsv", "A\rB\r", "This line ends with a carriage return alone.")]
    [InlineData("list.tsv", "A,B\nC,D\n", "line 1, column 1: No line has a tab")]
    [InlineData("list.tsv", "milestone,dependency\nA,B\n", "line 1, column 1: No line has a tab")]
    [InlineData("list.tsv", "A\nC; D\n", "line 2, column 1: No line has a tab")]
    public void What_may_be_something_else_than_names_is_refused(string file, string text, string said)
    {
        using CliRunner tool = new();
        tool.Write(file, text);

        Answer answer = tool.Run("import", file);

        answer.Error.Should().StartWith($"error: {file}, line ").And.Contain(said);
        answer.Exit.Should().Be(3);
        File.Exists(tool.PathOf("milestones.db")).Should().BeFalse();
    }

    [Theory]
    [InlineData("list.csv", "milestone,dependency\nname,needs\n", "name", "needs")]
    [InlineData("list.csv", "\"A;B\",\"#1\"\n", "#1", "A;B")]
    [InlineData("list.tsv", "milestone\tdependency\n#1\tneeds\n", "#1", "needs")]
    [InlineData("list.tsv", "milestone\tdependency\nA, B\nC; D\n", "A, B", "C; D")]
    [InlineData("list.tsv", "A, B\tC; D\n", "A, B", "C; D")]
    public void Whoever_means_names_can_say_so(string file, string text, params string[] names)
    {
        using CliRunner tool = new();
        tool.Write(file, text);

        tool.Say("import", file);

        tool.Say("list").Split('\n').SkipLast(1).Select(line => line.Split('\t')[0]).Should().BeEquivalentTo(names);
    }

    [Theory]
    [InlineData("notes.txt", "Buy milk.\n")]
    [InlineData("list", "A,B\n")]
    public void A_text_that_may_be_anything_is_not_guessed_at(string file, string text)
    {
        using CliRunner tool = new() { Input = text };
        tool.Write(file, text);

        foreach (string from in new[] { file, "-" })
        {
            Answer answer = tool.Run("import", from);
            answer.Exit.Should().Be(2);
            answer.Error.Should().Contain("could be anything").And.Contain("--format");
        }

        File.Exists(tool.PathOf("milestones.db")).Should().BeFalse();
    }

    [Theory]
    [InlineData("edges.tsv")]
    [InlineData("edges.csv")]
    [InlineData("plan.json")]
    [InlineData("ledger.jsonl")]
    public void A_dry_run_of_any_import_says_what_would_come_and_changes_nothing(string file)
    {
        using CliRunner tool = ExampleFolder.Make();

        string dry = tool.Say("import", file, "--dry-run", "--log", "new.db");
        File.Exists(tool.PathOf("new.db")).Should().BeFalse();

        string done = dry.Split(" then.")[0].Replace("Would import", "Imported", StringComparison.Ordinal) + " now.";
        tool.Say("import", file, "--log", "new.db").Should().StartWith(done);
        string[] names = [.. tool.Say("list", "--log", "new.db").Split('\n').SkipLast(1).Select(line => line.Split('\t')[0])];
        foreach (string name in names) dry.Should().Contain(name);
    }

    [Fact]
    public void A_dry_run_into_a_log_names_what_is_new_there_and_leaves_it_as_it_is()
    {
        using CliRunner tool = ExampleFolder.Make();
        string before = tool.Say("export");

        tool.Say("import", "edges.tsv", "--dry-run").Should()
            .Be("Would import 4 events into 'milestones.db': 7 milestones then. Nothing was changed.\nNew: Cake, Party\n");
        tool.Say("import", "edges.tsv", "--dry-run", "--json").Should().Contain("\"dryRun\": true").And.Contain("\"Cake\"");

        tool.Say("export").Should().Be(before);
    }

    [Fact]
    public void What_is_no_utf8_is_refused()
    {
        using CliRunner tool = new();
        File.WriteAllBytes(tool.PathOf("list.tsv"), [0x41, 0x09, 0xFF, 0x0A]);

        tool.Run("import", "list.tsv").Error.Should().Be("error: list.tsv, line 1, column 3: This is not UTF-8.\n");
    }
}
