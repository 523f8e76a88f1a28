using System.Xml.Linq;
using FluentAssertions;
using MilestoneTracker.Reporting.Tests.Plans;
using MilestoneTracker.TestSupport.Texts;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Pictures;

public sealed class TimelinePictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_milestone_that_is_not_cancelled_has_a_row_by_its_start_that_says_everything_in_its_title()
    {
        XElement[] rows = Rows(DatedPlan.Report());

        rows.Select(row => TitleOf(row).Split('\n')[0]).Should()
            .Equal("survey", "kickoff", "permit", "foundation", "frame", "garden", "roof", "party", "handover");
        TitleOf(rows[0]).Should().Be("survey\ncompleted\nfinished 2026-02-04 12:00, its start assumed: 2026-01-30 13:00\n"
            + "target 2026-02-06: kept");
        TitleOf(rows[4]).Should().Be(
            "frame\nplanned, critical: it may not slip\nforecast 2026-03-12 13:00 to 2026-03-19 12:00\ntarget 2026-03-18: 1 day late");
    }

    [Fact]
    public void What_differs_in_meaning_differs_in_shape()
    {
        XElement picture = Picture(DatedPlan.Report());

        Classes(picture).Should().Contain(
            ["past", "past moment", "left", "left moment", "begun", "promise", "promise missed", "over", "drive", "off", "now"]);
        picture.Descendants(Svg + "g").Where(group => (string?)group.Attribute("class") == "row must")
            .Should().NotBeEmpty("some are critical");
    }

    [Fact]
    public void A_picture_of_many_shows_sixty_the_late_ones_first_and_says_how_many_more_there_are()
    {
        MilestoneRegistry registry = new();
        for (int i = 0; i < 200; i++) registry.RegisterMilestone(FormattableString.Invariant($"m{i:000}"));
        for (int i = 0; i < 200; i++) registry.SetMilestoneField(FormattableString.Invariant($"m{i:000}"), "duration", "5d");
        for (int i = 150; i < 160; i++) registry.SetMilestoneField(FormattableString.Invariant($"m{i:000}"), "target", "2026-03-03");
        registry.RegisterMilestone("long");
        registry.SetMilestoneField("long", "duration", "90d");
        PlanReport report = PlanReport.Create(registry.Current, new PlanReportOptions { Now = DatedPlan.Now });

        string[] names = [.. Rows(report).Select(row => TitleOf(row).Split('\n')[0])];

        names.Should().HaveCount(60).And.Contain("long").And.Contain("m150").And.Contain("m159").And.Contain("m000").And.NotContain("m199");
        report.ToText(ReportFormat.Timeline).Should().Contain(
            ">and 141 more; the late, the critical and the promised ones are shown first</text>");
    }

    [Fact]
    public void A_scope_limits_the_rows_and_an_empty_one_says_so()
    {
        Rows(DatedPlan.Report(new PlanReportOptions { Scope = new PlanScope { Around = "survey", Up = 0, Down = 0 } }))
            .Should().ContainSingle();
        DatedPlan.Report(new PlanReportOptions { Scope = new PlanScope { Components = ["none"] } }).ToText(ReportFormat.Timeline)
            .Should().Contain("There is nothing to show: no milestone of the requested part is in the schedule.");
    }

    [Fact]
    public void Every_nasty_name_is_found_unchanged_in_the_title_of_its_row()
    {
        foreach (string[] names in HostileNames.All.Chunk(50))
        {
            MilestoneRegistry registry = new();
            foreach (string name in names) registry.RegisterMilestone(name);
            foreach (string name in names) registry.SetMilestoneField(name, "target", "2026-03-03");
            PlanReport report = PlanReport.Create(registry.Current, new PlanReportOptions { Now = DatedPlan.Now, Title = names[0] });

            Rows(report).Select(row => TitleOf(row).Split('\n')[0]).Should().BeEquivalentTo(names.Select(XmlTexts.Expected));
        }
    }

    [Theory]
    [InlineData("0001-01-01", "9998-12-31")]
    [InlineData("9998-12-31", "9998-12-31T23:59")]
    [InlineData("0001-01-01", "0001-01-01T00:00")]
    public void The_ends_of_time_are_drawn_too(string notBefore, string target)
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        registry.SetMilestoneField("a", "not-before", notBefore);
        registry.SetMilestoneField("a", "target", target);
        registry.SetMilestoneField("a", "duration", "10000000m");

        Rows(PlanReport.Create(registry.Current, new PlanReportOptions { Now = DatedPlan.Now })).Should().ContainSingle();
    }

    private static XElement Picture(PlanReport report) =>
        XDocument.Parse(report.ToText(ReportFormat.Timeline), LoadOptions.PreserveWhitespace).Root!;

    private static XElement[] Rows(PlanReport report) =>
        [.. Picture(report).Descendants(Svg + "g").Where(group => ((string?)group.Attribute("class"))?.Split(' ')[0] == "row")];

    private static string TitleOf(XElement row) => row.Element(Svg + "title")!.Value;

    private static HashSet<string> Classes(XElement picture) =>
        [.. picture.Descendants().Select(element => (string?)element.Attribute("class")).OfType<string>()];
}
