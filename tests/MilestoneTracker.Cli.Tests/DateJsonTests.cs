using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// The reference names every member of the documents about dates, and the verbs about dates write these and no others.
public sealed class DateJsonTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "milestones.md"))
        .Split("\n### Dates in JSON\n")[1].Split("\n## ")[0];

    [Fact]
    public void The_members_of_a_milestone_are_those_of_the_table_in_its_order()
    {
        string[] told = [.. Page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .SelectMany(line => Marked(line.Split('|')[1]))];

        Members(Say("schedule").GetProperty("milestones")[0]).Should().Equal(told);
        Members(Say("why", "Release").GetProperty("milestone")).Should().Equal(told);
        Members(Say("critical").GetProperty("milestones")[0]).Should().Equal([.. told, "slack"]);
    }

    [Fact]
    public void The_members_of_the_quality_of_a_plan_are_told()
    {
        string line = Page.Split('\n').Single(line => line.StartsWith("Members of `quality`", StringComparison.Ordinal));

        Members(Say("check").GetProperty("quality")).Should().Equal(Marked(line).Where(word => word != "quality"));
    }

    [Fact]
    public void The_kinds_of_drivers_are_told()
    {
        string line = Page.Split('\n').Single(line => line.StartsWith("| `drivers`", StringComparison.Ordinal));

        Marked(line).Should().Contain(Enum.GetNames<Planning.Reasons.DriverKind>());
    }

    private static JsonElement Say(params string[] words)
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("target", "Release", "2026-02-01");
        tool.Say("estimate", "API", "3d/5d/10d");
        using JsonDocument document = JsonDocument.Parse(tool.Say([.. words, "--json"]));
        return document.RootElement.Clone();
    }

    private static IEnumerable<string> Members(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private static IEnumerable<string> Marked(string text) => text.Split('`').Where((_, place) => place % 2 == 1);
}
