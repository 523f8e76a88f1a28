using CsCheck;
using FluentAssertions;
using MilestoneTracker.Reporting.Formats;
using Xunit;

namespace MilestoneTracker.Reporting.Tests;

// Beyond the names that somebody thought of: signs at random. CsCheck prints the seed of a failure.
public sealed class RandomSignsTests
{
    private const string Signs =
        "abfnNGLE10 <>&;#\"'`\\|*_~[](){}!+-=.:/@$%^?,\u00B6\u00DF\uFB02\u00B0\u00A0\u200D\uFEFF\uFFFE\u0301\u05D0";

    private static readonly Gen<string[]> Names =
        Gen.String[Gen.Char[Signs], 1, 12].Where(name => name.Trim(' ', '\u00A0').Length == name.Length && name.Length > 0)
        .Array[150].Select(names => names.Distinct(StringComparer.Ordinal).ToArray());

    [Fact]
    public void Markdown_shows_them_unchanged_in_a_cell_in_a_list_and_in_a_heading()
    {
        Names.Sample(names =>
        {
            string[] escaped = [.. names.Select(MarkdownText.Escape)];
            MarkdownReader markdown = new(
                $"## Heading\n\n| A | B |\n| --- | --- |\n{string.Concat(escaped.Select(name => $"| {name} | x |\n"))}\n## "
                + $"{escaped[0]}\n\n- {escaped[0]}: x\n");

            markdown.Rows("Heading").Select(row => row[0]).Should().Equal(names);
            markdown.Headings(2).Should().Equal("Heading", names[0]);
            markdown.Inlines.Should().BeEmpty();
        }, iter: 50);
    }

    [NeedsFact("dot")]
    public void Graphviz_shows_them_unchanged()
    {
        Names.Sample(
            names => DotReader.Read(HostilePlan.ReportOf(names).ToText(ReportFormat.Dot)).Nodes.Select(node =>
                node.Lines[0]).Should().Equal(names.Order(StringComparer.Ordinal)), iter: 5, threads: 1);
    }

    [NeedsMermaidFact]
    public void Mermaid_shows_them_unchanged()
    {
        Names.Sample(names =>
        {
            string[] texts = [.. names.Chunk(50).Select(part => HostilePlan.ReportOf(part).ToText(ReportFormat.Mermaid))];
            MermaidReader.Read(draw: true, texts).SelectMany(reading => reading.Labels.Select(lines => lines[0]))
                .Should().Equal(names.Chunk(50).SelectMany(part => part.Order(StringComparer.Ordinal)));
        }, iter: 1, threads: 1);
    }
}
