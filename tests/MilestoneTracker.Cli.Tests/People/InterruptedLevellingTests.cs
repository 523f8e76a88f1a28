using System.Text;
using System.Text.Json;
using FluentAssertions;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Tests.Forecasts;
using Xunit;

namespace MilestoneTracker.Cli.Tests.People;

// A search shows how much is done, and an interruption is its end and not its loss.
public sealed class InterruptedLevellingTests
{
    [Theory]
    [InlineData("level --schedules 1000000 --json")]
    [InlineData("level --schedules 1000000")]
    [InlineData("level --schedules 1000000 --explain Release")]
    public void An_interrupted_search_answers_with_the_best_until_then_and_wipes_its_bar_away(string line)
    {
        using CliRunner tool = Clashing();
        (tool.Clock, tool.IsTerminal) = (new SteppingClock(), true);
        tool.Variables["NO_COLOR"] = "1";
        using CancellationTokenSource source = new();
        using MemoryStream output = new();
        using EndingWriter error = new(source) { NewLine = "\n" };

        int exit = Root.Run(line.Split(' '), tool.Around(Stream.Null, output, error, source.Token));

        exit.Should().Be(ExitCode.Interrupted);
        string said = Encoding.UTF8.GetString(output.ToArray());
        string[] pieces = error.ToString().Split('\r');
        pieces[^1].Should().StartWith("note: interrupted, so this is the best schedule of ");
        pieces[^2].Trim(' ').Should().BeEmpty();
        if (!line.Contains("--json", StringComparison.Ordinal))
        {
            said.Should().Contain("Release").And.EndWith("\n");
            return;
        }

        using JsonDocument json = JsonDocument.Parse(said);
        json.RootElement.GetProperty("complete").GetBoolean().Should().BeFalse();
        json.RootElement.GetProperty("milestones").GetArrayLength().Should().Be(5);
        json.RootElement.GetProperty("schedules").GetInt32().Should().BeInRange(1, 999_999);
    }

    [Fact]
    public void One_pass_that_is_interrupted_answers_nothing()
    {
        using CliRunner tool = Clashing();
        tool.Cancelled = new CancellationToken(canceled: true);

        tool.Run("level").Should().Match<Answer>(answer => answer.Exit == ExitCode.Interrupted && answer.Out.Length == 0);
    }

    [Fact]
    public void A_search_that_ends_shows_nothing_where_nobody_looks()
    {
        using CliRunner tool = Clashing();
        tool.Clock = new SteppingClock();

        tool.Run("level", "--schedules", "200").Error.Should().BeEmpty();
        tool.IsTerminal = true;
        tool.Run("level", "--schedules", "200").Error.Should().Contain("Levelling [").And.EndWith(" \r");
    }

    private static CliRunner Clashing()
    {
        CliRunner tool = new CliRunner().WithPlan();
        tool.Say("resource", "Ada");
        foreach (string name in new[] { "API", "Login", "Manual" })
        {
            tool.Say("estimate", name, "3d");
            tool.Say("assign", name, "Ada");
        }

        return tool;
    }

    // Interrupts the call as soon as a bar is shown.
    private sealed class EndingWriter(CancellationTokenSource source) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.Contains("Levelling [", StringComparison.Ordinal) == true) source.Cancel();
        }
    }
}
