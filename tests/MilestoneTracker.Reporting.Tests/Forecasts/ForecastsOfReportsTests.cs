using System.Text.RegularExpressions;
using AngleSharp.Dom;
using FluentAssertions;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Reporting.Forecasts;
using MilestoneTracker.Reporting.Pages;
using MilestoneTracker.Reporting.Tests.Pages;
using MilestoneTracker.Reporting.Tests.Plans;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Texts;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Forecasts;

// What a report says about how sure its dates are and how they moved: only what was asked for, and the same on every machine.
public sealed partial class ForecastsOfReportsTests
{
    [Fact]
    public void Without_being_asked_for_a_report_has_neither_simulation_nor_trend()
    {
        IDocument page = Html.Read(ForecastPlan.Report(new PlanReportOptions { Now = ForecastPlan.Now, Log = ForecastPlan.History }));

        page.QuerySelector("#sure").Should().BeNull();
        page.QuerySelector("#trend").Should().BeNull();
        page.QuerySelectorAll(".timeline .base").Should().NotBeEmpty("the plan has a baseline, and there is a log");
    }

    [Fact]
    public void Without_a_log_or_a_baseline_a_timeline_is_as_it_was()
    {
        PlanReport without = ForecastPlan.Report(new PlanReportOptions { Now = ForecastPlan.Now });

        without.ToText(ReportFormat.Timeline).Should().NotContain("class=\"base\"").And.NotContain("baseline");
        without.ToText(ReportFormat.Html).Should().Contain("<style>" + DatesStyle.Sheet + "</style>");
    }

    [Fact]
    public void A_plan_without_dates_has_none_of_it()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        PlanReport report = PlanReport.Create(registry.Current, new PlanReportOptions
        {
            Now = ForecastPlan.Now, Simulation = new SimulationOptions(), TrendReports = [ForecastPlan.Now],
        });

        Html.Read(report).QuerySelector("#sure").Should().BeNull();
        report.ToText(ReportFormat.Markdown).Should().NotContain("How sure");
    }

    [Fact]
    public void The_curve_never_falls_and_each_marker_has_a_row_of_its_own_with_room_for_its_label()
    {
        IDocument page = Html.Read(ForecastPlan.Report());
        IElement curve = page.QuerySelector(".finish-curve")!;

        double[] numbers = [.. Number().Matches(curve.QuerySelector(".share-of")!.GetAttribute("d")!.Split('L', 2)[1].Split('H')[0])
            .Select(match => double.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture))];
        numbers.Where((_, place) => place % 2 == 0).Should().BeInAscendingOrder().And.HaveCount(100);
        numbers.Where((_, place) => place % 2 == 1).Should().BeInDescendingOrder();
        IElement[] labels = [.. curve.QuerySelectorAll(".mark-label")];
        labels.Select(label => label.TextContent).Should().BeEquivalentTo("P50", "P80", "forecast", "target");
        labels.Select(label => label.GetAttribute("y")).Should().OnlyHaveUniqueItems();
        double[] x = [.. labels.Select(
            label => double.Parse(label.GetAttribute("x")![..^1], System.Globalization.CultureInfo.InvariantCulture))];
        x.Should().BeInAscendingOrder().And.OnlyContain(at => at >= 15 && at <= 80);
    }

    [Fact]
    public void The_list_of_the_curve_has_the_dates_and_shares_of_the_simulation()
    {
        PlanReport report = ForecastPlan.Report();
        Simulation simulation = Simulation.Run(report.Schedule!, new SimulationOptions { Seed = 42, Iterations = 2000 });

        string key = Html.TextOf(Html.Read(report).QuerySelector("#sure .key")!);

        key.Should().Contain($"P50 {simulation.Finish.P50:yyyy-MM-dd}").And.Contain($"P80 {simulation.Finish.P80:yyyy-MM-dd}")
            .And.Contain($"forecast {report.Schedule!.FinishDate:yyyy-MM-dd}")
            .And.Contain($"kept in {FinishMarkers.Percent(simulation.ProbabilityBy(report.Schedule.Finish))} of them");
        report.ToText(ReportFormat.Markdown).Should()
            .Contain($"- **P80 {simulation.Finish.P80:yyyy-MM-dd}** finished by then in four fifths");
    }

    [Fact]
    public void What_drives_the_finish_is_in_the_order_of_its_bars()
    {
        PlanReport report = ForecastPlan.Report();
        IDocument page = Html.Read(report);

        string[] names = [.. page.QuerySelectorAll("#sure tbody th").Select(cell => cell.TextContent)];
        double[] widths = [.. page.QuerySelectorAll("#sure .pull rect").Select(
            bar => double.Parse(bar.GetAttribute("width")![..^1], System.Globalization.CultureInfo.InvariantCulture))];

        names.Should().StartWith("build").And.NotContain("release", "its work does not vary").And.NotContain("design", "it is done");
        widths.Should().BeInDescendingOrder().And.HaveCount(names.Length);
        widths[0].Should().Be(100);
    }

    [Fact]
    public void A_trend_has_a_line_for_the_finish_and_for_each_promise_with_a_marker_for_each_forecast()
    {
        PlanReport report = ForecastPlan.Report();
        IDocument page = Html.Read(report);

        page.QuerySelectorAll("#trend .key li").Select(line => line.QuerySelector("b, a")!.TextContent).Should()
            .Equal("the plan", "training", "release", "manual", "build");
        page.QuerySelectorAll(".trend .trend-line").Length.Should().Be(5);
        page.QuerySelectorAll(".trend .trend-mark").Length.Should().Be(
            report.Forecasts.Trends!.Sum(trend => trend.Points.Count(point => point.Forecast is not null)));
        page.QuerySelectorAll("#trend .key path[d]").Select(path => path.GetAttribute("class") + path.GetAttribute("d")).Should()
            .OnlyHaveUniqueItems("no line is told from another by its colour alone");
        Html.TextOf(page.QuerySelector("#trend .key")!).Should().Contain("manual goes up and down from report to report");
        report.ToText(ReportFormat.Markdown).Should().Contain("- **manual** goes up and down from report to report\n");
    }

    [Fact]
    public void A_baseline_is_a_bracket_below_each_bar_that_was_in_it_and_told_in_the_title_of_its_row()
    {
        PlanReport report = ForecastPlan.Report();
        string timeline = report.ToText(ReportFormat.Timeline);

        BracketInRow().Count(timeline).Should().Be(5, "training came later");
        timeline.Should().Contain("baseline kickoff: 2026-01-12 12:00").And.Contain("baseline kickoff: not in it")
            .And.Contain(">baseline kickoff</text>", "the legend names it");
    }

    [Fact]
    public void The_same_report_is_the_same_text_for_any_number_of_threads()
    {
        PlanReportOptions four = ForecastPlan.Options;
        four.Simulation!.Threads = 4;

        foreach (ReportFormat format in (ReportFormat[])[ReportFormat.Html, ReportFormat.Markdown])
            ForecastPlan.Report(four).ToText(format).Should().Be(ForecastPlan.Report().ToText(format));
    }

    [Fact]
    public void Options_are_read_when_the_report_is_created()
    {
        PlanReportOptions options = ForecastPlan.Options;
        PlanReport report = ForecastPlan.Report(options);
        options.Simulation!.Seed = 7;

        report.ToText(ReportFormat.Html).Should().Be(ForecastPlan.Report().ToText(ReportFormat.Html));
    }

    [Fact]
    public void A_report_of_the_past_reads_the_log_when_it_is_created_and_never_later()
    {
        CountingLog log = new(ForecastPlan.History);
        PlanReportOptions options = ForecastPlan.Options;
        options.Log = null;
        PlanReport report = PlanReport.AsOf(log, ForecastPlan.Now, options);
        int passes = log.Passes;

        report.ToText(ReportFormat.Html).Should().Be(ForecastPlan.Report().ToText(ReportFormat.Html));

        log.Passes.Should().Be(passes).And.Be(4, "two for the report and its history, one for the baseline, one for the trend");
    }

    [Fact]
    public void Times_of_reports_that_do_not_ascend_are_refused()
    {
        Action set = () => new PlanReportOptions { TrendReports = [ForecastPlan.Now, ForecastPlan.Now.AddDays(-1)] }.ToString();

        set.Should().Throw<ArgumentException>().WithMessage("TrendReports are not in ascending order.*");
    }

    [Fact]
    public void Hostile_names_stay_names()
    {
        MilestoneRegistry registry = new();
        foreach (string name in HostileNames.All)
        {
            registry.RegisterMilestone(name);
            registry.SetMilestoneField(name, "estimate", "triangular 3d/5d/10d");
            registry.SetMilestoneField(name, "target", "2026-03-06");
        }

        PlanReport report = PlanReport.Create(registry.Current, new PlanReportOptions
        {
            Now = ForecastPlan.Now, Simulation = new SimulationOptions { Iterations = 50, Toward = HostileNames.All[0] },
        });
        IDocument page = Html.Read(report);

        page.QuerySelectorAll("#sure .drivers tbody th").Should().NotBeEmpty();
        page.QuerySelectorAll("#sure script, #sure img, #sure a:not(.name)").Should().BeEmpty();
        page.Scripts.Length.Should().Be(1);
    }

    [GeneratedRegex(@"-?[0-9.]+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex("<path class=\"base\" d=\"M[0-9.]+ 20V", RegexOptions.CultureInvariant)]
    private static partial Regex BracketInRow();
}
