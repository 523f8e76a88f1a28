using System.Text.Json;
using AngleSharp.Dom;
using FluentAssertions;
using MilestoneTracker.Reporting.Tests.Pages;
using MilestoneTracker.Reporting.Tests.Pictures;
using Xunit;
using MilestoneTracker.TestSupport.Texts;

namespace MilestoneTracker.Reporting.Tests;

// Every nasty name as a title, an owner, an address and a chosen field of a milestone with a plain name.
public sealed class HostileFieldsTests
{
    private const string Chosen = "acme.note";

    private static readonly string[] Keys = ["title", "owner", "url", Chosen];

    private static readonly IReadOnlyList<string> Values = HostileNames.All;

    internal static readonly PlanReport Report = PlanOf(Values);

    private static readonly IDocument Page = Html.Read(Report);

    public static TheoryData<string> NoLinks =>
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:x",
            "file:///etc/passwd", "//example.com",
        "example.com", "ftp://example.com", "mailto:a@example.com", " ", "http://", "\"onmouseover=\"alert(1)",
    ];

    [Fact]
    public void A_page_shows_them_unchanged_and_the_name_beside_the_title()
    {
        IElement[] rows = [.. Page.QuerySelectorAll("#all tbody tr")];

        rows.Select(row => row.QuerySelector("th bdi")!.TextContent).Should().Equal(Values.Select(XmlTexts.Expected));
        rows.Select(row => row.QuerySelector("th > .id")!.TextContent).Should().Equal(Report.Milestones.Select(entry => entry.Name));
        rows.Select(row => row.QuerySelector("[data-of=Owner]")!.TextContent).Should().Equal(Values.Select(Cut).Select(XmlTexts.Expected));
        rows.Select(row => row.QuerySelector($"[data-of='{Chosen}']")!.TextContent)
            .Should().Equal(Values.Select(Cut).Select(XmlTexts.Expected));
        Page.QuerySelectorAll("#owners tbody th").Select(cell => cell.TextContent)
            .Should().BeEquivalentTo(Values.Select(XmlTexts.Expected));
        Page.QuerySelectorAll("#causes h3").Select(cell => cell.TextContent).Should().BeSubsetOf(Values.Select(XmlTexts.Expected))
            .And.NotBeEmpty();
    }

    [Fact]
    public void No_element_and_no_attribute_is_there_that_a_page_of_plain_fields_does_not_have()
    {
        IDocument plain = Html.Read(PlanOf([.. Values.Select((_, i) => i == 0 ? "https://example.com/" : $"plain {i}")]));

        Shapes(Page).Should().BeSubsetOf(Shapes(plain));
        Page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")).Should().OnlyContain(
            address => address!.StartsWith('#') || address.StartsWith("http://", StringComparison.Ordinal)
                || address.StartsWith("https://", StringComparison.Ordinal));
    }

    [Fact]
    public void Markdown_shows_them_unchanged()
    {
        foreach (string[] values in Values.Chunk(60))
        {
            PlanReport report = PlanOf(values);
            string[][] rows = new MarkdownReader(report.ToText(ReportFormat.Markdown)).Rows("Milestones");

            rows.Should().OnlyContain(row => row.Length == 9);
            rows.Select(row => row[0]).Should().Equal(values.Zip(report.Milestones, (title, entry) => $"{title} ({entry.Name})"));
            rows.Select(row => row[7]).Should().Equal(values.Select(Cut));
            rows.Select(row => row[8]).Should().Equal(values.Select(Cut));
        }
    }

    [Fact]
    public void Csv_and_JSON_have_them_unchanged()
    {
        List<Dictionary<string, string>> rows = CsvReaders.Read(Report.ToText(ReportFormat.Csv));
        foreach (string column in Keys) rows.Select(row => CsvReaders.Unguarded(row[column])).Should().Equal(Values);

        using JsonDocument json = JsonDocument.Parse(Report.ToText(ReportFormat.Json));
        JsonElement[] fields = [.. json.RootElement.GetProperty("milestones").EnumerateArray()
            .Select(milestone => milestone.GetProperty("fields"))];
        foreach (string key in Keys) fields.Select(field => field.GetProperty(key).GetString()).Should().Equal(Values);
    }

    [Fact]
    public void Pictures_show_the_titles_unchanged()
    {
        Page.QuerySelectorAll("#graph .node > title").Select(title => title.TextContent.Split('\n')[0])
            .Should().Equal(Values.Select(XmlTexts.Expected));
        List<string> labels = [.. Report.Graph.Nodes.Select(node => node.Shown)];
        labels.Should().Equal(Values);
        Report.ToText(ReportFormat.Svg).Should().StartWith("<").And.NotContain("<script");
    }

    [Theory]
    [MemberData(nameof(NoLinks))]
    public void What_is_not_an_address_of_the_web_is_no_link(string url)
    {
        PlanReport report = WithUrl(url);

        Html.Read(report).QuerySelectorAll("#all a.link").Should().BeEmpty();
        new MarkdownReader(report.ToText(ReportFormat.Markdown)).Inlines.Should().NotContain("LinkInline");
    }

    [Theory]
    [InlineData("https://example.com/a?b=1&c=2", "https://example.com/a?b=1&c=2")]
    [InlineData("HTTP://example.com/a b|c(d)<e>\"f\"", "http://example.com/a%20b%7Cc(d)%3Ce%3E%22f%22")]
    [InlineData("https://example.com/)[x](javascript:alert(1)", "https://example.com/)[x](javascript:alert(1)")]
    public void An_address_of_the_web_is_a_link_that_leads_there_and_nowhere_else(string url, string address)
    {
        PlanReport report = WithUrl(url);
        IElement link = Html.Read(report).QuerySelectorAll("#all a.link").Should().ContainSingle().Subject;
        (link.GetAttribute("href"), link.GetAttribute("rel"), link.TextContent).Should().Be((address, "noopener noreferrer", "a"));

        new MarkdownReader(report.ToText(ReportFormat.Markdown)).Links.Should().Equal(address);
    }

    private static PlanReport WithUrl(string url)
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        registry.SetMilestoneField("a", "url", url);
        return PlanReport.Create(registry.Current);
    }

    private static PlanReport PlanOf(IReadOnlyList<string> values)
    {
        MilestoneRegistry registry = new();
        registry.Batch(plan =>
        {
            for (int i = 0; i < values.Count; i++)
            {
                string name = $"m{i:0000}";
                plan.RegisterMilestone(name, status: (MilestoneStatus)(i % 6));
                foreach (string key in Keys) plan.SetMilestoneField(name, key, values[i]);
                if (i > 0) plan.DeclareMilestoneDependency(name, $"m{i - 1:0000}");
            }
        });
        PlanScope scope = new() { MaxNodes = 1000, ByComponent = false };
        return PlanReport.Create(registry.Current, new PlanReportOptions { Fields = [Chosen], Scope = scope });
    }

    // A cell has at most 200 units of a value.
    private static string Cut(string value) => value.Length <= 200 ? value : value[..(char.IsHighSurrogate(value[199]) ? 199 : 200)] + "…";

    private static HashSet<string> Shapes(IDocument page) =>
        [.. page.All.Select(element => element.LocalName + " "
            + string.Join(' ', element.Attributes.Select(attribute => attribute.LocalName).Order(StringComparer.Ordinal)))];
}
