using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests.Foreign;

// What cannot be imported is said with its place and its code, and nothing is changed.
public sealed class ImportRefusalTests
{
    [Theory]
    [InlineData("p.xml", "<Project><Tasks><Task><UID>1</UID>", "mspdi", 3, ", line 1, column ", "not-well-formed")]
    [InlineData("p.xml", "<!DOCTYPE Project [<!ENTITY a 'x'>]>\n<Project/>", "mspdi", 3, ", line 1, column 1: ", "dtd")]
    [InlineData("p.xml", "<html/>", "mspdi", 3, ", line 1, column ", "not-this-format")]
    [InlineData("p.csv", "\n \n", "table", 3, ": ", "empty")]
    [InlineData("p.csv", "id,name\n1,\"A\n", "table", 3, ", line 2, column 3: ", "unclosed-quote")]
    [InlineData("p.csv", "id,name\n1,\"A\"x\n", "table", 3, ", line 2, column ", "after-quote")]
    [InlineData("p.csv", "a,b,c\n1,2,3\n", "table", 3, ", line 1, column 1: ", "no-name-column")]
    [InlineData("p.json", "{\"graph\":", "jgf", 3, ", line 1, column ", "not-well-formed")]
    [InlineData("p.ics", "BEGIN:VCALENDAR\nBEGIN:VTODO\n", "ical", 3, ", line ", "not-well-formed")]
    [InlineData("p.graphml", "<graphml><graph edgedefault='undirected'><node id='a'/><edge source='a' target='a'/></graph></graphml>", "graphml", 3, ", line ",
        "undirected")]
    [InlineData("p.csv", "id,name,predecessors\n1,A,2\n2,B,1\n", "table", 1, ", line 3, column 5: ", "cycle")]
    public void What_is_not_readable_ends_with_its_place_and_its_code(
        string file, string text, string format, int exit, string place, string code)
    {
        using CliRunner tool = new();
        tool.Write(file, text);

        foreach (string[] more in new string[][] { [], ["--dry-run"] })
        {
            Answer answer = tool.Run(["import", file, "--format", format, .. more]);

            answer.Exit.Should().Be(exit, answer.Error);
            answer.Error.Should().StartWith($"error: {file}{place}").And.Contain($"({code})\n").And.EndWith("Nothing was imported.\n");
            answer.Out.Should().BeEmpty();
        }

        File.Exists(tool.PathOf("milestones.db")).Should().BeFalse();
    }

    [Theory]
    [InlineData("bytes=20", "too-large", 1)]
    [InlineData("items=1", "too-many-items", 1)]
    [InlineData("depth=1", "too-deep", 1)]
    [InlineData("text=3", "value-too-long", 3)]
    public void What_is_beyond_a_limit_is_refused(string limit, string code, int exit)
    {
        using CliRunner tool = new();
        string file = code == "too-deep" ? "p.xml" : "p.csv";
        tool.Write(file, code == "too-deep" ? ExchangeFiles.Project : ExchangeFiles.Table);

        Answer answer = tool.Run("import", file, "--limit", limit);

        answer.Error.Should().Contain($"({code})");
        answer.Exit.Should().Be(exit);
    }

    [Fact]
    public void A_limit_of_links_holds()
    {
        using CliRunner tool = new();
        tool.Write("p.csv", "id,name,predecessors\n1,A,\n2,B,1\n3,C,\"1,2\"\n");

        tool.Run("import", "p.csv", "--limit", "links=2").Should().Match<Answer>(
            answer => answer.Exit == 1 && answer.Error.Contains("(too-many-links)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cycle_can_be_skipped_and_is_a_finding_then()
    {
        using CliRunner tool = new();
        tool.Write("p.csv", "id,name,predecessors\n1,A,2\n2,B,1\n");

        tool.Say("import", "p.csv", "--on-cycle", "skip").Should().Contain("warning: cycle-skipped, 1:\n  p.csv:3:5 ");
        tool.Say("show", "A").Should().Contain("depends on    B");
    }

    [Fact]
    public void With_strict_a_warning_refuses_and_is_shown_but_a_note_does_not()
    {
        using CliRunner tool = new();
        tool.Write("warned.csv", "id,name,due\n1,A,soon\n");
        tool.Write("noted.csv", "id,name,extra\n1,A,x\n");

        Answer answer = tool.Run("import", "warned.csv", "--strict");
        answer.Exit.Should().Be(1);
        answer.Error.Should().StartWith("error: warned.csv has 1 warning, and --strict refuses any. Nothing was imported.\n")
            .And.Contain("warned.csv:2:5 row 1 'due' item 1: ");
        File.Exists(tool.PathOf("milestones.db")).Should().BeFalse();

        tool.Say("import", "noted.csv", "--strict").Should().Contain("1 added");
    }

    [Theory]
    [InlineData("--column", "name=Nothing", 3, "no-such-column")]
    [InlineData("--column", "rank=id", 2, "'rank' is not a role of a column")]
    [InlineData("--column", "name", 2, "is not a role and a heading")]
    [InlineData("--encoding", "klingon", 2, "klingon")]
    [InlineData("--separator", "ab", 2, "is not one character")]
    [InlineData("--date-order", "ymd", 2, "Write dmy or mdy")]
    [InlineData("--limit", "items", 2, "is not a limit")]
    [InlineData("--limit", "weight=3", 2, "is not a limit")]
    [InlineData("--limit", "depth=2000", 2, "is not possible")]
    [InlineData("--limit", "items=99999999999", 2, "It is too large")]
    [InlineData("--outline", "flat", 2, "dependencies or components or fields")]
    [InlineData("--edges", "depend", 2, "--edges has no effect on the format table. It is for --format jgf and graphml.")]
    [InlineData("--issues", "all", 2, "--issues has no effect on the format table")]
    [InlineData("--shift-to", "2027-01-01", 2, "--shift-to has no effect")]
    [InlineData("--into-calendar", "office", 2, "--into-calendar has no effect")]
    public void An_option_that_is_wrong_or_without_effect_is_refused(string option, string value, int exit, string said)
    {
        using CliRunner tool = new();
        tool.Write("p.csv", ExchangeFiles.Table);

        Answer answer = tool.Run("import", "p.csv", option, value);

        answer.Error.Should().Contain(said);
        answer.Exit.Should().Be(exit);
        File.Exists(tool.PathOf("milestones.db")).Should().BeFalse();
    }

    [Theory]
    [InlineData("--source", "x")]
    [InlineData("--strict", null)]
    [InlineData("--keep-local", null)]
    public void Options_of_other_formats_have_no_effect_on_a_plan_file_and_are_refused(string option, string? value)
    {
        using CliRunner tool = ExampleFolder.Make();

        tool.Run([.. new[] { "import", "plan.json", option, value }.OfType<string>(), "--log", "new.db"]).Exit.Should().Be(2);
    }

    [Fact]
    public void A_text_of_the_file_cannot_move_the_cursor_of_a_terminal()
    {
        using CliRunner tool = new();
        tool.Write("p.csv", "id,name,due\n1,A,\u001b[2Jsoon\n");

        tool.Say("import", "p.csv").Should().NotContain("\u001b");
    }
}
