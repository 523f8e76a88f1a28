using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Cli.Terminal;
using Spectre.Console;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// Colours, widths, patience.
public sealed class TerminalTests
{
    [Theory]
    [InlineData(true, null, null, "auto", true)]
    [InlineData(true, null, null, null, true)]
    [InlineData(false, null, null, "auto", false)]
    [InlineData(true, "NO_COLOR", "1", "auto", false)]
    [InlineData(true, "NO_COLOR", "", "auto", true)]
    [InlineData(true, "TERM", "dumb", "auto", false)]
    [InlineData(false, null, null, "always", true)]
    [InlineData(true, "NO_COLOR", "1", "always", true)]
    [InlineData(true, null, null, "never", false)]
    public void Colours_are_used_on_a_terminal_that_wants_them(
        bool isTerminal, string? variable, string? value, string? choice, bool expected)
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.IsTerminal = isTerminal;
        if (variable is not null) tool.Variables[variable] = value!;
        string[] color = choice is null ? [] : ["--color", choice];

        tool.Say(["list", .. color]).Contains('\e', StringComparison.Ordinal).Should().Be(expected);
        tool.Say(["show", "API", .. color]).Contains('\e', StringComparison.Ordinal).Should().Be(expected);
        tool.Run(["show", "Nothing", .. color]).Error.Contains('\e', StringComparison.Ordinal).Should().Be(expected);
    }

    [Fact]
    public void Json_never_has_colours()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.IsTerminal = true;

        tool.Say("list", "--json", "--color", "always").Should().NotContain("\e");
    }

    [Fact]
    public void What_is_not_on_a_terminal_is_neither_cut_nor_folded()
    {
        using CliRunner tool = new() { Width = 40 };
        tool.Say("init");
        string name = new('x', 256);
        tool.Say("register", name, "--component", new string('y', 256));

        tool.Say("list").Should().Be($"{name}\tPLANNED\t0\tnone\t{new string('y', 256)}\n");
    }

    [Fact]
    public void A_table_on_a_terminal_keeps_to_its_width()
    {
        using CliRunner tool = new() { IsTerminal = true, Width = 60 };
        tool.Variables["NO_COLOR"] = "1";
        tool.Say("init");
        tool.Say(
            "register", "A milestone whose name is longer than what a narrow terminal has columns for it", "--component",
            "a component that is not short either");

        tool.Say("list").Split('\n').Should().OnlyContain(line => line.Length <= 60);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(30)]
    [InlineData(45)]
    public void On_a_narrow_terminal_the_cells_of_a_row_stand_below_each_other_and_none_is_left_out(int width)
    {
        using CliRunner tool = new CliRunner { IsTerminal = true, Width = width }.WithPlan();
        tool.Variables["NO_COLOR"] = "1";
        tool.Say("register", "計画の設計");

        string list = tool.Say("list");

        list.Should().NotContain("…").And.Contain(
            "MILESTONE   API\n").And.MatchRegex(@"DONE +1\s+of\s+3,\s+33\s+%\nRISK        high\n").And.Contain("\n\nMILESTONE   Login\n");
        list.Split('\n').Should().OnlyContain(line => line.GetCellWidth() <= width);
        list.Split('\n')
            .Count(line => line.StartsWith("COMPONENTS", StringComparison.Ordinal)).Should().Be(5, "what has none has no line for it");
    }

    [Fact]
    public void A_table_of_many_columns_breaks_no_words_on_a_terminal_of_80()
    {
        using CliRunner tool = new CliRunner { IsTerminal = true, Width = 80 }.WithPlan();
        tool.Variables["NO_COLOR"] = "1";

        tool.Say("log", "--last", "1").Should().Be(
            "EVENT       11\nTIME (UTC)  2026-03-02 09:00\nWHAT        status changed\nMILESTONE   Login\n            planned → "
            + "blocked\nACTOR       grace\nREASON      waits for a certificate\n");
    }

    [Fact]
    public void Characters_that_take_two_columns_shift_nothing()
    {
        using CliRunner tool = new() { IsTerminal = true };
        tool.Variables["NO_COLOR"] = "1";
        tool.Write("edges.tsv", string.Join('\n', Enumerable.Range(0, 1500).Select(i => $"m{i:0000}")) + "\n計画\n🚀\n");
        tool.Say("import", "edges.tsv");

        tool.Say("list").Should().Contain("\nm1499      planned").And.Contain("\n計画       planned").And.Contain("\n🚀         planned");
        tool.Say("list", "--component", "none").Should().Be("MILESTONE  STATUS  DONE  RISK  COMPONENTS\n");
    }

    [Fact]
    public void A_long_table_goes_straight_through()
    {
        using CliRunner tool = new() { IsTerminal = true };
        tool.Variables["NO_COLOR"] = "1";
        tool.Write("edges.tsv", string.Join('\n', Enumerable.Range(0, 1500).Select(i => $"m{i:0000}")));
        tool.Say("import", "edges.tsv");

        string[] lines = tool.Say("list").Split('\n');

        lines.Should().HaveCount(1502);
        lines[0].Should().Be("MILESTONE  STATUS   DONE         RISK  COMPONENTS");
        lines[1500].Should().Be("m1499      planned  0 of 1, 0 %  none  ");
    }

    [Fact]
    public void Work_that_takes_more_than_a_second_is_told_on_a_terminal_and_wiped_away()
    {
        FakeTimeProvider clock = new();
        using StringWriter error = new();
        CommandEnvironment around = new()
        {
            Input = Stream.Null, Output = Stream.Null, Error = error, Folder = () => "", UserName = () => "",
            ErrorIsTerminal = true, Clock = clock,
        };

        ProgressNotice.During(around, "Reading the log", () =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(900));
            error.ToString().Should().BeEmpty();
            clock.Advance(TimeSpan.FromMilliseconds(200));
            error.ToString().Should().Be("\rReading the log: 1 s … ");
            return 7;
        }).Should().Be(7);

        error.ToString().Should().EndWith("\r").And.Contain(new string(' ', "Reading the log".Length));
    }

    [Fact]
    public void Nothing_is_told_of_work_where_nobody_looks()
    {
        FakeTimeProvider clock = new();
        using StringWriter error = new();
        CommandEnvironment around = new()
        {
            Input = Stream.Null, Output = Stream.Null, Error = error, Folder = () => "", UserName = () => "",
            Clock = clock,
        };

        ProgressNotice.During(around, "Reading the log", () =>
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            return 7;
        }).Should().Be(7);

        error.ToString().Should().BeEmpty();
    }
}
