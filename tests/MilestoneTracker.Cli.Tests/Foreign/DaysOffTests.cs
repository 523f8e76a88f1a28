using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests.Foreign;

// Holidays come into a calendar of the plan.
public sealed class DaysOffTests
{
    [Fact]
    public void Events_of_whole_days_become_days_off_and_the_same_file_again_changes_nothing()
    {
        using CliRunner tool = new();
        tool.Write("holidays.ics", ExchangeFiles.Holidays);

        string said = tool.Say("import", "holidays.ics", "--into-calendar", "office");

        said.Should().StartWith("Added days off to the calendar 'office': 3 days off in the file. Version 1.\n")
            .And.Contain("warning: value-not-taken, 1:\n  holidays.ics:13:1 entry 3: ");
        Calendar(tool).Should().Be("base standard; 2026-12-25..2026-12-26 off; 2027-01-01 off");
        tool.Say("list").Should().BeEmpty();
        tool.Say("import", "holidays.ics", "--into-calendar", "office").Should().StartWith("Nothing to change: 3 days off in the file");
        tool.Say("log", "--json").Should().Contain("\"lastSequence\": 1");
    }

    [Fact]
    public void New_days_are_added_and_a_day_that_was_decided_here_stays()
    {
        using CliRunner tool = new();
        tool.Write("holidays.ics", ExchangeFiles.Holidays);
        tool.Say("init");
        tool.Say("set", "--any-key", "--plan", "calendar-office=mo-th 09:00-17:00; 2026-12-26 09:00-12:00");

        tool.Say("import", "holidays.ics", "--into-calendar", "office");

        Calendar(tool).Should().Be("mo-th 09:00-17:00; 2026-12-26 09:00-12:00; 2026-12-25 off; 2027-01-01 off");
    }

    [Fact]
    public void A_dry_run_changes_nothing()
    {
        using CliRunner tool = new();
        tool.Write("holidays.ics", ExchangeFiles.Holidays);

        tool.Say("import", "holidays.ics", "--into-calendar", "office", "--dry-run").Should()
            .StartWith("Would add days off to the calendar 'office'");
        File.Exists(tool.PathOf("milestones.db")).Should().BeFalse();
    }

    [Theory]
    [InlineData("standard", "built in")]
    [InlineData("24x7", "built in")]
    [InlineData("Büro", "cannot be the name of a calendar")]
    public void A_name_that_no_calendar_can_have_is_refused(string name, string said)
    {
        using CliRunner tool = new();
        tool.Write("holidays.ics", ExchangeFiles.Holidays);

        Answer answer = tool.Run("import", "holidays.ics", "--into-calendar", name);

        answer.Exit.Should().Be(2);
        answer.Error.Should().Contain(said);
    }

    private static string? Calendar(CliRunner tool)
    {
        string json = tool.Say("import", "holidays.ics", "--into-calendar", "office", "--dry-run", "--json");
        return JsonDocument.Parse(json).RootElement.GetProperty("value").GetString();
    }
}
