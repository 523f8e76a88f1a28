using Microsoft.Extensions.Time.Testing;
using System.Text.Json;
using FluentAssertions;
using MilestoneTracker.Sqlite;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// What moved: what was changed itself and what followed, with fields; and that as of a time is told by the effective time of changes.
public sealed class MovedTests
{
    [Fact]
    public void What_followed_is_listed_with_what_was_changed_itself()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        Change(tool, registry => registry.SetMilestoneField("Schema", "weight", "3"));

        tool.Say("diff", "11").Should().Be(
            "API\tPLANNED\tPLANNED\t33\t60\thigh\thigh\t\t\t\t\t\n"
            + "Release\tPLANNED\tPLANNED\t20\t42\thigh\thigh\t\t\t\t\t\n"
            + "Schema\tCOMPLETED\tCOMPLETED\t100\t100\tnone\tnone\t\t\tweight: none → 3\t\t\n");
        using JsonDocument document = JsonDocument.Parse(tool.Say("diff", "11", "--json"));
        document.RootElement.GetProperty("moved")
            .EnumerateArray().Select(moved => (moved.GetProperty("name").GetString(), moved.GetProperty("wasChanged").GetBoolean()))
            .Should().Equal(("API", false), ("Release", false), ("Schema", true));
        document.RootElement.GetProperty("fields").EnumerateArray()
            .Select(field => field.ToString().Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal))
            .Should().Equal("{\"field\":\"weight\",\"milestone\":\"Schema\",\"before\":null,\"after\":\"3\"}");
        document.RootElement.GetProperty("moved")[0].GetProperty("after")
            .GetProperty("components").EnumerateArray().Select(name => name.GetString()).Should().Equal("backend");
    }

    [Fact]
    public void Fields_of_the_plan_and_of_records_are_told_below_the_table_on_a_terminal()
    {
        using CliRunner tool = new CliRunner { IsTerminal = true }.WithPlan();
        tool.Variables["NO_COLOR"] = "1";
        Change(tool, registry => registry.SetPlanField("title", "The release"));
        Change(tool, registry => registry.SetRecordField("people", "Grace", "notes", "on\nleave " + new string('x', 100)));

        tool.Say("diff", "11")
            .Should().Be($"the plan, title: none → The release\npeople/Grace, notes: none → on\\nleave {new string('x', 50)}…\n");
        tool.Say("diff", "13").Should().Be("Nothing moved.\n");

        Change(tool, registry => registry.SetDependencyField("API", "Schema", "lag", "2"));
        string[] table = tool.Say("diff", "13").Split('\n');
        table[0].Should().MatchRegex("DEPENDENCIES +FIELDS$");
        table[1].Should().MatchRegex("^API +planned +1 of 3, 33 % +high +on Schema, lag: none → 2$");
    }

    [Fact]
    public void Where_the_clock_went_back_a_version_stands_for_its_effective_time_and_a_time_for_what_was_before_the_first_later_change()
    {
        using CliRunner tool = new();
        tool.Say("init", "--name", "example.com/plan");
        tool.Say("register", "A");
        tool.Clock = new FakeTimeProvider(CliRunner.Morning.AddDays(-30));
        tool.Say("register", "B");

        using JsonDocument report = JsonDocument.Parse(tool.Say("report", "--as-of", "2", "--json"));
        report.RootElement.GetProperty("time").GetString().Should().Be("2026-03-02T09:00:00Z", "as of 31 January there was nothing");
        report.RootElement.GetProperty("history").GetProperty("entries")[0].GetProperty("time")
            .GetString().Should().Be("2026-01-31T09:00:00Z", "histories say what was recorded");
        report.RootElement.GetProperty("history").GetProperty("points")
            .EnumerateArray().Select(point => point.GetProperty("time").GetString()).Should().Equal("2026-03-02T09:00:00Z");
        tool.Say("list", "--as-of", "2026-02-15").Should().BeEmpty();
        tool.Say("list", "--as-of", "2026-03-02").Should().Be("A\tPLANNED\t0\tnone\t\nB\tPLANNED\t0\tnone\t\n");
        tool.Say("history", "B").Should().Contain("2026-01-31T09:00:00Z");
        using JsonDocument earlier = JsonDocument.Parse(tool.Say("report", "--as-of", "0", "--json"));
        earlier.RootElement.GetProperty("time").ValueKind.Should().Be(JsonValueKind.Null);
        tool.Say("verify").Should()
            .StartWith("valid: 2 events of 'example.com/plan' fit together").And.Contain(" The clock went back once, at event 2. ");
        using JsonDocument verified = JsonDocument.Parse(tool.Say("verify", "--json"));
        verified.RootElement.GetProperty("clockSetbacks").EnumerateArray().Select(sequence => sequence.GetInt64()).Should().Equal(2);
    }

    private static void Change(CliRunner tool, Action<MilestoneRegistry> change)
    {
        using SqliteAuditLog log = SqliteAuditLog.Open(tool.PathOf("milestones.db"));
        change(log.OpenRegistry(new MilestoneRegistryOptions { TimeProvider = tool.Clock }));
    }
}
