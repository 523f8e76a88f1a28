using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// Who is named as the one who made a change: the first that there is of --as, the variable, Git's name, the login. init says it once.
public sealed class ActorTests
{
    [Theory]
    [InlineData("grace", "p-17", "Ada Lovelace", "ada", "grace")]
    [InlineData("", "p-17", "Ada Lovelace", "ada", null)]
    [InlineData(null, "p-17", "Ada Lovelace", "ada", "p-17")]
    [InlineData(null, "", "Ada Lovelace", "ada", null)]
    [InlineData(null, null, "Ada Lovelace", "ada", "Ada Lovelace")]
    [InlineData(null, null, "", "ada", "ada")]
    [InlineData(null, null, "", "", null)]
    public void The_first_that_there_is_is_named(string? named, string? variable, string git, string login, string? expected)
    {
        using CliRunner tool = new() { GitName = git, User = login };
        if (variable is not null) tool.Variables["MILESTONES_ACTOR"] = variable;
        tool.Say("init");

        tool.Say(["register", "A", .. named is null ? Array.Empty<string>() : ["--as", named]]);

        tool.Say("export").Should().Contain(expected is null ? "\"actor\":null" : $"\"actor\":\"{expected}\"");
    }

    [Theory]
    [InlineData("p-17", "Ada Lovelace", "for good: p-17 (MILESTONES_ACTOR), unless")]
    [InlineData(null, "Ada Lovelace", "for good: Ada Lovelace (Git's user.name), unless")]
    [InlineData(null, "", "for good: ada (the login), unless")]
    [InlineData("", "", "No change names who made it, unless you say so with --as or MILESTONES_ACTOR.")]
    public void Init_says_who_will_be_named_and_only_where_it_makes_a_log(string? variable, string git, string said)
    {
        using CliRunner tool = new() { GitName = git };
        if (variable is not null) tool.Variables["MILESTONES_ACTOR"] = variable;

        tool.Say("init").Should().Contain(said);
        tool.Say("init").Should().NotContain("for good").And.NotContain("No change");
    }
}
