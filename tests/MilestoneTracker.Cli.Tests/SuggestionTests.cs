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
    public void A_milestone_that_the_log_never_had_is_noted_where_nothing_is_found()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Run("log", "--milestone", "Shema").Error.Should().Be("note: the log never had a milestone 'Shema'. Did you mean 'Schema'?\n");
        tool.Run("log", "--milestone", "NOBODY", "--json").Error.Should().Be("note: the log never had a milestone 'NOBODY'.\n");
        tool.Run("log", "--milestone", "Schema", "--actor", "nobody").Error.Should().BeEmpty();
        tool.Run("log", "--milestone", "Schema").Error.Should().BeEmpty();
    }

    [Theory]
    [InlineData("show Shema", "Schema")]
    [InlineData("show API --as-of 3 --json", null)]
    [InlineData("show api", "API")]
    [InlineData("status Relaese completed", "Release")]
    [InlineData("depend API Manul", "Manual")]
    [InlineData("graph --around Scheme", "Schema")]
    [InlineData("what-if status Shema completed", "Schema")]
    [InlineData("target Logn 2026-03-02", "Login")]
    [InlineData("impact nothing-like-it", null)]
    public void The_milestone_that_was_probably_meant_is_named(string line, string? meant)
    {
        using CliRunner tool = new CliRunner().WithPlan();

        Answer answer = tool.Run(line.Split(' '));

        if (meant is null) answer.Error.Should().NotContain("Did you mean");
        else answer.Should().Match<Answer>(said => said.Exit == 1 && said.Error.Contains($" Did you mean '{meant}'?"));
    }

    [Theory]
    [InlineData("NAME", "register", "a\u0001")]
    [InlineData("NAME", "show", "a\u0001")]
    [InlineData("ON", "depend", "API", "Login", "a\u0001")]
    [InlineData("--as", "register", "A", "--as", "a\u0001")]
    [InlineData("--reason", "register", "A", "--reason", "a\u0001")]
    [InlineData("--correlation-id", "register", "A", "--correlation-id", "a\u0001")]
    [InlineData("--component", "register", "A", "-c", "docs", "-c", "a\u0001")]
    [InlineData("--component", "register", "A", "-c", "docs,a\u0001")]
    [InlineData("--add", "components", "API", "--add", "a\u0001")]
    [InlineData("--on", "set", "API", "--on", "a\u0001", "x=y")]
    [InlineData("--around", "graph", "--around", "a\u0001")]
    [InlineData("TEXT", "note", "API", "a\u0001")]
    [InlineData("depend ON", "what-if", "depend", "API", "a\u0001")]
    public void A_bad_text_is_refused_with_the_word_that_it_came_from(string from, params string[] words)
    {
        using CliRunner tool = new CliRunner().WithPlan();
        string before = tool.Say("export");

        Answer answer = tool.Run(words);

        answer.Exit.Should().Be(1);
        answer.Error.Should().StartWith($"error: {from}").And.Contain("(U+0001) at index 1.");
        tool.Say("export").Should().Be(before);
    }

    [Theory]
    [InlineData("a,b", "a, b")]
    [InlineData("a\\,b", "a,b")]
    [InlineData("a,b\\,c,d", "a, b,c, d")]
    public void A_comma_separates_components_unless_a_backslash_stands_before_it(string typed, string components)
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Say("register", "New", "--component", typed);

        tool.Say("list", "--where", "name=New").Should().EndWith($"\t{components}\n");
        tool.Say("list", "--component", $"nosuch,{typed}").Should().Contain("New\t");
    }

    [Theory]
    [InlineData("a,,b")]
    [InlineData("a,")]
    [InlineData(",")]
    [InlineData("")]
    public void A_component_without_a_name_is_refused(string typed)
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Run("register", "New", "--component", typed).Should()
            .Match<Answer>(answer => answer.Exit == 1 && answer.Error.StartsWith("error: --component '' is not a valid name."));
    }

    [Fact]
    public void A_key_needs_no_log_if_it_has_a_name()
    {
        using CliRunner tool = new();

        tool.Say("checkpoint", "--new-key", "a.pem", "--key-name", "example.com/ada").Should().StartWith("example.com/ada+");

        tool.Run("checkpoint", "--new-key", "b.pem").Should().Be(
            new Answer(3, "", "error: There is no log 'milestones.db' that the key could be named after. Name the key with --key-name.\n"));
        tool.Run("checkpoint", "--new-key", "a.pem", "--key-name", "x").Error.Should().Contain("'a.pem' exists");
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
