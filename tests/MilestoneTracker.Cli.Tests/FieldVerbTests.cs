using Microsoft.Extensions.Time.Testing;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// Values that come from elsewhere, and what is refused of them; notes at their limit.
public sealed class FieldVerbTests
{
    [Theory]
    [InlineData("one\r\ntwo\r\n", "one\ntwo")]
    [InlineData("one\n\n", "one\n")]
    [InlineData("\uFEFFone", "one")]
    [InlineData("  a = b  ", "  a = b  ")]
    public void A_value_is_read_from_a_file_or_from_standard_input(string written, string value)
    {
        using CliRunner tool = new CliRunner { Input = written }.WithPlan();
        tool.Write("value.txt", written);

        tool.Say("set", "API", "notes=@value.txt", "acme.x=-");

        string shown = value.Replace("\n", "\\n", StringComparison.Ordinal);
        tool.Say("list", "--where", "name=API", "--column", "notes", "--column", "acme.x").Should()
            .Be($"API\tPLANNED\t33\thigh\tbackend\t{shown}\t{shown}\n");
    }

    [Fact]
    public void A_value_may_have_as_many_units_as_a_field_and_no_more()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Write("most.txt", new string('ш', 4096) + "\r\n");
        tool.Write("more.txt", new string('ш', 4097));
        tool.Write("much.txt", new string('x', 100_000));

        tool.Say("set", "API", "notes=@most.txt");

        Answer more = tool.Run("set", "API", "notes=@more.txt");
        (more.Exit, more.Error).Should().Be((1,
            "error: The value of 'notes' in 'more.txt' has 4,097 UTF-16 units; a field has at most 4,096. "
            + "Shorten it, or keep it elsewhere and set 'url' to where it is.\n"));
        tool.Run("set", "API", "notes=@much.txt").Error.Should().Contain("'much.txt' has more than 4,096 UTF-16 units");
    }

    [Fact]
    public void What_is_not_text_is_refused_with_the_file()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        File.WriteAllBytes(tool.PathOf("picture.bin"), [0x41, 0xFF, 0xFE]);
        tool.Write("empty.txt", "\n");
        tool.Write("bell.txt", "a\a");

        Answer binary = tool.Run("set", "API", "notes=@picture.bin");
        (binary.Exit, binary.Error).Should().Be((3, "error: The value of 'notes' in 'picture.bin' is not UTF-8. Save it as UTF-8.\n"));
        tool.Run("set", "API", "notes=@empty.txt").Error.Should().Contain("is empty. To clear the field, write notes=");
        tool.Run("set", "API", "notes=@").Error.Should().Contain("does not name a file");
        tool.Run("set", "API", "notes=@.").Error.Should().Contain("is a folder");
        tool.Run("set", "API", "notes=@bell.txt").Error.Should()
            .Contain("The value of 'notes' cannot be set. The text has a control character").And.Contain("U+0007");
    }

    [Fact]
    public void Standard_input_that_never_answers_can_be_interrupted()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Cancelled = new CancellationToken(canceled: true);

        tool.Run("set", "API", "notes=-").Exit.Should().Be(130);
    }

    [Fact]
    public void Several_fields_are_one_change_or_none()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Run("set", "API", "owner=Ada", "weight=none").Exit.Should().Be(1);
        tool.Say("set", "API", "owner=Ada", "url=x", "title=The API");

        tool.Say("log", "--last", "1", "--json").Should().Contain("\"index\": 3,\n      \"count\": 3,");
        tool.Say("log", "--last", "3").Should().StartWith("12\t");
    }

    [Fact]
    public void A_milestone_may_be_called_like_a_field()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("register", "a=b");

        tool.Say("set", "a=b", "title=c=d").Should().StartWith("a=b, title: none → c=d\n");
        tool.Say("what-if", "set", "a=b", "title=").Should().EndWith("\ttitle: c=d → none\t\t\n");
    }

    [Fact]
    public void A_note_has_the_day_in_utc_and_the_actor_if_there_is_one()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Clock = new FakeTimeProvider(new DateTimeOffset(2026, 12, 1, 0, 30, 0, TimeSpan.FromHours(1)));
        tool.Say("set", "API", "notes=before");
        tool.Say("note", "API", "one");
        tool.User = "";
        tool.Say("note", "API", "two = 2");

        tool.Say("list", "--column", "notes", "--where", "name=API").Should()
            .EndWith("\tbefore\\n2026-11-30 ada: one\\n2026-11-30: two = 2\n");
    }

    [Fact]
    public void Notes_that_are_full_say_what_to_do()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Write("notes.txt", new string('x', 4096 - 20));
        tool.Say("set", "API", "notes=@notes.txt");
        tool.Say("note", "API", "123"); // a line feed, "2026-03-02 ada: " and this are 20

        Answer full = tool.Run("note", "API", "one more");

        full.Exit.Should().Be(1);
        full.Error.Should()
            .StartWith("error: With this line the notes would have 4,121 UTF-16 units; ")
            .And.Contain("a field has at most 4,096. Shorten them first").And.Contain(
            "notes=@FILE");
    }

    [Fact]
    public void Components_are_completed_listed_and_the_same_whatever_their_order()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Say("components", "Release", "--set", "frontend", "--set", "docs", "--set", "backend").Should()
            .Be("Nothing changed: Release spans backend, docs, frontend already.\n");
        tool.Say("components", "Release", "--add", "web", "--remove", "nowhere").Should()
            .StartWith("Release: backend, docs, frontend → backend, docs, frontend, web. ");
        tool.Run("components", "Release", "--add", " web").Exit.Should().Be(1);
    }

    [Fact]
    public void What_if_ends_its_edits_at_a_plus_that_stands_alone()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Say("what-if", "set", "API", "owner=+", "url=x", "+", "components", "Login", "--set", "a", "--set", "b", "+", "set",
            "--record", "people/ada", "title=Ada").Should().Be(
            "API\tPLANNED\tPLANNED\t33\t33\thigh\thigh\t\t\towner: none → +; url: none → x\t\t\n" +
            "Login\tBLOCKED\tBLOCKED\t0\t0\tcritical\tcritical\t\t\t\ta, b\tbackend, frontend\n" +
            "\t\t\t\t\t\t\t\t\tpeople/ada, title: none → Ada\t\t\n");
        tool.Run("what-if", "set", "API", "+", "remove", "API").Error.Should().Contain("There is nothing to set on API.");
        tool.Run("what-if", "set", "--record").Error.Should().Contain("'set --record' needs more words.");
        tool.Run("what-if", "components", "API", "--only", "web").Error.Should().Contain("'--only' is not an option of 'components'.");
        tool.Run("what-if", "set", "API", "colour=blue").Exit.Should().Be(1);
        tool.Say("what-if", "--any-key", "set", "API", "colour=blue").Should().Contain("colour: none → blue");
    }

    [Fact]
    public void A_log_is_read_whole_only_where_its_content_is_asked_for()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        Lines(tool.Say("log", "--from", "3", "--last", "4", "--until", "9")).Should().Equal("6", "7", "8", "9");
        Lines(tool.Say("log", "--from", "7", "--milestone", "Login")).Should().Equal("7", "11");
        Lines(tool.Say("log", "--milestone", "Login", "--last", "2", "--until", "10")).Should().Equal("2", "7");
        Lines(tool.Say("log", "--since", "10", "--actor", "grace", "--kind", "milestone.status_changed")).Should().Equal("11");
        Lines(tool.Say("log", "--last", "0")).Should().BeEmpty();
        Lines(tool.Say("log", "--since", "2026-03-03")).Should().BeEmpty();
        tool.Run("log", "--kind", "removed").Error.Should()
            .Contain("'removed' is not a kind of event. The kinds are dependency.declared, dependency.field_changed, ");
    }

    [Fact]
    public void Cells_of_csv_are_no_formulas()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("set", "API", "acme.x==1+1", "--reason", "a \"quoted\" reason");

        tool.Say("log", "--last", "1", "--csv").Should().EndWith(
            "12,2026-03-02T09:00:00Z,milestone.field_changed,,,\"acme.x\",\"API\",,"
            + "\"'=1+1\",,1,1,\"ada\",\"a \"\"quoted\"\" reason\",\r\n");
        tool.Say("log", "--from", "2", "--until", "2", "--csv").Should()
            .EndWith(",\"{\"\"components\"\":[\"\"backend\"\",\"\"frontend\"\"],\"\"status\"\":\"\"PLANNED\"\"}\",,1,1,\"ada\",,\r\n");
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').SkipLast(1).Select(line => line.Split('\t')[0]);
}
