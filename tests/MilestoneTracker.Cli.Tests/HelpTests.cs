using System.CommandLine;
using FluentAssertions;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Tests.Sessions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// Help is a promise: each option is told, each example runs.
public sealed class HelpTests
{
    public static TheoryData<string> Verbs => [.. CommandTree.Verbs.Select(verb => verb.Name)];

    public static TheoryData<string> Examples =>
        [.. CommandTree.Verbs.SelectMany(verb => verb.Examples).Concat(Root.Examples).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void The_help_of_a_verb_tells_each_of_its_options_and_arguments_and_has_examples(string name)
    {
        using CliRunner tool = new();
        Verb verb = CommandTree.Verbs.Single(verb => verb.Name == name);

        string help = tool.Say(name, "--help");

        help.Should().Contain(verb.Description);
        foreach (Option option in CommandTree.OptionsOf(verb))
        {
            help.Should().Contain(option.Name).And.Contain(option.Description);
            foreach (string alias in option.Aliases) help.Should().Contain(alias);
        }

        foreach (Argument argument in verb.Arguments) help.Should().Contain($"<{argument.Name}>").And.Contain(argument.Description);
        verb.Examples.Should().HaveCountGreaterThan(1);
        foreach (string example in verb.Examples) help.Should().Contain("\n  " + example + "\n");
        foreach (string example in verb.Examples) example.Should().StartWith($"milestones {name}");
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_runs(string example)
    {
        bool isExport = example.StartsWith("milestones export", StringComparison.Ordinal); // it says on standard error what it left out
        using CliRunner tool = isExport ? ExampleFolder.Make() : ExampleFolder.MakeWithPeople();

        Answer answer = tool.Run(Session.Words(example)[1..]);

        answer.Exit.Should().Be(0, answer.Error);
        answer.Error.Should().BeEmpty();
        answer.Out.Should().NotBeEmpty();
    }

    [Fact]
    public void The_examples_use_every_option_that_is_a_verbs_own()
    {
        foreach (Verb verb in CommandTree.Verbs)
        {
            string examples = string.Join('\n', verb.Examples) + "\n";
            string[] unused = [
                .. verb.Options.Where(
                    option =>
                    !option.Aliases.Append(option.Name).Any(
                    name => examples.Contains(name + " ", StringComparison.Ordinal)
                        || examples.Contains(name + "\n", StringComparison.Ordinal))).Select(option => option.Name)];

            unused.Should().BeSubsetOf(
                ["--as", "--reason", "--correlation-id", "--as-of", "--title", "--key", "--around", "--up", "--down", "--risk-from",
                    "--by-component", "--most", "--help"], verb.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_verb_is_the_same_whether_it_comes_first_or_after_an_option(string name)
    {
        using CliRunner tool = new();

        tool.Say(name, "--help").Should().Be(tool.Say("--color", "never", name, "--help"));
    }

    [Fact]
    public void Nothing_typed_shows_the_verbs()
    {
        using CliRunner tool = new();

        string help = tool.Say();

        foreach (Verb verb in CommandTree.Verbs) help.Should().Contain("\n  " + verb.Name);
        tool.Say("--help").Should().Be(help);
        tool.Say("-h").Should().Be(help);
    }

    [Fact]
    public void The_version_is_the_packages()
    {
        using CliRunner tool = new();

        tool.Say("--version").Should().MatchRegex(@"^\d+\.\d+\.\d+[-.a-z0-9]*\n$");
    }
}
