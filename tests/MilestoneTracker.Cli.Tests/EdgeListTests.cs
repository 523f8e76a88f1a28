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
        using Tool tool = new();
        tool.Write(file, text);

        tool.Say("import", file).Should().Be("Imported 6 events into 'milestones.db': 4 milestones now. Version 6.\n");

        tool.Say("show", "A").Should().Contain("depends on    B, C\n");
        tool.Say("import", file).Should().Be("Imported 0 events into 'milestones.db': 4 milestones now. Version 6.\n");
    }

    [Fact]
    public void A_field_in_quotation_marks_may_have_anything_that_a_name_may()
    {
        using Tool tool = new();
        tool.Write("list.csv", "\"a \"\"b\"\", c\",\"=1+1\"\n");

        tool.Say("import", "list.csv");

        tool.Say("show", "a \"b\", c").Should().Contain("depends on    =1+1\n");
    }

    [Theory]
    [InlineData("list.tsv", "A\tB\tC\n", 3, "line 1, column 1: A line has a milestone and what it depends on, and this one has 3 fields.")]
    [InlineData("list.tsv", "A\tB\nB\tA\n", 1, "line 2, column 3: 'B' cannot depend on 'A', because that would close the cycle\n  B → A → B\n")]
    [InlineData("list.tsv", "A\tB\nC\t D\n", 1, "line 2, column 3: The text has white space at the start")]
    [InlineData("list.tsv", "A\t\n", 1, "line 1, column 3: The text is empty.")]
    [InlineData("list.csv", "A,B\n,B\n", 1, "line 2, column 1: The text is empty.")]
    [InlineData("list.csv", "A,B\nA,C,\n", 3, "line 2, column 1: A line has a milestone and what it depends on, and this one has 3 fields.")]
    [InlineData("list.csv", "A,\"B\n", 3, "line 1, column 3: The quotation mark has no end.")]
    [InlineData("list.csv", "A,\"B\"C\n", 3, "line 1, column 6: After a field in quotation marks comes a comma")]
    public void What_is_wrong_is_said_with_its_place_and_nothing_is_imported(string file, string text, int exit, string said)
    {
        using Tool tool = new();
        tool.Write(file, text);

        Answer answer = tool.Run("import", file);

        answer.Error.Should().StartWith($"error: {file}, ").And.Contain(said);
        answer.Exit.Should().Be(exit);
        File.Exists(tool.PathOf("milestones.db")).Should().BeFalse();
    }

    [Fact]
    public void What_is_no_utf8_is_refused()
    {
        using Tool tool = new();
        File.WriteAllBytes(tool.PathOf("list.tsv"), [0x41, 0x09, 0xFF, 0x0A]);

        tool.Run("import", "list.tsv").Error.Should().Be("error: list.tsv, line 1, column 3: This is not UTF-8.\n");
    }
}
