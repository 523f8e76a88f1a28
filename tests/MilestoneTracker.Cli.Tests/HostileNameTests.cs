using System.Text;
using System.Text.Json;
using FluentAssertions;
using MilestoneTracker.TestSupport.Texts;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// Names that mean something to somebody: markup of the terminal's library, response files, options, shells.
[Trait("Category", "Long")]
public sealed class HostileNameTests
{
    private static readonly string[] Own =
        ["[red]x[/]", "[/]", "[[x]]", "@file", "--json", "-x", "--", "+", "a=b", "[suggest:3]", "%PATH%", "$(x)", "x\\n", "{0}", "/?"];

    private static IReadOnlyList<string> All { get; } = [.. HostileNames.All.Concat(Own).Distinct(StringComparer.Ordinal)];

    [Fact]
    public void Every_name_comes_back_unchanged_from_a_list_and_from_json()
    {
        using CliRunner tool = WithAll();
        string[] expected = [.. All.Order(StringComparer.Ordinal)];

        tool.Say("list").Split('\n').SkipLast(1).Select(line => line.Split('\t')[0]).Should().Equal(expected);
        using JsonDocument document = JsonDocument.Parse(tool.Say("list", "--json"));
        document.RootElement.GetProperty("milestones")
            .EnumerateArray().Select(milestone => milestone.GetProperty("name").GetString()).Should().Equal(expected);
        tool.Say("log").Split('\n').SkipLast(1).Select(line => line.Split('\t')[3]).Should().Equal(All);
    }

    [Fact]
    public void A_name_can_be_typed_whatever_it_is_and_is_shown_as_it_is()
    {
        using CliRunner tool = WithAll();
        foreach (string name in All.Where((name, place) => place % 8 == 0 || name.Length < 4 || Own.Contains(name)))
        {
            tool.Say("show", "--", name).Should().StartWith(name + "\n");
            using JsonDocument document = JsonDocument.Parse(tool.Say("impact", "--json", "--", name));
            document.RootElement.GetProperty("name").GetString().Should().Be(name);
        }
    }

    [Fact]
    public void No_name_is_taken_for_markup_or_moves_the_cursor_on_a_terminal()
    {
        using CliRunner tool = WithAll();
        (tool.IsTerminal, tool.Width) = (true, 400);
        tool.Variables["NO_COLOR"] = "1";

        string table = tool.Say("list");

        foreach (string name in All.Where(name => !name.Contains("  ", StringComparison.Ordinal) && name.All(c => c is >= ' ' and <= '~')))
            table.Should().Contain(name);
        table.Should().NotContain("\e");
    }

    [Fact]
    public void A_name_may_be_a_plus_sign_in_what_if()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("register", "+");

        tool.Say("what-if", "depend", "+", "API", "+", "register", "-", "+", "remove", "+").Should()
            .Be("+\tPLANNED\t\t0\t\tnone\tnone\t\t\t\t\t\n-\t\tPLANNED\t\t0\tnone\tnone\t\t\t\t\t\n");
    }

    [Fact]
    public void A_reason_is_told_on_one_line()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        string reason = "one\ntwo\tthree\\four \u202Eevil";
        tool.Say("status", "API", "blocked", "--reason", reason);

        tool.Say("history", "API").Should().Contain("\tone\\ntwo\\tthree\\\\four \\u202eevil\t");
        tool.Say("show", "API").Should().Contain("by ada: one\\ntwo\\tthree\\\\four \\u202eevil\n");
        using JsonDocument document = JsonDocument.Parse(tool.Say("history", "API", "--json"));
        document.RootElement.GetProperty("history")[1].GetProperty("reason").GetString().Should().Be(reason);
    }

    [Fact]
    public void What_is_typed_comes_back_harmless_in_an_error()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Run("\e[31mred").Error.Should().NotContain("\e").And.Contain("\\u001b");
    }

    private static CliRunner WithAll()
    {
        CliRunner tool = new();
        StringBuilder plan = new("{\"milestones\": [");
        plan.AppendJoin(',', All.Select(name => "{\"name\": " + JsonSerializer.Serialize(name) + "}"));
        tool.Write("plan.json", plan.Append("]}").ToString());
        tool.Say("import", "plan.json");
        return tool;
    }
}
