using System.Xml.Linq;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Reporting.Tests;

public sealed class GraphMlFormatTests
{
    private static readonly XNamespace Ml = "http://graphml.graphdrawing.org/xmlns";

    public static TheoryData<string> Plans() => ["whole", "grouped", "cut", "empty"];

    [Theory]
    [MemberData(nameof(Plans))]
    public void Every_datum_is_of_a_key_that_is_declared_for_its_kind_and_every_edge_has_both_its_nodes(string plan)
    {
        PlanReport report =
            plan switch { "whole" => MixedPlan.Whole, "grouped" => MixedPlan.Grouped, "cut" => MixedPlan.Cut, _ => MixedPlan.Empty };

        XElement root = XDocument.Parse(report.ToText(ReportFormat.GraphMl)).Root!;

        HashSet<string> declared =
            [.. root.Elements(Ml + "key").Select(key => key.Attribute("for")!.Value + " " + key.Attribute("id")!.Value)];
        root.Descendants(Ml + "data")
            .Select(data => data.Parent!.Name.LocalName + " " + data.Attribute("key")!.Value).Except(declared).Should().BeEmpty();
        string[] ids = [.. root.Descendants(Ml + "node").Select(node => node.Attribute("id")!.Value)];
        ids.Should().OnlyHaveUniqueItems().And.HaveCount(report.Graph.Nodes.Count);
        root.Descendants(Ml + "edge").Should().HaveCount(report.Graph.Edges.Count);
        root.Descendants(Ml + "edge")
            .SelectMany(edge => new[] { edge.Attribute("source")!.Value, edge.Attribute("target")!.Value }).Except(ids).Should().BeEmpty();
    }

    [Fact]
    public void A_node_has_what_is_known_and_leaves_out_what_is_not()
    {
        XElement root = XDocument.Parse(MixedPlan.Whole.ToText(ReportFormat.GraphMl)).Root!;

        Dictionary<string, string>[] nodes = [
            .. root.Descendants(Ml + "node").Select(
                node => node.Elements(Ml + "data").ToDictionary(data =>
                    data.Attribute("key")!.Value, data => data.Value, StringComparer.Ordinal))];

        nodes[1].Should().BeEquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = "Client (beta)", ["status"] = "PLANNED", ["completed"] = "1", ["counted"] = "4", ["cancelled"] = "0",
                ["percent"] = "25", ["progress"] = "0.25", ["risk"] = "high", ["components"] = "[\"Client\"]",
        });
        nodes[3].Should().BeEquivalentTo(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["name"] = "Old client", ["status"] = "CANCELLED", ["completed"] = "0", ["counted"] = "0", ["cancelled"] = "1",
                ["risk"] = "none", ["components"] = "[\"Legacy\"]", ["actor"] = "bob", ["reason"] = "Nobody uses it & nobody will",
        });
    }

    [Fact]
    public void A_group_without_anything_to_do_has_no_progress()
    {
        XElement root = XDocument.Parse(MixedPlan.Grouped.ToText(ReportFormat.GraphMl)).Root!;

        XElement legacy = root.Descendants(Ml + "node").Single(node => node.Value.StartsWith("Legacy", StringComparison.Ordinal));

        legacy.Elements(Ml + "data").Select(data => data.Attribute("key")!.Value)
            .Should().Equal("name", "completed", "counted", "cancelled", "risk", "milestones", "atRisk");
    }
}
