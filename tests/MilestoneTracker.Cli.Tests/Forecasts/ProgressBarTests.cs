using System.Text.RegularExpressions;
using FluentAssertions;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Tests.Sessions;
using Xunit;

namespace MilestoneTracker.Cli.Tests.Forecasts;

// A simulation shows how much is done on a terminal and nowhere else, and ends where it is interrupted.
public sealed partial class ProgressBarTests
{
    [Fact]
    public void A_simulation_shows_a_bar_that_grows_and_is_wiped_away()
    {
        using CliRunner tool = Simulated();
        (tool.IsTerminal, tool.Clock) = (true, new SteppingClock());

        Answer answer = tool.Run("simulate", "--iterations", "2000");

        answer.Exit.Should().Be(ExitCode.Done);
        int[] percent = [.. Bars().Matches(answer.Error).Select(match => int.Parse(match.Groups[2].Value, null))];
        percent.Should().HaveCountGreaterThan(1).And.BeInAscendingOrder().And.OnlyHaveUniqueItems();
        percent[^1].Should().Be(100);
        foreach (Match bar in Bars().Matches(answer.Error))
            bar.Groups[1].Value.Count(c => c == '#').Should().Be(30 * int.Parse(bar.Groups[2].Value, null) / 100);
        int shown = Bars().Match(answer.Error).Length - 1; // the carriage return moves nothing
        answer.Error.Should().EndWith("\r" + new string(' ', shown) + "\r");
        Bars().Replace(answer.Error, "").Trim('\r', ' ').Should().BeEmpty();
    }

    [Fact]
    public void A_simulation_of_less_than_a_second_shows_no_bar()
    {
        using CliRunner tool = Simulated();
        tool.IsTerminal = true;

        tool.Run("simulate", "--iterations", "2000").Error.Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_shown_where_nobody_looks()
    {
        using CliRunner tool = Simulated();
        tool.Clock = new SteppingClock();

        tool.Run("simulate", "--iterations", "2000").Error.Should().BeEmpty();
    }

    [Fact]
    public void An_interruption_ends_a_simulation_and_wipes_its_bar_away()
    {
        using CliRunner tool = Simulated();
        tool.Clock = new SteppingClock();
        tool.Variables["NO_COLOR"] = "1";
        using CancellationTokenSource source = new();
        using MemoryStream output = new();
        using EndingWriter error = new(source) { NewLine = "\n" };
        tool.IsTerminal = true;

        int exit = Root.Run(Session.Words("simulate --iterations 1000000"), tool.Around(Stream.Null, output, error, source.Token));

        exit.Should().Be(ExitCode.Interrupted);
        output.Length.Should().Be(0);
        string[] pieces = error.ToString().Split('\r');
        pieces[^1].Should().StartWith("error: Interrupted.");
        pieces[^2].Trim(' ').Should().BeEmpty();
    }

    private static CliRunner Simulated()
    {
        CliRunner tool = new CliRunner().WithPlan();
        tool.Say("estimate", "API", "triangular 3d/5d/10d");
        return tool;
    }

    [GeneratedRegex(@"\rSimulating \[([#.]{30})\] +(\d+) % ", RegexOptions.None, 1000)]
    private static partial Regex Bars();

    // Interrupts the call as soon as a bar is shown.
    private sealed class EndingWriter(CancellationTokenSource source) : StringWriter
    {
        public override void Write(string? value)
        {
            base.Write(value);
            if (value?.Contains('#', StringComparison.Ordinal) == true) source.Cancel();
        }
    }
}
