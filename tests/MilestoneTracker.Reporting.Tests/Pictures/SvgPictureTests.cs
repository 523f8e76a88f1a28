using System.Xml.Linq;
using FluentAssertions;
using MilestoneTracker.Reporting.Tests.Plans;
using MilestoneTracker.Risk;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Pictures;

public sealed class SvgPictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void The_picture_is_valid_XML_with_a_title_and_a_description_that_count()
    {
        XElement root = Drawn(SmallPlan.Report());

        root.Name.Should().Be(Svg + "svg");
        root.Attribute("role")!.Value.Should().StartWith("graphics-document");
        root.Elements().Take(2).Select(element => element.Name.LocalName).Should().Equal("title", "desc");
        root.Element(Svg + "title")!.Value.Should().Be("A plan with <everything> & more");
        root.Element(Svg + "desc")!.Value.Should()
            .Contain("12 milestones").And.Contain("2 completed, 2 in progress").And.Contain("at risk");
        root.Attribute("aria-describedby")!.Value.Should().Be(root.Element(Svg + "desc")!.Attribute("id")!.Value);
    }

    [Fact]
    public void Each_milestone_has_a_node_that_tells_name_status_progress_risk_and_reason()
    {
        XElement node = NodeOf(Drawn(SmallPlan.Report()), "permit");

        string[] lines = node.Element(Svg + "title")!.Value.Split('\n');
        lines[..2].Should().Equal("permit", "blocked, 0 of 1, 0 %, critical risk");
        lines.Should().Contain("Components: law").And.Contain("Needs 0, needed by 1").And.Contain("Critical: is blocked");
        lines[^2..].Should()
            .Equal("Since 2026-02-06 12:00 UTC by Grace: the office asks for two more papers:", "a drawing, and <the form> of 1987");
        node.Attribute("role")!.Value.Should().StartWith("graphics-symbol");
        Texts(node).Should().Contain(["permit", "blocked", "0 of 1, 0 %", "critical risk"]);
    }

    [Fact]
    public void Every_status_and_every_risk_has_a_shape_of_its_own_and_a_word()
    {
        XElement root = Drawn(SmallPlan.Report());
        string[] used = [
            .. root.Descendants(Svg + "use")
                .Select(use => use.Attributes().Single(attribute => attribute.Name.LocalName == "href").Value[1..]).Distinct()];

        used.Should().Contain(
            ["mark-planned", "mark-progress", "mark-blocked", "mark-hold", "mark-done", "mark-cancelled", "mark-medium", "mark-high",
                "mark-critical"]);
        XElement[] symbols = [.. root.Descendants(Svg + "symbol")];
        used.Should().BeSubsetOf(symbols.Select(symbol => symbol.Attribute("id")!.Value));
        symbols.Select(symbol => string.Concat(symbol.Elements())).Should().OnlyHaveUniqueItems();
        Texts(root).Should().Contain(
            ["planned", "in progress", "blocked", "on hold", "completed", "cancelled", "medium risk", "high risk", "critical risk"]);
    }

    [Fact]
    public void A_chain_of_causes_is_told_where_it_is_pointed_at()
    {
        NodeOf(Drawn(SmallPlan.Report()), "handover")
            .Element(Svg + "title")!.Value.Should().Contain("Medium: needs heating, which is on hold: handover → heating");
    }

    [Fact]
    public void There_is_an_arrow_for_each_dependency_that_is_in_the_picture()
    {
        PlanReport report = SmallPlan.Report();
        XElement[] arrows = [
            .. Drawn(report).Descendants(Svg + "path")
                .Where(path => (path.Attribute("class")?.Value ?? "").StartsWith("edge", StringComparison.Ordinal))];

        arrows.Should().HaveCount(report.Graph.Edges.Count).And.HaveCountGreaterThan(5);
        arrows.Select(arrow => arrow.Element(Svg + "title")!.Value).Should().Contain("handover\nneeds lift");
    }

    [Fact]
    public void An_empty_plan_gives_a_picture_that_says_so()
    {
        XElement root = Drawn(PlanReport.Create(new MilestoneRegistry().Current));

        Texts(root).Should().Contain("There is nothing here yet: the plan has no milestones.");
        root.Element(Svg + "desc")!.Value.Should().Contain("nothing here yet");
    }

    [Fact]
    public void A_scope_without_milestones_gives_a_picture_that_says_so()
    {
        Texts(Drawn(SmallPlan.Report(new PlanScope { Components = ["moon"] })))
            .Should().Contain(text => text.StartsWith("There is nothing to show", StringComparison.Ordinal));
    }

    [Fact]
    public void A_picture_that_was_cut_says_what_was_left_out()
    {
        PlanReport report = SmallPlan.Report(new PlanScope { MaxNodes = 4, ByComponent = false });
        XElement root = Drawn(report);

        report.Graph.LeftOut.Should().NotBeNull();
        string.Join(' ', Texts(root)).Should().Contain(report.Graph.LeftOut);
        root.Element(Svg + "desc")!.Value.Should().EndWith(report.Graph.LeftOut);
    }

    [Fact]
    public void A_group_shows_how_many_how_far_by_status_and_at_risk()
    {
        XElement node = NodeOf(Drawn(SmallPlan.Report(new PlanScope { ByComponent = true })), "works");

        Texts(node).Should().Contain(["works", "3 milestones", "1 of 3, 50 %", "1 completed", "1 in progress", "1 planned"]).And.Contain(
            text => text.Contains("at risk", StringComparison.Ordinal));
        node.Element(Svg + "title")!.Value.Should().Contain("3 milestones, 1 of 3, 50 %: 1 completed");
    }

    [Fact]
    public void A_group_in_which_all_is_cancelled_has_no_data()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a", ["x"], MilestoneStatus.Cancelled);

        Texts(Drawn(PlanReport.Create(registry.Current, new PlanReportOptions { Scope = new PlanScope { ByComponent = true } })))
            .Should().Contain("no data").And.NotContain(text => text.Contains('%'));
    }

    [Fact]
    public void Cancelled_milestones_have_no_per_cent()
    {
        Texts(NodeOf(Drawn(SmallPlan.Report()), "pool")).Should().NotContain(text => text.Contains('%'));
    }

    [Fact]
    public void What_is_completed_says_so_and_shows_a_full_bar()
    {
        XElement node = NodeOf(Drawn(SmallPlan.Report()), "frame");

        Texts(node).Should().Contain("completed").And.NotContain(text => text.Contains('%'));
        node.Descendants(Svg + "rect").Where(rect => rect.Attribute("class")!.Value is "track" or "fill done")
            .Select(rect => rect.Attribute("width")!.Value).Distinct().Should().ContainSingle();
    }

    [Fact]
    public void Counts_that_have_no_room_in_a_box_stand_in_its_title_and_the_per_cent_stays()
    {
        MilestoneRegistry registry = new();
        registry.Batch(change =>
        {
            change.RegisterMilestone("end", status: MilestoneStatus.InProgress);
            for (int i = 0; i < 12_345; i++)
            {
                change.RegisterMilestone($"{i}", status: i < 10_000 ? MilestoneStatus.Completed : MilestoneStatus.Cancelled);
                change.DeclareMilestoneDependency("end", $"{i}");
            }
        });
        XElement node = NodeOf(
            Drawn(PlanReport.Create(registry.Current, new PlanReportOptions { Scope = new PlanScope { Around = "end", Up = 0 } })), "end");

        Texts(node).Should().Contain("99 %").And.NotContain(text => text.Contains("10000", StringComparison.Ordinal));
        node.Element(Svg + "title")!.Value.Should().Contain("in progress, 10000 of 10001, 2345 cancelled, 99 %");
    }

    [Fact]
    public void The_picture_refers_to_nothing_outside_and_runs_nothing()
    {
        XElement root = Drawn(SmallPlan.Report());

        root.Descendants().Select(element => element.Name.LocalName).Should().NotContain(["script", "image", "foreignObject", "a"]);
        root.DescendantsAndSelf().Attributes()
            .Where(attribute => attribute.Name.LocalName == "href").Should().OnlyContain(attribute => attribute.Value.StartsWith('#'));
        root.Element(Svg + "style")!.Value.Should().NotContain("@import").And.NotContain("url(");
    }

    [Fact]
    public void Every_reference_within_the_picture_leads_somewhere_and_no_id_is_there_twice()
    {
        XElement root = Drawn(SmallPlan.Report());
        string[] ids = [.. root.DescendantsAndSelf().Attributes("id").Select(attribute => attribute.Value)];

        ids.Should().OnlyHaveUniqueItems();
        root.Descendants().Attributes("clip-path").Select(attribute => attribute.Value[5..^1]).Should().NotBeEmpty().And.BeSubsetOf(ids);
    }

    [Fact]
    public void Equal_reports_are_equal_pictures()
    {
        SmallPlan.Report().ToText(ReportFormat.Svg).Should().Be(SmallPlan.Report().ToText(ReportFormat.Svg)).And.NotContain("\r");
    }

    [Fact]
    public void Medium_is_the_first_level_with_a_mark()
    {
        PlanReport report = SmallPlan.Report();
        XElement root = Drawn(report);

        foreach (ReportedMilestone entry in report.Milestones)
            Texts(NodeOf(root, entry.Name))
                .Any(text => text.EndsWith(" risk", StringComparison.Ordinal)).Should().Be(entry.Risk >= RiskLevel.Medium, entry.Name);
    }

    private static XElement Drawn(PlanReport report) => XDocument.Parse(report.ToText(ReportFormat.Svg)).Root!;

    private static XElement NodeOf(XElement root, string name) => root.Descendants(Svg + "g")
        .Single(group =>
            (group.Attribute("class")?.Value ?? "").Split(' ')[0] == "node" && group.Element(Svg + "title")!.Value.Split('\n')[0] == name);

    private static string[] Texts(XElement within) => [.. within.Descendants(Svg + "text").Select(text => text.Value)];
}
