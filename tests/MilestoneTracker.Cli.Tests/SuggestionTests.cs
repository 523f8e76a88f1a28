using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// What was probably meant is said; and words that other programs know are understood.
public sealed class SuggestionTests
{
    [Theory]
    [InlineData("lst", "list")]
    [InlineData("regsiter A", "register")]
    [InlineData("stauts A completed", "status")]
    public void A_verb_that_is_misspelt_is_named(string line, string meant)
    {
        using CliRunner tool = new();

        Answer answer = tool.Run(line.Split(' '));

        answer.Exit.Should().Be(2);
        answer.Error.Should().Contain($"Did you mean '{meant}'?");
    }

    [Theory]
    [InlineData("help", "--help")]
    [InlineData("help list", "list --help")]
    [InlineData("version", "--version")]
    public void Words_that_other_programs_know_are_understood(string line, string same)
    {
        using CliRunner tool = new();

        tool.Say(line.Split(' ')).Should().Be(tool.Say(same.Split(' ')));
    }

    [Fact]
    public void A_component_that_no_milestone_spans_is_noted_beside_the_list()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Run("list", "--component", "backnd").Should()
            .Be(new Answer(0, "", "note: no milestone spans the component 'backnd'. Did you mean 'backend'?\n"));
        tool.Run("list", "--component", "nosuch", "--json").Error.Should().Be("note: no milestone spans the component 'nosuch'.\n");
        tool.Run("list", "--component", "docs").Error.Should().BeEmpty();
    }

    [Fact]
    public void No_message_has_the_names_of_parameters()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        foreach (string[] words in new[]
                 {
                     new[] { "register", "A", "--as", " x" }, ["register", " A"], ["register", "A", "-c", " c"],
                     ["status", "API", "blocked", "--reason", new string('x', 5000)], ["init", "--log", "n.db", "--name", " x"],
                     ["set", "API", "title=a\tb"], ["register", "A", "--correlation-id", "a\tb"],
                 })
        {
            Answer answer = tool.Run(words);

            answer.Error.Should().NotContain("(Parameter").And.NotContain("Parameter '");
        }
    }
}
