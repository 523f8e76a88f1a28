using System.Text.Json;
using FluentAssertions;

namespace MilestoneTracker.Reporting.Tests;

// What Mermaid itself makes of our texts. Starting it takes longer than reading, so that every text of a test goes to one process.
internal static class MermaidReader
{
    public sealed record Vertex(string Id, string[] Classes, string? Link);

    public sealed record Edge(string From, string To, string Text);

    public sealed record GanttTask(string Id, string Start, int Days, string[] Marks);

    public sealed record Bar(string Id, string Text);

    public sealed record Reading(
        string? Error, string? Type, Vertex[] Vertices, Edge[] Edges, int Subgraphs, string[][] Labels, string[] Elements, string? Title,
        string? Description, GanttTask[] Tasks, Bar[] Bars, string[] Sections);

    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static Reading[] Read(bool draw, params string[] texts)
    {
        string input = JsonSerializer.Serialize(texts.Select(text => new { text, draw }));
        (int exit, string output, string error) = Programs.Run("node", input, NeedsMermaidFactAttribute.PathOf("read.mjs"));
        exit.Should().Be(0, "{0}", error);
        Reading[] readings = JsonSerializer.Deserialize<Reading[]>(output, Web)!;
        readings.Should().HaveCount(texts.Length);
        foreach (Reading reading in readings) reading.Error.Should().BeNull();
        return readings;
    }
}
