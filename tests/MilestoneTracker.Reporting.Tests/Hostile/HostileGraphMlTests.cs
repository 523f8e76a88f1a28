using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Reporting.Tests;

public sealed class HostileGraphMlTests
{
    private static readonly XNamespace Ml = "http://graphml.graphdrawing.org/xmlns";

    // What networkx found, as JSON: per node its id and data, per edge its ends and data.
    private const string Script = """
        import io, json, sys, networkx
        g = networkx.read_graphml(io.BytesIO(sys.stdin.buffer.read()))
        json.dump({"directed": g.is_directed(), "nodes": [[n, {k: repr(v) if isinstance(v, float) else v for k, v in d.items()}] for n, d in g.nodes(data=True)], "edges": [[a, b, d["count"]] for a, b, d in g.edges(data=True)]}, sys.stdout)
        """;

    [NeedsNetworkxFact]
    public void Networkx_reads_back_every_node_with_its_name_and_every_edge_and_nothing_else()
    {
        PlanGraph graph = HostilePlan.Report.Graph;

        (int exit, string output, string error) = Programs.Run("python3", HostilePlan.Report.ToText(ReportFormat.GraphMl), "-c", Script);

        exit.Should().Be(0, "{0}", error);
        JsonElement read = JsonDocument.Parse(output).RootElement;
        read.GetProperty("directed").GetBoolean().Should().BeTrue();
        JsonElement[][] nodes = [.. read.GetProperty("nodes").EnumerateArray().Select(node => node.EnumerateArray().ToArray())];
        nodes.Select(node => node[0].GetString()).Should().Equal(graph.Nodes.Select(node => $"n{node.Index}"));
        nodes.Select(node => Exact(node[1], "name", "exactName")).Should().Equal(graph.Nodes.Select(node => node.Label));
        nodes.Select(node => Exact(node[1], "reason", "exactReason"))
            .Should().Equal(graph.Nodes.Select(node => node.Milestone!.LastChange.Context.Reason));
        nodes.Select(
            node => node[1].TryGetProperty("progress", out JsonElement progress)
                ? double.Parse(progress.GetString()!, CultureInfo.InvariantCulture) : (double?)null)
            .Should().Equal(graph.Nodes.Select(node => node.Completion.Value), "it is left out where nothing counts");
        nodes.Select(node => JsonSerializer.Deserialize<string[]>(node[1].GetProperty("components").GetString()!)!).Should().BeEquivalentTo(
            graph.Nodes.Select(node => node.Milestone!.Milestone.Components.ToArray()), options => options.WithStrictOrdering());
        // networkx keeps edges by their ends, not in the order of the file
        read.GetProperty("edges").EnumerateArray().Select(edge => $"{edge[0]} {edge[1]} {edge[2]}").Order(StringComparer.Ordinal)
            .Should().Equal(graph.Edges.Select(edge => $"n{edge.From} n{edge.To} {edge.Count}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_XML_reader_finds_the_very_data_of_the_model_and_no_element_that_is_not_of_GraphML()
    {
        XDocument document = XDocument.Parse(HostilePlan.Report.ToText(ReportFormat.GraphMl), LoadOptions.PreserveWhitespace);

        document.Descendants().Select(e => e.Name)
            .Distinct().Should().BeEquivalentTo([Ml + "graphml", Ml + "key", Ml + "graph", Ml + "node", Ml + "edge", Ml + "data"]);
        document.Descendants(Ml + "node")
            .Select(node => Data(node, "exactName") is { } exact ? JsonSerializer.Deserialize<string>(exact) : Data(node, "name"))
            .Should().Equal(HostilePlan.Report.Milestones.Select(entry => entry.Name));
        document.Descendants(Ml + "node").Where(node => Data(node, "exactName") is not null).Select(node => Data(node, "name"))
            .Should().OnlyContain(name => name!.Contains('\uFFFD', StringComparison.Ordinal)).And.NotBeEmpty();
    }

    private static string? Exact(JsonElement data, string key, string exactKey) =>
        data.TryGetProperty(exactKey, out JsonElement exact)
        ? JsonSerializer.Deserialize<string>(exact.GetString()!) : data.GetProperty(key).GetString();

    private static string? Data(XElement node, string key) =>
        node.Elements(Ml + "data").SingleOrDefault(data => data.Attribute("key")!.Value == key)?.Value;
}
