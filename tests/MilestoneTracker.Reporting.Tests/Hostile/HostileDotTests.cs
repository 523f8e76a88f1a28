using System.Xml.Linq;
using FluentAssertions;
using MilestoneTracker.TestSupport.Texts;

namespace MilestoneTracker.Reporting.Tests;

public sealed class HostileDotTests
{
    [NeedsFact("dot")]
    public void Graphviz_draws_every_hostile_name_unchanged_and_nothing_else()
    {
        PlanGraph graph = HostilePlan.Report.Graph;

        DotReader.Reading reading = DotReader.Read(HostilePlan.Report.ToText(ReportFormat.Dot));

        reading.Label.Should().Equal(HostileNames.All[^1]);
        reading.Nodes.Select(node => node.Name).Should().Equal(graph.Nodes.Select(node => $"n{node.Index}"));
        reading.Nodes.Select(node => node.Lines[0]).Should().Equal(graph.Nodes.Select(node => node.Label));
        reading.Nodes.Should().OnlyContain(node => node.Lines.Length == 2 || node.Lines.Length == 3, "of name, status and risk");
        reading.Edges.Should().Equal(graph.Edges.Select(edge => ($"n{edge.From}", $"n{edge.To}", (string?)null)));
        reading.Attributes.Should().NotContain(
            name => name.Contains("URL", StringComparison.OrdinalIgnoreCase)
                || name.Contains("href", StringComparison.OrdinalIgnoreCase) || name == "image");
    }

    [NeedsFact("dot")]
    public void The_reasons_are_the_tooltips_of_the_picture_unchanged()
    {
        // Left out: the two characters that no XML has, and backslashes, since version 2.43 takes the escaping of a tooltip off twice.
        string[] not = ["\uFFFE", "\uFFFF", "\\"];
        string[] names = [.. HostileNames.All.Where(name => !not.Any(part => name.Contains(part, StringComparison.Ordinal)))];
        PlanReport report = HostilePlan.ReportOf(names);

        (int exit, string picture, string error) =
            Programs.Run("dot", report.ToText(ReportFormat.Dot), "-Kosage", "-Gsplines=false", "-Tsvg");

        (exit, error).Should().Be((0, ""));
        // without its document type, so that no reader looks for that
        XElement svg = XElement.Parse(picture[picture.IndexOf("<svg", StringComparison.Ordinal)..]);
        Dictionary<string, string> tooltips = svg.Descendants().Where(e => (string?)e.Attribute("class") == "node")
            .ToDictionary(
                node => node.Elements().First().Value, node =>
                node.Descendants().Single(e => e.Name.LocalName == "a").Attributes().Single().Value, StringComparer.Ordinal);
        foreach (GraphNode node in report.Graph.Nodes)
            Spaced(tooltips[$"n{node.Index}"]).Should().Be(Spaced(node.Milestone!.LastChange.Context.Reason!));
    }

    // Of spaces in a row Graphviz writes some as spaces that do not break, and to XML a tab in an attribute is a space.
    private static string Spaced(string text) => text.Replace('\t', ' ').Replace('\u00A0', ' ');
}
