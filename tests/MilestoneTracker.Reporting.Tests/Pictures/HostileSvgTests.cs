using System.Xml.Linq;
using FluentAssertions;
using MilestoneTracker.Reporting.Tests.Plans;
using MilestoneTracker.TestSupport.Texts;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Pictures;

// Every nasty name as the name of a milestone and of a component, as an actor and as a reason, read back by the framework's XML reader.
public sealed class HostileSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly PlanReport Hostile = PlanOfNames.Report(HostileNames.All);
    private static readonly XElement Picture = XDocument.Parse(Hostile.ToText(ReportFormat.Svg), LoadOptions.PreserveWhitespace).Root!;

    [Fact]
    public void Every_name_is_found_unchanged()
    {
        HostileNames.All.Count.Should().BeGreaterThanOrEqualTo(500);
        string[] names = [.. Nodes().Select(node => node.Element(Svg + "title")!.Value.Split('\n')[0])];

        names.Should().BeEquivalentTo(HostileNames.All.Select(XmlTexts.Expected));
    }

    [Fact]
    public void Components_actors_and_reasons_are_found_unchanged()
    {
        foreach (XElement node in Nodes())
        {
            string[] lines = node.Element(Svg + "title")!.Value.Split('\n');
            lines.Should().Contain("Components: " + lines[0]);
            lines[^1].Should().EndWith($" by {lines[0]}: {lines[0]}");
        }
    }

    [Fact]
    public void No_element_and_no_attribute_is_there_that_a_plan_of_plain_names_does_not_have()
    {
        XElement plain = XDocument.Parse(PlanOfNames.Report(PlanOfNames.PlainNames).ToText(ReportFormat.Svg)).Root!;

        Shapes(Picture).Should().BeSubsetOf(Shapes(plain));
        Picture.Descendants(Svg + "g").Count().Should().Be(
            Nodes().Length + Nodes()
            .Count(node => node.Element(Svg + "g") is not null) + 2, "there are nodes, their risks, the arrows and the whole");
    }

    [Fact]
    public void Every_name_as_a_title_is_found_unchanged()
    {
        RegistrySnapshot empty = new MilestoneRegistry().Current;
        foreach (string name in HostileNames.All)
        {
            XElement picture = XDocument.Parse(
                PlanReport.Create(empty, new PlanReportOptions { Title = name })
                .ToText(ReportFormat.Svg), LoadOptions.PreserveWhitespace).Root!;
            picture.Element(Svg + "title")!.Value.Should().Be(XmlTexts.Expected(name));
        }
    }

    private static XElement[] Nodes() =>
        [.. Picture.Descendants(Svg + "g").Where(group => (group.Attribute("class")?.Value ?? "").Split(' ')[0] == "node")];

    private static HashSet<string> Shapes(XElement root) =>
        [.. root.DescendantsAndSelf().Select(
            element =>
            element.Name.LocalName + " "
            + string.Join(' ', element.Attributes().Select(attribute => attribute.Name.LocalName).Order(StringComparer.Ordinal)))];
}
