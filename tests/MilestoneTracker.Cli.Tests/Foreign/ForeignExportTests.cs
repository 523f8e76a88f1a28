using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests.Foreign;

// Plans for other programs.
public sealed class ForeignExportTests
{
    [Theory]
    [InlineData("mspdi", "xml", "<?xml")]
    [InlineData("table", "csv", "id,name,")]
    [InlineData("ical", "ics", "BEGIN:VCALENDAR")]
    [InlineData("mermaid-gantt", "mmd", "gantt\n")]
    [InlineData("jgf", "jgf", "{")]
    public void A_plan_is_written_in_each_format_to_the_output_or_to_a_file(string format, string extension, string begin)
    {
        using CliRunner tool = new CliRunner().WithPlan();

        string text = tool.Run("export", "--format", format).Out;
        text.Should().StartWith(begin);
        tool.Say("export", "--format", format, "--output", "a.out").Should().StartWith("Exported ");
        tool.Read("a.out").Should().Be(text);
        tool.Say("export", "--output", $"b.{extension}");
        tool.Read($"b.{extension}").Should().Be(text);
    }

    [Theory]
    [InlineData("mspdi")]
    [InlineData("table")]
    [InlineData("ical")]
    [InlineData("jgf")]
    public void A_plan_that_went_out_comes_back_as_it_was(string format)
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("export", "--format", format, "--output", "plan.out");

        tool.Say("import", "plan.out", "--format", format, "--log", "back.db");

        tool.Say("list", "--log", "back.db").Should().Be(tool.Say("list"));
        tool.Say("show", "Release", "--log", "back.db").Should().Contain("depends on    API, Manual");
    }

    [Fact]
    public void A_calendar_has_the_time_of_the_last_change_and_the_identity_of_the_log()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("set", "--any-key", "API", "target=2026-05-01");
        string first = tool.Run("export", "--format", "ical").Out;

        first.Should().Contain("DTSTAMP:20260302T090000Z\r\n").And.Contain("DUE;VALUE=DATE:20260501\r\n");
        tool.Run("export", "--format", "ical").Out.Should().Be(first);
        tool.Say("export", "--ical", "events", "--output", "plan.ics").Should().Contain("warning: no-date, 4:\n");
        tool.Read("plan.ics").Should().Contain("BEGIN:VEVENT").And.NotContain("VTODO");
    }

    [Fact]
    public void What_the_format_cannot_carry_is_on_standard_error_or_in_the_answer()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Run("export", "--format", "mermaid-gantt").Error.Should().Contain("warning: no-date, 5:\n");
        JsonElement json = JsonDocument.Parse(tool.Say("export", "--output", "plan.mmd", "--json")).RootElement;
        json.GetProperty("counts").GetProperty("no-date").GetInt32().Should().Be(5);
        json.GetProperty("format").GetString().Should().Be("mermaid-gantt");
    }

    [Fact]
    public void A_plan_as_of_a_version_is_written()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Run("export", "--format", "table", "--as-of", "1").Out.Split("\r\n").Should().HaveCount(3);
        tool.Run("export", "--as-of", "1").Exit.Should().Be(2);
        tool.Run("export", "--format", "table", "--as-of", "99").Exit.Should().Be(1);
    }

    [Fact]
    public void Dates_of_the_schedule_are_written_where_there_are_durations()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Run("export", "--format", "mspdi").Out.Should().NotContain("<Start>");
        tool.Say("set", "--any-key", "API", "duration=2d");

        tool.Run("export", "--format", "mspdi").Out.Should().Contain("<Start>");
        tool.Run("export", "--format", "mermaid-gantt").Out.Should().Contain("section");
    }

    [Theory]
    [InlineData("--format", "xlsx", "is not a format")]
    [InlineData("--ical", "todos", "--ical has no effect on the format lines")]
    [InlineData("--source", "x", "--source has no effect")]
    [InlineData("--bom", null, "--bom has no effect")]
    public void An_option_that_is_wrong_or_without_effect_is_refused(string option, string? value, string said)
    {
        using CliRunner tool = new CliRunner().WithPlan();

        Answer answer = tool.Run([.. new[] { "export", option, value }.OfType<string>()]);

        answer.Exit.Should().Be(2);
        answer.Error.Should().Contain(said);
    }

    [Fact]
    public void A_table_begins_with_a_byte_order_mark_if_asked()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("export", "--format", "table", "--bom", "--output", "plan.csv");

        File.ReadAllBytes(tool.PathOf("plan.csv"))[..3].Should().Equal(0xEF, 0xBB, 0xBF);
    }
}
