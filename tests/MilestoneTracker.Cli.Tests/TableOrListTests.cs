using FluentAssertions;
using MilestoneTracker.Cli.CommandLine;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// What a file of comma-separated values is without --format.
public sealed class TableOrListTests
{
    [Theory]
    [InlineData("Name,Predecessors\nA,\nB,A\nC,\"A;B\"\n")]
    [InlineData("Name,Predecessors\nC,\"A,B\"\nB,A\nA,\n")]
    [InlineData("Task Name,Predecessors\nA,\nB,A\nC,B\n")]
    [InlineData("Name;Predecessors\nA;\nB;A FS + 1d\nC;2\n")]
    [InlineData("Predecessors,Name\n,A\nA,B\nBSS+2d,C\n")]
    [InlineData("Name\nA\nB\nC\n")]
    [InlineData("\"Name\"\r\nA\r\nB\r\nC\r\n")]
    public void Headings_with_a_column_of_names_make_a_table(string text)
    {
        using CliRunner tool = new();
        tool.Write("plan.csv", text);

        tool.Say("import", "plan.csv").Should().Contain("3 added");
        tool.Say("list").Split('\n').Select(line => line.Split('\t')[0]).Should().Equal("A", "B", "C", "");
    }

    [Theory]
    [InlineData("Name,Predecessors\nA,B\n", "B has no row")]
    [InlineData("Name,Predecessors\nB,A\nA,\nB,C\nC,\n", "B has two")]
    [InlineData("Task,Depends on\nLaunch,2026 budget\nBudget,Launch\n", "2026 budget is a name, not the number of a row")]
    [InlineData("Task,Follows\nBuild,Design\nBuild,Test\nDesign,\nTest,\n", "Build has two")]
    public void What_may_be_a_list_with_other_headings_is_refused_and_told_both_ways(string text, string why)
    {
        using CliRunner tool = new();
        tool.Write("plan.csv", text);

        Answer answer = tool.Run("import", "plan.csv");

        answer.Error.Should().Contain(
            "This looks like a heading. Write 'milestone,dependency' in its place, or for a table with headings add --format table", why);
        tool.Run("list").Exit.Should().Be(ExitCode.NoLog);
    }

    [Fact]
    public void A_large_list_with_other_headings_is_refused_too()
    {
        using CliRunner tool = new();
        tool.Write("plan.csv", "Task,Predecessors\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"Task {i:0000},Kickoff\n")));

        tool.Run("import", "plan.csv").Error.Should().Contain("looks like a heading");
    }

    [Theory]
    [InlineData("plan.mpp", "D0CF11E0A1B11AE1", "In Microsoft Project save the plan as XML")]
    [InlineData("plan.xlsx", "504B030414000600", "Save the sheet as CSV UTF-8")]
    [InlineData("plan.csv", "504B030414000600", "Save the sheet as CSV UTF-8")]
    [InlineData("plan.txt", "410A4200", "is not text in UTF-8: byte 2 of line 2 is zero")]
    public void A_file_that_is_no_text_is_told_what_to_save_it_as(string file, string bytes, string advice)
    {
        using CliRunner tool = new();
        File.WriteAllBytes(tool.PathOf(file), Convert.FromHexString(bytes));

        Answer answer = tool.Run("import", file);

        answer.Exit.Should().Be(ExitCode.NoLog);
        answer.Error.Should().Contain(advice);
    }

    [Fact]
    public void A_refusal_and_a_finding_name_the_option_that_helps()
    {
        using CliRunner tool = new();
        tool.Write("circle.csv", "id,name,predecessors\n1,A,2\n2,B,1\n");
        tool.Write("dates.csv", "id,name,due\n1,A,31.12.2026\n");

        tool.Run("import", "circle.csv").Error.Should().Contain("(--on-cycle skip leaves it out)");
        tool.Say("import", "dates.csv").Should().Contain("warning: date-ambiguous, 1 (add --date-order dmy or mdy):")
            .And.Contain("the order of day and month was not given");
    }
}
