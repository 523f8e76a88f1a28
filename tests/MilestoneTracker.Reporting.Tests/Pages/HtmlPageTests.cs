using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using FluentAssertions;
using MilestoneTracker.Reporting.Tests.Plans;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Pages;

public sealed class HtmlPageTests
{
    private static readonly IDocument Page = Html.Read(SmallPlan.Report());

    [Fact]
    public void The_policy_of_the_page_allows_its_own_style_and_script_and_nothing_else()
    {
        string policy = Page.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content")!;

        policy.Should()
            .Be($"default-src 'none'; style-src '{HashOf("style")}'; script-src '{HashOf("script")}'; base-uri 'none'; form-action 'none'");
        Page.QuerySelectorAll("style, script").Should().HaveCount(2);
        Page.All.Should().NotContain(element => element.HasAttribute("style"));
    }

    [Fact]
    public void Nothing_in_the_page_leads_outside()
    {
        Page.QuerySelectorAll("link, img, iframe, object, embed, base, form, audio, video, source").Should().BeEmpty();
        Page.All.SelectMany(element => element.Attributes).Where(attribute => attribute.LocalName is "href" or "src")
            .Should().NotBeEmpty().And.OnlyContain(attribute => attribute.Value.StartsWith('#'));
    }

    [Fact]
    public void Every_link_within_the_page_leads_somewhere_and_no_id_is_there_twice()
    {
        string[] ids = [.. Page.All.Select(element => element.Id!).Where(id => !string.IsNullOrEmpty(id))];

        ids.Should().OnlyHaveUniqueItems();
        Page.QuerySelectorAll("[href], [aria-labelledby], [aria-describedby]").SelectMany(
            element =>
            new[] { element.GetAttribute("href")?[1..], element.GetAttribute("aria-labelledby"), element.GetAttribute("aria-describedby") })
            .Where(id => id is not null).Should().BeSubsetOf(ids);
    }

    [Fact]
    public void Headings_descend_by_one_and_tables_tell_what_their_cells_are()
    {
        int[] levels = [.. Page.QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0')];

        levels[0].Should().Be(1);
        levels.Count(level => level == 1).Should().Be(1);
        levels.Zip(levels.Skip(1)).Should().OnlyContain(pair => pair.Second - pair.First <= 1);
        Page.QuerySelectorAll("th").Should().OnlyContain(cell => cell.HasAttribute("scope"));
        Page.QuerySelectorAll("table").Should().HaveCountGreaterThan(4);
        Page.DocumentElement.GetAttribute("lang").Should().Be("en");
        Page.QuerySelector("a.skip")!.GetAttribute("href").Should().Be("#content");
        Page.QuerySelectorAll("main").Should().ContainSingle();
    }

    [Fact]
    public void The_whole_plan_stands_at_the_top()
    {
        Html.TextOf(Page.QuerySelector("header")!).Should().Be("A plan with <everything> & more 2026-03-31 · version 31 · 12 milestones");
        Html.TextOf(Page.QuerySelector("#glance .key")!).Should().Be("2 completed 2 in progress 5 planned 1 on hold 1 blocked 1 cancelled");
    }

    [Fact]
    public void A_milestone_is_a_row_with_all_that_is_known_of_it()
    {
        IElement row = Row("foundation");

        row.QuerySelectorAll("th, td").Select(Html.TextOf).Should().Equal(
            "foundation site, works", "in progress", "0 of 2, 25 %", "high", "permit", "frame", "2026-02-06 Ada");
    }

    [Fact]
    public void What_is_cancelled_has_no_per_cent()
    {
        Row("pool").QuerySelectorAll("td").Select(Html.TextOf).ElementAt(1).Should().Be("cancelled");
        Row("pool").QuerySelectorAll("progress").Should().BeEmpty();
    }

    [Fact]
    public void What_is_at_risk_has_its_causes_with_their_chains_and_reasons()
    {
        IElement[] items = [.. Page.QuerySelectorAll("#risk .risks > li")];

        Html.TextOf(items[0].QuerySelector("h3")!).Should().Be("permit");
        Html.TextOf(items[0].QuerySelector(".causes li")!).Should()
            .Be("critical Is blocked since 2026-02-06 by Grace the office asks for two more papers: a drawing, and <the form> of 1987");
        IElement lift = items.Single(item => Html.TextOf(item.QuerySelector("h3")!) == "handover");
        lift.QuerySelectorAll(".causes li")
            .Select(Html.TextOf).Should().Contain("medium Needs heating, which is on hold since 2026-02-06 no pump to be had")
            .And.Contain(text => text.StartsWith("low Waits for incomplete dependencies: heating, lift", StringComparison.Ordinal));
        Page.QuerySelector(".causes")!.InnerHtml.Should().Contain("\na drawing", "a reason keeps its lines");
    }

    [Fact]
    public void What_is_wrong_comes_first_with_since_when_by_whom_why_and_how_many_it_hits()
    {
        string[] items = [.. Page.QuerySelectorAll("#causes .risks > li").Select(Html.TextOf)];

        items.Should().HaveCount(4);
        items[0].Should().StartWith("permit is blocked critical Since 2026-02-06 by Grace the office asks for two more papers:")
            .And.EndWith("2 milestones at risk from it: foundation, permit");
        items.Should().Contain(item => item.StartsWith("pool is cancelled but still needed high Since 2026-02-06")
            && item.EndsWith("1 milestone at risk from it: garden"));
    }

    [Fact]
    public void What_moved_is_told_from_what_to_what()
    {
        Dictionary<string, string[]> rows = Page.QuerySelectorAll(".moved tbody tr")
            .ToDictionary(row => Html.TextOf(row.QuerySelector("th")!), row => row.QuerySelectorAll("td").Select(Html.TextOf).ToArray());

        rows["permit"].Should().Equal("planned → blocked", "0 of 1, 0 %", "none → critical", "");
        rows["lift new"].Should().Equal("in progress", "0 of 1, 50 %", "none", "");
        rows["cellar gone"].Should().Equal("planned", "0 of 1, 0 %", "none", "");
        rows["foundation"][3].Should().Be("− no longer needs survey");
        rows["handover"][3].Should().Be("+ needs lift");
        rows["handover"][1].Should().Be("1 of 7, 14 % → 1 of 7, 28 %");
        rows["pool"][1].Should().Be("0 of 1, 0 % → cancelled");
        rows["the roof with its insulation, gutters, lightning rods and everything else that keeps the rain out"][1].Should()
            .Be("1 of 5, 20 % → 1 of 4, 37 %");
    }

    [Fact]
    public void What_was_changed_itself_stands_before_what_followed()
    {
        string[] names = [.. Page.QuerySelectorAll(".moved tbody th").Select(Html.TextOf)];

        names.Should().Equal(
            "cellar gone", "foundation", "frame", "handover", "heating", "inspection new", "lift new", "permit", "pool",
            "garden", "the roof with its insulation, gutters, lightning rods and everything else that keeps the rain out");
    }

    [Fact]
    public void Fields_that_moved_are_told_with_their_milestones_and_those_of_the_plan_and_of_records_below()
    {
        IDocument page = Html.Read(FieldsMoved.Report);
        Dictionary<string, string[]> rows = page.QuerySelectorAll(".moved tbody tr")
            .ToDictionary(row => Html.TextOf(row.QuerySelector("th")!), row => row.QuerySelectorAll("td").Select(Html.TextOf).ToArray());

        rows.Keys.Should().Equal("API", "Manual", "Schema", "Client");
        rows["Schema"].Should().Equal("completed", "completed", "none", "weight: none → 3");
        rows["API"].Should().Equal("planned", "1 of 2, 50 % → 1 of 2, 75 %", "none", "on Schema, lag: none → 2");
        rows["Client"].Should().Equal("planned", "1 of 3, 33 % → 1 of 3, 60 %", "low", "");
        rows["Manual"][3].Should().Be("owner: Ada → Grace <g@example.com>");
        page.QuerySelectorAll("#moved .fields li")
            .Select(Html.TextOf).Should().Equal("the plan, title: none → The release", "people/Grace, notes: none → two\\nlines");
    }

    [Fact]
    public void The_whole_plan_is_counted_at_the_top()
    {
        Page.QuerySelectorAll("#glance .tiles b").Select(Html.TextOf).Take(2).Should().Equal("27 %", "2 of 11");
        Html.TextOf(Page.QuerySelector("#components tfoot .num")!).Should().Be("2 of 11, 1 cancelled, 27 %");
    }

    [Fact]
    public void The_latest_change_comes_first_with_who_and_why()
    {
        IElement[] rows = [.. Page.QuerySelectorAll(".changes tbody tr")];

        rows[0].QuerySelectorAll("td").Select(Html.TextOf).Should().Equal("2026-03-07", "cellar removed (was planned )", "Ada");
        Html.TextOf(rows[^1]).Should().EndWith("and 15 more Ada the first plan");
        rows.Select(Html.TextOf).Should().Contain("2026-03-07 foundation no longer depends on survey Ada").And.Contain(
            "2026-01-25 survey status changed planned → completed Grace measured");
    }

    [Fact]
    public void Progress_over_time_is_a_picture_and_a_table()
    {
        Page.QuerySelector("#progress svg.burn-up title")!.TextContent.Should()
            .StartWith("From 2026-01-05 to 2026-03-07: scope, 11 at first and 11 at the end");
        Page.QuerySelectorAll("#progress .points tbody tr").Length.Should().BeInRange(3, 60);
    }

    [Fact]
    public void The_impact_lists_every_milestone_that_waits()
    {
        IDocument page = Html.Read(PlanReport.Create(SmallPlan.Play().Now, new PlanReportOptions { ImpactOf = "permit" }));

        Html.TextOf(page.QuerySelector("#impact h2")!).Should().Be("Impact of permit");
        page.QuerySelectorAll("#impact li .name").Select(Html.TextOf).Should().Equal(
            "foundation", "frame", "handover",
            "the roof with its insulation, gutters, lightning rods and everything else that keeps the rain out");
        Html.TextOf(Page.QuerySelector("#impact .empty")!).Should().Be("Nothing depends on it.", "nothing needs the survey any more");
    }

    [Fact]
    public void A_section_is_there_only_where_there_is_something_in_it()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");

        Sections(Html.Read(PlanReport.Create(registry.Current))).Should().Equal("glance", "graph", "milestones");
        Sections(Page)
            .Should().Equal("glance", "moved", "causes", "graph", "risk", "components", "impact", "progress", "milestones", "changes");
        Page.QuerySelectorAll("nav a").Select(link => link.GetAttribute("href")![1..]).Should().Equal(Sections(Page));
    }

    [Fact]
    public void An_empty_plan_says_so_and_has_no_data_instead_of_a_per_cent()
    {
        IDocument page = Html.Read(PlanReport.Create(new MilestoneRegistry().Current));

        Html.TextOf(page.QuerySelector("#glance .empty")!).Should().Contain("nothing here yet").And.Contain("no data");
        page.QuerySelector("main")!.TextContent.Should().NotContain("%");
        Sections(page).Should().Equal("glance");
    }

    [Fact]
    public void A_scope_without_milestones_says_so_below_the_whole()
    {
        IDocument page =
            Html.Read(PlanReport.Create(SmallPlan.Play().Now, new PlanReportOptions { Scope = new PlanScope { Components = ["moon"] } }));

        Html.TextOf(page.QuerySelector("#graph .empty")!).Should().StartWith("There is nothing to show");
        Sections(page).Should().Equal("glance", "causes", "graph", "components");
    }

    [Fact]
    public void A_component_in_which_all_is_cancelled_has_no_data()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a", ["x"], MilestoneStatus.Cancelled);
        IDocument page = Html.Read(PlanReport.Create(registry.Current));

        page.QuerySelectorAll("#components tbody td").Select(Html.TextOf).ElementAt(1).Should().Be("no data");
        page.QuerySelectorAll("progress").Should().BeEmpty();
    }

    [Fact]
    public void Long_lists_are_cut_and_say_so()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("hub");
        for (int i = 0; i < 400; i++)
        {
            registry.RegisterMilestone($"m{i:000}");
            registry.DeclareMilestoneDependency($"m{i:000}", "hub");
        }

        registry.UpdateMilestoneStatus("hub", MilestoneStatus.Blocked);
        IDocument page = Html.Read(PlanReport.Create(registry.Current, new PlanReportOptions { ImpactOf = "hub" }));

        Html.TextOf(page.QuerySelector("#m0 td:nth-child(6)")!).Should().Be("m000, m001, m002, m003, m004 and 395 more");
        Html.TextOf(page.QuerySelector("#impact > .more")!).Should().Be("and 100 more");
        Html.TextOf(page.QuerySelector("#risk > .more")!).Should().StartWith("and 201 more");
    }

    [Fact]
    public void A_narrowed_report_says_that_it_is_one()
    {
        Html.TextOf(Html.Read(SmallPlan.Report(new PlanScope { Components = ["law"] })).QuerySelector(".meta")!)
            .Should().EndWith("12 milestones · 3 of them in the part that is listed and drawn");
    }

    [Fact]
    public void Equal_reports_are_equal_pages()
    {
        SmallPlan.Report().ToText(ReportFormat.Html).Should().Be(SmallPlan.Report().ToText(ReportFormat.Html)).And.NotContain("\r");
    }

    private static IElement Row(string name) =>
        Page.QuerySelectorAll("#all tbody tr").Single(row => row.QuerySelector("th bdi")!.TextContent == name);

    private static string[] Sections(IDocument page) => [.. page.QuerySelectorAll("main > section").Select(section => section.Id!)];

    private static string HashOf(string element) =>
        "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Page.QuerySelector(element)!.TextContent)));
}
