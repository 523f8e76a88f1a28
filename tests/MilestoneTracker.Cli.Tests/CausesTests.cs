using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// What is wrong, as the command tells it, and fields as columns of a report.
public sealed class CausesTests : IDisposable
{
    private readonly CliRunner _tool = new CliRunner().WithPlan();

    [Fact]
    public void Programs_read_a_line_for_each_cause()
    {
        _tool.Say("status", "Manual", "on-hold", "--reason", "no\nwriter");

        _tool.Say("risk", "--by-cause").Should().Be(
            "Login\tcritical\tBlocked\t2026-03-02T09:00:00Z\tgrace\twaits for a certificate\t3\tAPI, Login, Release\n"
            + "Manual\thigh\tOnHold\t2026-03-02T09:00:00Z\tada\tno\\nwriter\t2\tManual, Release\n");
        _tool.Say("risk", "--by-cause", "--risk-from", "critical").Split('\n').Should().HaveCount(2);
    }

    [Fact]
    public void Json_has_the_form_of_the_report_with_every_name()
    {
        JsonElement cause = JsonDocument.Parse(_tool.Say("risk", "--by-cause", "--json")).RootElement.GetProperty("causes")[0];
        JsonElement reported = JsonDocument.Parse(_tool.Say("report", "--format", "json")).RootElement.GetProperty("causes")[0];

        JsonElement.DeepEquals(cause, reported).Should().BeTrue("there are no more than a report names");
        cause.GetProperty("affected").EnumerateArray().Select(name => name.GetString()).Should().Equal("API", "Login", "Release");
        cause.GetProperty("since").GetProperty("actor").GetString().Should().Be("grace");
    }

    [Fact]
    public void The_past_has_its_own_causes()
    {
        _tool.Say("risk", "--by-cause", "--as-of", "10").Should().BeEmpty();
        _tool.IsTerminal = true;
        _tool.Say("risk", "--by-cause", "--as-of", "10").Should().Be("Nothing is wrong (medium and above).\n");
    }

    [Fact]
    public void A_name_and_causes_do_not_go_together()
    {
        Answer answer = _tool.Run("risk", "Login", "--by-cause");

        (answer.Exit, answer.Error).Should().Be((2, "error: --by-cause is about the whole plan. Leave the name or --by-cause out.\n"));
    }

    [Fact]
    public void Columns_of_a_report_are_fields()
    {
        string[] lines = _tool.Say("report", "--format", "csv", "--column", "field:target", "--column", "acme.cost").Split("\r\n");
        lines[0].Should().EndWith(",title,owner,url,target,acme.cost");

        Answer answer = _tool.Run("report", "--column", "Not a key");
        answer.Exit.Should().Be(2);
        answer.Error.Should().StartWith("error: --column 'Not a key' is not the key of a field.");
    }

    public void Dispose() => _tool.Dispose();
}
