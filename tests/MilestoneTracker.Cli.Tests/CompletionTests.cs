using System.Globalization;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// What the shells' scripts ask: milestones [suggest] LINE, or with a position [suggest:POSITION].
public sealed class CompletionTests
{
    [Theory]
    [InlineData("milestones ", "list,register,what-if,completion")]
    [InlineData("milestones re", "register,remove,report")]
    [InlineData("milestones show ", "API,Login,Manual,Release,Schema")]
    [InlineData("milestones show Sch", "Schema")]
    [InlineData("milestones depend API ", "Login,Manual")]
    [InlineData("milestones depend API Schema Ma", "Manual")]
    [InlineData("milestones status API ", "planned,in-progress,completed,blocked,on-hold,cancelled")]
    [InlineData("milestones list --status ", "planned,on-hold")]
    [InlineData("milestones list --component ", "backend,database,docs,frontend")]
    [InlineData("milestones list --risk-from ", "none,low,medium,high,critical")]
    [InlineData("milestones list --", "--component,--status,--log,--json,--help")]
    [InlineData("milestones graph --format ", "svg,mermaid,dot,graphml")]
    [InlineData("milestones report --format ", "html,markdown,json,csv")]
    [InlineData("milestones graph --around ", "API,Release")]
    [InlineData("milestones what-if ", "register,status,depend,withdraw,remove,set,components,API")]
    [InlineData("milestones set ", "API,Login")]
    [InlineData("milestones set API ", "title=,owner=,notes=,url=,progress=,weight=")]
    [InlineData("milestones set API --on ", "Login,Schema")]
    [InlineData("milestones set --plan ", "title=")]
    [InlineData("milestones components API --add ", "docs,frontend")]
    [InlineData("milestones list --column ", "name,progress,field:progress,owner")]
    [InlineData("milestones list --where ", "status,components,title")]
    [InlineData("milestones log --kind ", "milestone.status_changed,plan.field_changed")]
    [InlineData("milestones log --milestone ", "API,Release")]
    [InlineData("milestones completion ", "bash,zsh,fish,pwsh")]
    [InlineData("milestones simulate --toward ", "API,Release")]
    [InlineData("milestones trend ", "API,Release")]
    [InlineData("milestones baseline ", "--at,--list,--clear")]
    [InlineData("milestones digest ", "--since")]
    [InlineData("milestones list --color ", "auto,always,never")]
    [InlineData("milestones --log plan.json show ", "API,Schema")]
    public void A_line_is_completed(string line, string expected)
    {
        using CliRunner tool = ExampleFolder.Make();

        Suggestions(tool, line).Should().Contain(expected.Split(','));
    }

    [Theory]
    [InlineData("milestones --log plan.json show ", "Manual")]
    [InlineData("milestones status API ", "Planned,InProgress,OnHold")]
    [InlineData("milestones list --color ", "Auto,Always")]
    public void A_line_is_not_completed_with_what_does_not_belong_there(string line, string unexpected)
    {
        using CliRunner tool = ExampleFolder.Make();

        Suggestions(tool, line).Should().NotContain(unexpected.Split(','));
    }

    [Theory]
    [InlineData("milestones show Sch --json", 19, "Schema")]
    [InlineData("milestones show Schema", 18, "Schema")]
    [InlineData("milestones show", 16, "API,Schema")]
    [InlineData("milestones show", 99999999999, "API,Schema")]
    [InlineData("milestones show 'Sch", 20, "Schema")]
    [InlineData("milestones show \"Sch", 20, "Schema")]
    [InlineData("milestones show S\\c", 19, "Schema")]
    [InlineData("milestones  depend  'API'  Schema Man", 37, "Manual")]
    [InlineData("milestones li", 13, "list")]
    public void What_stands_before_the_position_is_completed_as_the_shell_reads_it(string line, long position, string expected)
    {
        using CliRunner tool = ExampleFolder.Make();

        string[] suggestions = tool.Say(string.Create(CultureInfo.InvariantCulture, $"[suggest:{position}]"), line).Split('\n');

        suggestions.Should().Contain(expected.Split(',')).And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("Release 2", "milestones show 'Release ")]
    [InlineData("Release 2", "milestones show Release\\ ")]
    [InlineData("Übergabe", "milestones show Ü")]
    [InlineData("\U0001F680 Launch", "milestones show \U0001F680")]
    public void A_name_is_completed_whatever_is_in_it(string name, string line)
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("register", name);

        tool.Say("[suggest]", line).Split('\n').Should().Contain(name);
    }

    [Theory]
    [InlineData("[suggest:x]")]
    [InlineData("[suggest:-3]")]
    [InlineData("[suggest:]")]
    [InlineData("[suggest:1.5]")]
    public void What_is_not_a_position_is_refused(string directive)
    {
        using CliRunner tool = new();

        Answer answer = tool.Run(directive, "milestones show ");

        answer.Exit.Should().Be(2);
        answer.Error.Should().Contain("is not a position in the line.");
    }

    [Fact]
    public void The_names_of_baselines_are_completed()
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.Say("baseline", "kickoff");
        tool.Say("baseline", "beta-2", "--at", "5");

        Suggestions(tool, "milestones baseline ").Should().Contain(["beta-2", "kickoff"]);
    }

    [Theory]
    [InlineData("milestones resource ", "Ada Lovelace,QA,Testers")]
    [InlineData("milestones resource QA --calendar ", "standard,24x7")]
    [InlineData("milestones assign API ", "Ada Lovelace,QA")]
    [InlineData("milestones assign API --remove ", "Ada Lovelace,QA")]
    [InlineData("milestones assign Rel", "Release")]
    [InlineData("milestones feature ", "Sign-in")]
    [InlineData("milestones feature Sign-in --milestone ", "API,Login")]
    [InlineData("milestones feature Sign-in --status ", "planned,on-hold")]
    [InlineData("milestones features --milestone Man", "Manual")]
    [InlineData("milestones level --explain ", "API,Release")]
    [InlineData("milestones what-if ass", "assign")]
    public void People_and_features_are_completed(string line, string expected)
    {
        using CliRunner tool = ExampleFolder.MakeWithPeople();

        Suggestions(tool, line).Should().Contain(expected.Split(','));
    }

    [Fact]
    public void Without_a_log_names_are_not_completed_and_nothing_is_said()
    {
        using CliRunner tool = new();

        Answer answer = tool.Run("[suggest:16]", "milestones show ");

        answer.Exit.Should().Be(0);
        answer.Error.Should().BeEmpty();
        answer.Out.Should().NotContain("API");
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _milestones milestones")]
    [InlineData("zsh", "compdef _milestones milestones")]
    [InlineData("fish", "complete --command milestones")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName milestones")]
    public void There_is_a_script_for(string shell, string registers)
    {
        using CliRunner tool = new();

        tool.Say("completion", shell).Should().Contain(registers).And.Contain("[suggest]").And.EndWith("\n");
    }

    private static string[] Suggestions(CliRunner tool, string line) => tool.Say($"[suggest:{line.Length}]", line).Split('\n');
}
