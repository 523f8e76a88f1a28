using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Reporting.Tests;

public sealed class HostileJsonTests
{
    private static readonly PlanReport Report = HostilePlan.Report;

    private static readonly string Text = Report.ToText(ReportFormat.Json);

    private static readonly JsonElement Read = JsonDocument.Parse(Text).RootElement;

    [Fact]
    public void A_reader_finds_every_text_unchanged_and_nothing_else()
    {
        JsonElement[] milestones = [.. Read.GetProperty("milestones").EnumerateArray()];

        Read.GetProperty("title").GetString().Should().Be(Report.Title);
        milestones.Select(milestone => milestone.GetProperty("name").GetString())
            .Should().Equal(Report.Milestones.Select(entry => entry.Name));
        milestones.Select(milestone => milestone.GetProperty("changed").GetProperty("reason").GetString())
            .Should().Equal(Report.Milestones.Select(entry => entry.LastChange.Context.Reason));
        milestones.SelectMany(milestone => Names(milestone.GetProperty("components")))
            .Should().Equal(Report.Milestones.SelectMany(entry => entry.Milestone.Components));
        milestones.SelectMany(milestone => Names(milestone.GetProperty("dependencies")))
            .Should().Equal(Report.Milestones.SelectMany(entry => entry.Milestone.Dependencies));
        milestones.SelectMany(milestone => Names(milestone.GetProperty("dependents")))
            .Should().Equal(Report.Milestones.SelectMany(entry => entry.Milestone.Dependents));
        Names(Read.GetProperty("atRisk")).Should().Equal(Report.AtRisk.Select(entry => entry.Name));
        Read.GetProperty("graph").GetProperty("nodes").EnumerateArray()
            .Select(node => node.GetProperty("label").GetString()).Should().Equal(Report.Graph.Nodes.Select(node => node.Label));
        Read.GetProperty("differences").GetProperty("milestones").EnumerateArray().Select(
            difference =>
            difference.GetProperty("name").GetString()).Should().Equal(Report.Differences!.Select(difference => difference.Name));
        Read.GetProperty("history").GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("actor").GetString())
            .Should().Equal(Report.History!.Entries.Select(entry => entry.Context.Actor));
    }

    [Fact]
    public void It_can_stand_in_a_page_or_in_a_script_as_it_is()
    {
        Text.Should().NotContainAny("<", ">", "&", "'", "\u2028", "\u2029", "\uFEFF", "\uFFFE", "\uFFFF");
    }

    [NeedsFact("node")]
    public void JavaScript_finds_the_same_names()
    {
        (int exit, string output, string error) = Programs.Run("node", Text, "-e",
            "let t=''; process.stdin.setEncoding('utf8').on('data', d => t += d).on('end', () => "
            + "process.stdout.write(JSON.stringify(JSON.parse(t).milestones.map(m => m.name))))");

        exit.Should().Be(0, "{0}", error);
        JsonSerializer.Deserialize<string[]>(output).Should().Equal(Report.Milestones.Select(entry => entry.Name));
    }

    private static IEnumerable<string?> Names(JsonElement array) => array.EnumerateArray().Select(name => name.GetString());
}
