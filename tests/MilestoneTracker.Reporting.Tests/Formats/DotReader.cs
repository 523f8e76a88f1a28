using System.Text.Json;
using FluentAssertions;

namespace MilestoneTracker.Reporting.Tests;

// What Graphviz makes of a DOT text: it reads it, lays it out in its fastest way, and tells what it would draw.
internal static class DotReader
{
    public sealed record Node(string Name, string[] Lines, string Tooltip, string[] Attributes);

    public sealed record Reading(string[] Label, Node[] Nodes, (string From, string To, string? Label)[] Edges, string[] Attributes);

    public static Reading Read(string text)
    {
        (int exit, string output, string error) = Programs.Run("dot", text, "-Kosage", "-Gsplines=false", "-Tjson");
        exit.Should().Be(0);
        error.Should().BeEmpty();
        JsonElement graph = JsonDocument.Parse(output).RootElement;
        Node[] nodes = [
            .. Items(graph, "objects").Select(
                node => new Node(
                    node.GetProperty("name").GetString()!, Texts(node, "_ldraw_"), node.GetProperty("tooltip").GetString()!, Names(node)))];
        return new Reading(
            Texts(graph, "_ldraw_"),
            nodes,
            [.. Items(graph, "edges").Select(
                edge => (nodes[edge.GetProperty("tail").GetInt32()].Name, nodes[edge.GetProperty("head").GetInt32()].Name,
                    edge.TryGetProperty("label", out JsonElement label) ? label.GetString() : null))],
            [.. Items(graph, "objects").Concat(Items(graph, "edges")).Append(graph).SelectMany(Names).Distinct(StringComparer.Ordinal)]);
    }

    private static IEnumerable<JsonElement> Items(JsonElement graph, string property) =>
        graph.TryGetProperty(property, out JsonElement items) ? items.EnumerateArray() : [];

    private static string[] Texts(JsonElement of, string drawing) =>
        [.. Items(of, drawing)
            .Where(step => step.GetProperty("op").GetString() == "T").Select(step => step.GetProperty("text").GetString()!)];

    private static string[] Names(JsonElement of) => [.. of.EnumerateObject().Select(property => property.Name)];
}
