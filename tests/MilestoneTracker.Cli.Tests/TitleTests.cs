using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// What stands above a report: what was asked for, then the plan's own title, then what the log or the plan file is called.
public sealed class TitleTests
{
    [Fact]
    public void The_title_of_the_plan_goes_before_the_name_of_the_log_and_what_is_asked_for_before_both()
    {
        using CliRunner tool = new();
        tool.Say("init", "--name", "example.com/plan");
        tool.Say("register", "A");
        TitleOf(tool).Should().Be("example.com/plan");

        tool.Say("set", "--plan", "title=Spring release");

        TitleOf(tool).Should().Be("Spring release");
        TitleOf(tool, "--title", "Ours").Should().Be("Ours");
    }

    [Fact]
    public void The_last_day_of_all_is_a_moment()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Say("list", "--as-of", "9999-12-31").Should().Be(tool.Say("list"));
        tool.Say("log", "--until", "9999-12-31").Should().Be(tool.Say("log"));
    }

    private static string? TitleOf(CliRunner tool, params string[] asked)
    {
        using JsonDocument report = JsonDocument.Parse(tool.Say(["report", "--json", .. asked]));
        return report.RootElement.GetProperty("title").GetString();
    }

    [Fact]
    public void A_dependency_of_what_if_may_be_named_after_its_fields_as_in_the_verb()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Say("what-if", "set", "API", "acme.kind=hard", "--on", "Schema")
            .Should().Be(tool.Say("what-if", "set", "API", "--on", "Schema", "acme.kind=hard"))
            .And.Contain("on Schema, acme.kind: none → hard");
    }
}
