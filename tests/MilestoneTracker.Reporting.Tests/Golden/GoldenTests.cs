using FluentAssertions;
using MilestoneTracker.Reporting.Pages;
using MilestoneTracker.Reporting.Tests.Plans;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Golden;

// Reports as they are kept, so that whoever changes how they look sees what changed.
public sealed class GoldenTests
{
    [Fact]
    public void The_picture_of_the_sample_plan_is_as_it_is_kept() =>
        GoldenFile.ShouldBe(SamplePlan.Halfway().ToText(ReportFormat.Svg), "sample-halfway.svg");

    [Fact]
    public void The_page_of_the_sample_plan_is_as_it_is_kept() =>
        GoldenFile.ShouldBe(SamplePlan.Halfway().ToText(ReportFormat.Html), "sample-halfway.html");

    [Fact]
    public void The_picture_of_a_plan_that_has_one_of_everything_is_as_it_is_kept() =>
        GoldenFile.ShouldBe(SmallPlan.Report().ToText(ReportFormat.Svg), "small.svg");

    [Fact]
    public void The_page_of_a_plan_that_has_one_of_everything_is_as_it_is_kept() =>
        GoldenFile.ShouldBe(SmallPlan.Report().ToText(ReportFormat.Html), "small.html");

    [Fact]
    public void The_picture_of_groups_is_as_it_is_kept() =>
        GoldenFile.ShouldBe(SmallPlan.Report(new PlanScope { ByComponent = true }).ToText(ReportFormat.Svg), "small-by-component.svg");

    [Fact]
    public void The_timeline_of_the_sample_plan_is_as_it_is_kept() =>
        GoldenFile.ShouldBe(SamplePlan.Halfway().ToText(ReportFormat.Timeline), "sample-halfway-timeline.svg");

    [Fact]
    public void The_page_of_a_plan_with_dates_is_as_it_is_kept() =>
        GoldenFile.ShouldBe(DatedPlan.Report().ToText(ReportFormat.Html), "dated.html");

    [Fact]
    public void The_page_of_a_proposal_with_dates_is_as_it_is_kept() =>
        GoldenFile.ShouldBe(DatedPlan.Slipped().ToText(ReportFormat.Html), "dated-what-if.html");

    [Fact]
    public void The_page_of_a_plan_with_people_is_as_it_is_kept() =>
        GoldenFile.ShouldBe(StaffedPlan.Report().ToText(ReportFormat.Html), "staffed.html");

    [Fact]
    public void The_load_charts_of_a_plan_with_people_are_as_they_are_kept() =>
        GoldenFile.ShouldBe(StaffedPlan.Report().ToText(ReportFormat.Load), "staffed-load.svg");

    [Fact]
    public void A_page_has_the_style_sheet_and_the_script_of_the_library_as_they_are()
    {
        string page = SmallPlan.Report().ToText(ReportFormat.Html);

        page.Should().Contain("<style>" + Style.Sheet + "</style>").And.Contain("<script>" + Script.Text + "</script>");
        DatedPlan.Report().ToText(ReportFormat.Html).Should().Contain("<style>" + DatesStyle.Sheet + "</style>");
        Style.Sheet.Should().Contain("@media print");
        Script.Text.Should().NotBeEmpty();
    }
}
