using System.CommandLine;
using System.Text.RegularExpressions;
using FluentAssertions;
using MilestoneTracker.Cli.CommandLine;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// The reference names every verb and option of the command, and none that there is not.
public sealed partial class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "milestones.md"));

    [Fact]
    public void Every_verb_has_a_section_with_its_arguments()
    {
        Headings()
            .Matches(Page).Select(match => match.Groups[1].Value).Should().BeEquivalentTo(CommandTree.Verbs.Select(verb => verb.Name));
        foreach (Verb verb in CommandTree.Verbs)
            foreach (Argument argument in verb.Arguments)
                Section(verb.Name).Should().MatchRegex($@"milestones {verb.Name} [^\n]*\b{argument.Name}\b");
    }

    [Fact]
    public void Every_option_of_a_verb_is_told_with_its_aliases()
    {
        string[] everywhere =
            ["--log", "--json", "--color", "--no-saved-state", "--help", "--as", "--reason", "--correlation-id", "--as-of"];
        string[] scope = ["--component", "--around", "--up", "--down", "--risk-from", "--by-component", "--most"];
        foreach (Verb verb in CommandTree.Verbs)
        {
            foreach (Option option in CommandTree.OptionsOf(verb))
            {
                string where = everywhere.Contains(option.Name)
                    ? Page : verb.Name == "report" && scope.Contains(option.Name) ? Section("graph") : Section(verb.Name);
                where.Should().Contain($"`{option.Name}", "{0} has it", verb.Name);
                foreach (string alias in option.Aliases)
                    where.Should().MatchRegex($@"`{option.Name}`?, `{alias}`|`{option.Name}`, `{alias}`", "{0} has it", verb.Name);
            }
        }
    }

    [Fact]
    public void No_option_is_told_that_there_is_not()
    {
        HashSet<string> options = [
            .. CommandTree.Verbs.SelectMany(CommandTree.OptionsOf)
                .Concat(CommandTree.Root.Options).Select(option => option.Name), "--global"];

        Options().Matches(Page).Select(match => match.Value).Distinct(StringComparer.Ordinal).Should().BeSubsetOf(options);
    }

    [Fact]
    public void Every_exit_code_is_told()
    {
        int[] codes =
        [
            ExitCode.Done, ExitCode.Refused, ExitCode.Usage, ExitCode.NoLog, ExitCode.NotValid, ExitCode.Unknown, ExitCode.Unanswered,
            ExitCode.Interrupted,
        ];

        foreach (int code in codes) Page.Should().Contain($"\n| {code} | ");
    }

    [Fact]
    public void Every_verb_has_its_json_told()
    {
        string json = Page[Page.IndexOf("### JSON", StringComparison.Ordinal)..];

        foreach (Verb verb in CommandTree.Verbs) json.Should().MatchRegex($@"\n\| [^|]*`{verb.Name}`");
    }

    [Fact]
    public void The_plan_file_of_the_page_is_one()
    {
        using CliRunner tool = new();
        tool.Write("plan.json", Page.Split("```json\n")[1].Split("```")[0]);

        tool.Say("list", "--log", "plan.json").Should().Be("API\tPLANNED\t50\tnone\tbackend\nSchema\tCOMPLETED\t100\tnone\tdatabase\n");
    }

    private static string Section(string verb) => Page.Split($"\n### `{verb}`\n")[1].Split("\n### ")[0].Split("\n## ")[0];

    [GeneratedRegex(@"^### `([a-z-]+)`$", RegexOptions.Multiline, 1000)]
    private static partial Regex Headings();

    [GeneratedRegex(@"(?<![-\w])--[a-z][a-z-]*", RegexOptions.None, 1000)]
    private static partial Regex Options();
}
