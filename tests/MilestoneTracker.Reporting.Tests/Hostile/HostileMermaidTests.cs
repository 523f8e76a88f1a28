using FluentAssertions;
using MilestoneTracker.TestSupport.Texts;

namespace MilestoneTracker.Reporting.Tests;

public sealed class HostileMermaidTests
{
    private const int Portion = 60; // Mermaid lays out many small pictures faster than a large one

    private static readonly string[] Drawn = [
        "br", "circle", "defs", "div", "fedropshadow", "filter", "foreignObject", "g", "marker", "p", "path", "polygon", "rect", "span",
            "style", "title", "wbr"];

    [NeedsMermaidFact]
    public void Mermaid_draws_every_hostile_name_unchanged_and_nothing_else()
    {
        PlanReport[] reports = [.. HostileNames.All.Chunk(Portion).Select(HostilePlan.ReportOf)];

        MermaidReader.Reading[] readings =
            MermaidReader.Read(draw: true, [.. reports.Select(report => report.ToText(ReportFormat.Mermaid))]);

        readings.Sum(reading => reading.Labels.Length).Should().Be(HostileNames.All.Count);
        foreach ((PlanReport report, MermaidReader.Reading reading) in reports.Zip(readings))
        {
            reading.Labels.Select(lines => lines[0]).Should().Equal(report.Graph.Nodes.Select(node => node.Label));
            reading.Labels.Should().OnlyContain(lines => lines.Length == 2 || lines.Length == 3, "of name, status and risk");
            reading.Elements.Should().BeSubsetOf(Drawn, "there is no link, image, icon, formula or script");
            AssertGraph(report, reading);
        }
    }

    [NeedsMermaidFact]
    public void Mermaid_reads_all_hostile_names_in_one_text()
    {
        MermaidReader.Reading reading = MermaidReader.Read(draw: false, HostilePlan.Report.ToText(ReportFormat.Mermaid)).Single();

        AssertGraph(HostilePlan.Report, reading);
    }

    private static void AssertGraph(PlanReport report, MermaidReader.Reading reading)
    {
        reading.Type.Should().StartWith("flowchart");
        reading.Vertices.Select(vertex => vertex.Id).Should().Equal(report.Graph.Nodes.Select(node => $"n{node.Index}"));
        reading.Vertices.Should().OnlyContain(vertex => vertex.Link == null && vertex.Classes.Length > 0 && vertex.Classes.Length <= 2);
        reading.Edges.Select(edge => $"{edge.From} {edge.To} {edge.Text}")
            .Should().Equal(report.Graph.Edges.Select(edge => $"n{edge.From} n{edge.To} "));
        reading.Subgraphs.Should().Be(0);
    }
}
