using FluentAssertions;
using Microsoft.Playwright;
using MilestoneTracker.Reporting.Tests.Pictures;
using MilestoneTracker.Reporting.Tests.Plans;
using Xunit;
using MilestoneTracker.TestSupport.Texts;

namespace MilestoneTracker.Reporting.Tests.Browser;

// Reports as a browser shows them: quiet, alone, and with every text in its place.
public sealed class BrowserTests(Chromium chromium) : IClassFixture<Chromium>
{
    [NeedsTheory("chromium")]
    [InlineData(1440, ColorScheme.Light)]
    [InlineData(390, ColorScheme.Dark)]
    public async Task A_page_asks_for_nothing_complains_of_nothing_and_is_never_wider_than_the_window(int width, ColorScheme scheme)
    {
        foreach (PlanReport report in new[] {
            SamplePlan.Halfway(), SmallPlan.Report(), PlanReport.Create(new MilestoneRegistry().Current), DatedPlan.Report(),
            DatedPlan.Slipped() })
        {
            await using OpenReport open = await chromium.OpenAsync(report, ReportFormat.Html, width, scheme);

            open.Complaints.Should().BeEmpty();
            open.Requests.Should().ContainSingle().Which.Should().StartWith("file:");
            (await open.Page.EvaluateAsync<string[]>(Measures.WiderThanThePage)).Should().BeEmpty();
            (await open.Page.EvaluateAsync<string>("() => getComputedStyle(document.body).backgroundColor")).Should()
                .Be(scheme == ColorScheme.Dark ? "rgb(15, 19, 23)" : "rgb(246, 247, 249)");
        }
    }

    [NeedsTheory("chromium")]
    [InlineData(ReportFormat.Svg)]
    [InlineData(ReportFormat.Html)]
    public async Task No_text_leaves_its_box_no_box_lies_on_another_and_no_arrow_passes_through_one(ReportFormat format)
    {
        foreach (PlanReport report in new[] {
            SamplePlan.Halfway(), SamplePlan.AtTheEnd(), SmallPlan.Report(), SmallPlan.Report(new PlanScope { ByComponent = true }) })
        {
            await using OpenReport open = await chromium.OpenAsync(report, format);

            open.Complaints.Should().BeEmpty();
            open.Requests.Should().ContainSingle();
            (await open.Page.EvaluateAsync<int>("() => document.querySelectorAll('.graph .node').length")).Should()
                .Be(report.Graph.Nodes.Count);
            (await open.Page.EvaluateAsync<string[]>(Measures.TextsOutOfPlace)).Should().BeEmpty();
            (await open.Page.EvaluateAsync<string[]>(Measures.BoxesThatOverlap)).Should().BeEmpty();
            (await open.Page.EvaluateAsync<string[]>(Measures.ArrowsThroughBoxes)).Should().BeEmpty();
        }
    }

    [NeedsTheory("chromium")]
    [InlineData(ReportFormat.Timeline, 1280, ColorScheme.Light, Media.Screen)]
    [InlineData(ReportFormat.Html, 1280, ColorScheme.Dark, Media.Screen)]
    [InlineData(ReportFormat.Html, 400, ColorScheme.Light, Media.Screen)]
    [InlineData(ReportFormat.Html, 718, ColorScheme.Light, Media.Print)] // the width of A4 between its margins
    public async Task No_text_of_a_timeline_lies_on_another_or_leaves_its_column(
        ReportFormat format, int width, ColorScheme scheme, Media media)
    {
        foreach (PlanReport report in new[] { SamplePlan.Halfway(), SamplePlan.AtTheEnd(), DatedPlan.Report(), DatedPlan.Slipped() })
        {
            await using OpenReport open = await chromium.OpenAsync(report, format, width, scheme);
            await open.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = media });

            open.Complaints.Should().BeEmpty();
            (await open.Page.EvaluateAsync<int>("() => document.querySelectorAll('.timeline .row').length")).Should()
                .Be(report.Schedule!.Milestones.Count());
            (await open.Page.EvaluateAsync<string[]>(Measures.TimelineTextsOutOfPlace)).Should().BeEmpty();
            (await open.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth")).Should()
                .Be(format == ReportFormat.Timeline && width < 1168);
        }
    }

    [NeedsFact("chromium")]
    public async Task Nasty_names_in_a_timeline_stay_in_their_column()
    {
        foreach (string[] names in HostileNames.All.Chunk(60))
        {
            MilestoneRegistry registry = new();
            foreach (string name in names) registry.RegisterMilestone(name);
            foreach (string name in names) registry.SetMilestoneField(name, "target", "2026-03-03");
            PlanReport report = PlanReport.Create(registry.Current, new PlanReportOptions { Now = DatedPlan.Now });
            await using OpenReport open = await chromium.OpenAsync(report, ReportFormat.Html, 1280);

            open.Complaints.Should().BeEmpty();
            open.Requests.Should().ContainSingle();
            (await open.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth")).Should().BeFalse();
        }
    }

    [NeedsFact("chromium")]
    public async Task Nasty_names_stay_names_in_a_page_and_in_their_boxes()
    {
        await using OpenReport open = await chromium.OpenAsync(PlanOfNames.Report(HostileNames.All), ReportFormat.Html);

        open.Complaints.Should().BeEmpty();
        open.Requests.Should().ContainSingle();
        (await open.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('#all tbody tr th > bdi')].map(name => name.textContent)"))
            .Should().BeEquivalentTo(HostileNames.All.Select(XmlTexts.Expected));
        (await open.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('*')].flatMap(e => [...e.attributes].map(a => a.name)).filter(name => "
            + "name.startsWith('on') || name === 'style')")).Should().BeEmpty();
        (await open.Page.EvaluateAsync<int>("() => document.scripts.length")).Should().Be(1);
        (await open.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth")).Should().BeFalse();
        (await open.Page.EvaluateAsync<string[]>(Measures.TextsOutOfPlace)).Should().BeEmpty();
    }

    [NeedsTheory("chromium")]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task Nasty_fields_stay_texts(int width)
    {
        await using OpenReport open = await chromium.OpenAsync(HostileFieldsTests.Report, ReportFormat.Html, width);

        open.Complaints.Should().BeEmpty();
        open.Requests.Should().ContainSingle();
        (await open.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('#all tbody tr th bdi:first-child')].map(title => title.textContent)"))
            .Should().Contain(HostileNames.All.Select(XmlTexts.Expected));
        (await open.Page.EvaluateAsync<int>("() => document.scripts.length")).Should().Be(1);
        (await open.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth")).Should().BeFalse();
    }

    [NeedsFact("chromium")]
    public async Task A_column_of_a_field_sorts_the_milestones_those_without_it_too()
    {
        MilestoneRegistry registry = new();
        foreach (string name in (string[])["a", "b", "c"]) registry.RegisterMilestone(name);
        registry.SetMilestoneField("a", "owner", "Linus");
        registry.SetMilestoneField("c", "owner", "Ada");
        await using OpenReport open = await chromium.OpenAsync(PlanReport.Create(registry.Current), ReportFormat.Html);

        await open.Page.Locator("#all thead button", new PageLocatorOptions { HasTextString = "Owner" }).ClickAsync();

        (await open.Page.Locator("#all tbody th > bdi").AllTextContentsAsync()).Should().Equal("b", "c", "a");
        open.Complaints.Should().BeEmpty();
    }

    [NeedsFact("chromium")]
    public async Task Nasty_names_stay_names_in_a_picture()
    {
        await using OpenReport open = await chromium.OpenAsync(PlanOfNames.Report(HostileNames.All), ReportFormat.Svg);

        open.Complaints.Should().BeEmpty();
        open.Requests.Should().ContainSingle();
        (await open.Page.EvaluateAsync<string[]>(
            "() => [...document.querySelectorAll('.node > title')].map(title => title.textContent.split('\\n')[0])"))
            .Should().BeEquivalentTo(HostileNames.All.Select(XmlTexts.Expected));
        (await open.Page.EvaluateAsync<string[]>(Measures.TextsOutOfPlace)).Should().BeEmpty();
        (await open.Page.EvaluateAsync<string[]>(Measures.BoxesThatOverlap)).Should().BeEmpty();
    }

    [NeedsFact("chromium")]
    public async Task A_heading_sorts_the_milestones_and_a_field_filters_them()
    {
        await using OpenReport open = await chromium.OpenAsync(SmallPlan.Report(), ReportFormat.Html);
        ILocator names = open.Page.Locator("#all tbody tr:visible th > bdi");

        await open.Page.Locator("#all thead button", new PageLocatorOptions { HasTextString = "Risk" }).ClickAsync();
        await open.Page.Locator("#all thead button", new PageLocatorOptions { HasTextString = "Risk" }).ClickAsync();
        (await names.AllTextContentsAsync())[0].Should().Be("permit", "it has the highest risk");
        (await open.Page.Locator("#all thead th").Nth(3).GetAttributeAsync("aria-sort")).Should().Be("descending");

        await open.Page.Locator(".filter input").FillAsync("DRAWING");
        (await names.AllTextContentsAsync()).Should().Equal("permit");
        await open.Page.Locator(".filter input").FillAsync("");
        await open.Page.Locator(".filter select").First.SelectOptionAsync("on hold");
        (await names.AllTextContentsAsync()).Should().Equal("heating");
        open.Complaints.Should().BeEmpty();
    }

    [NeedsTheory("chromium")]
    [InlineData(1280)]
    [InlineData(400)]
    public async Task A_picture_that_is_wider_than_the_window_starts_at_what_matters_and_says_where_one_is(int width)
    {
        PlanReport report = SamplePlan.Halfway();
        GraphNode first = report.Picture.First!;
        await using OpenReport open = await chromium.OpenAsync(report, ReportFormat.Html, width);

        first.Risk.Should().Be(report.AtRisk[0].Risk);
        (await open.Page.EvaluateAsync<bool>($$"""
            () => { const frame = document.querySelector('.graph-figure .scroll').getBoundingClientRect(),
              box = document.getElementById('n{{first.Index}}').querySelector('.box').getBoundingClientRect();
              return frame.left <= box.left && box.right <= frame.right && frame.top <= box.top && box.bottom <= frame.bottom; }
            """)).Should().BeTrue();
        string where = await open.Page.Locator(".where").InnerTextAsync();
        where.Should().StartWith($"From left to right, {report.Picture.Columns} columns. The highest risk: {first.Shown}.")
            .And.MatchRegex("Shown: columns \\d+ to \\d+\\.$");
        await open.Page.EvaluateAsync("() => { document.querySelector('.graph-figure .scroll').scrollLeft = 0; }");
        await open.Page.WaitForFunctionAsync("() => document.querySelector('.where').textContent.includes('columns 1 to')");
        await open.Page.Locator(".where a").ClickAsync();
        (await open.Page.EvaluateAsync<double>("() => document.querySelector('.graph-figure .scroll').scrollLeft")).Should().BePositive();
        open.Complaints.Should().BeEmpty();
    }

    [NeedsFact("chromium")]
    public async Task Without_script_the_page_has_no_control_that_does_nothing()
    {
        await using OpenReport open = await chromium.OpenAsync(SmallPlan.Report(), ReportFormat.Html);
        string source = await File.ReadAllTextAsync(new Uri(open.Requests[0]).LocalPath);

        source[..source.IndexOf("<script>", StringComparison.Ordinal)].Should()
            .NotContain("<button").And.NotContain("<input").And.NotContain("<select");
        (await open.Page.Locator("button, input, select").CountAsync()).Should().BeGreaterThan(5, "with script there are some");
    }
}
