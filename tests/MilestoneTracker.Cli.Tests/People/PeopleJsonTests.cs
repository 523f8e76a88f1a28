using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests.People;

// The reference names every member of the documents about people and features, in their order, and no others.
public sealed class PeopleJsonTests
{
    private static readonly string Reference = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "milestones.md"));
    private static readonly string Page = Reference.Split("\n### People in JSON\n")[1].Split("\n### ")[0];
    private static readonly string[] PlanDates = ["version", "now", "zone", "planStart", "planFinish"];

    [Theory]
    [InlineData("a load", "resources", "resources")]
    [InlineData("an over-allocation", "resources", "overAllocations")]
    [InlineData("a levelled milestone", "level", "milestones")]
    [InlineData("a wait", "level", "waits")]
    [InlineData("a feature", "features", "features")]
    public void The_members_of_each_are_told_in_their_order(string what, string verb, string list)
    {
        string row = Page.Split('\n').Single(line => line.StartsWith($"| {what} |", StringComparison.Ordinal));

        JsonElement one = Say(verb).GetProperty(list)[0];

        Members(one).Concat(one.TryGetProperty("holders", out JsonElement holders) ? Members(holders[0]) : []).Distinct().Should()
            .BeEquivalentTo(Marked(row).Distinct());
    }

    [Theory]
    [InlineData("resources")]
    [InlineData("level")]
    [InlineData("features")]
    public void The_members_of_each_document_are_told(string verb)
    {
        string row = Reference.Split('\n').Single(line => line.StartsWith($"| `{verb}` | ", StringComparison.Ordinal))
            .Split(" With `--explain`")[0];
        string[] told = [.. Marked(row).Skip(1).Where(word => word is not ("false" or "check"))];

        Members(Say(verb)).Should().Equal(verb == "features" ? told : [.. PlanDates, .. told]);
    }

    private static JsonElement Say(string verb)
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("resource", "Ada");
        foreach (string name in new[] { "API", "Manual" })
        {
            tool.Say("estimate", name, "3d");
            tool.Say("assign", name, "Ada");
        }

        tool.Say("feature", "Pages", "--milestone", "Manual");
        using JsonDocument document = JsonDocument.Parse(tool.Say(verb, "--json"));
        return document.RootElement.Clone();
    }

    private static IEnumerable<string> Members(JsonElement element) => element.EnumerateObject().Select(member => member.Name);

    private static IEnumerable<string> Marked(string text) =>
        text.Split('`').Where((_, place) => place % 2 == 1).Where(word => word != "null");
}
