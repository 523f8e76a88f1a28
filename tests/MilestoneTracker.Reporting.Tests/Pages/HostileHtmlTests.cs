using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FluentAssertions;
using MilestoneTracker.Reporting.Tests.Pictures;
using MilestoneTracker.Reporting.Tests.Plans;
using Xunit;
using MilestoneTracker.TestSupport.Texts;

namespace MilestoneTracker.Reporting.Tests.Pages;

// Every nasty name as the name of a milestone and of a component, as an actor and as a reason, read back by AngleSharp.
public sealed class HostileHtmlTests
{
    private static readonly IDocument Page = Html.Read(PlanOfNames.Report(HostileNames.All));

    [Fact]
    public void Names_components_actors_and_reasons_are_found_unchanged()
    {
        IElement[] rows = [.. Page.QuerySelectorAll("#all tbody tr")];

        rows.Select(row => row.QuerySelector("th > bdi")!.TextContent).Should().BeEquivalentTo(HostileNames.All.Select(XmlTexts.Expected));
        foreach (IElement row in rows)
        {
            string name = row.QuerySelector("th > bdi")!.TextContent;
            row.QuerySelector("th small bdi")!.TextContent.Should().Be(name);
            row.QuerySelector(".who")!.TextContent.Should().Be(name);
            row.QuerySelector(".why")!.TextContent.Should().Be(name);
        }
    }

    [Fact]
    public void Names_are_found_unchanged_in_every_other_section()
    {
        string[] expected = [.. HostileNames.All.Select(XmlTexts.Expected)];
        string[] dependents = [.. HostileNames.All.Where((_, i) => i % 2 == 0 && i + 1 < HostileNames.All.Count).Select(XmlTexts.Expected)];

        Page.QuerySelectorAll("#components tbody th bdi").Select(cell => cell.TextContent).Should().BeEquivalentTo(expected);
        Page.QuerySelectorAll("#graph .node > title").Select(title => title.TextContent.Split('\n')[0]).Should().BeEquivalentTo(expected);
        Page.QuerySelectorAll("#all td:nth-child(6) bdi").Select(name => name.TextContent).Should().BeEquivalentTo(dependents);
        Page.QuerySelectorAll("#changes .name").Select(name => name.TextContent).Should().Contain(expected);
        Page.QuerySelectorAll("#moved th .name").Select(name => name.TextContent).Should().BeSubsetOf(expected).And.Contain(dependents);
        Page.QuerySelectorAll("#causes .name").Select(name => name.TextContent).Should().BeSubsetOf(expected).And.HaveCountGreaterThan(10);
        Page.QuerySelectorAll("#risk h3").Select(name => name.TextContent).Should().BeSubsetOf(expected).And.HaveCountGreaterThan(100);
    }

    [Fact]
    public void No_element_and_no_attribute_is_there_that_a_page_of_plain_names_does_not_have()
    {
        IDocument plain = Html.Read(PlanOfNames.Report(PlanOfNames.PlainNames));

        Shapes(Page).Should().BeSubsetOf(Shapes(plain));
        Page.Scripts.Should().ContainSingle();
        Page.QuerySelectorAll("#all tbody tr").Length.Should().Be(HostileNames.All.Count);
    }

    [Fact]
    public void Every_name_as_a_title_is_found_unchanged()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        HtmlParser parser = new();
        foreach (string name in HostileNames.All)
        {
            using IDocument page =
                parser.ParseDocument(PlanReport.Create(registry.Current, new PlanReportOptions { Title = name }).ToText(ReportFormat.Html));
            page.QuerySelector("h1 bdi")!.TextContent.Should().Be(XmlTexts.Expected(name));
            page.QuerySelector("head title")!.TextContent.Should().Be(XmlTexts.Expected(name));
            page.QuerySelector("#graph-title")!.TextContent.Should().Be(XmlTexts.Expected(name));
        }
    }

    private static HashSet<string> Shapes(IDocument page) =>
        [.. page.All.Select(
            element =>
            element.LocalName + " "
            + string.Join(' ', element.Attributes.Select(attribute => attribute.LocalName).Order(StringComparer.Ordinal)))];
}
