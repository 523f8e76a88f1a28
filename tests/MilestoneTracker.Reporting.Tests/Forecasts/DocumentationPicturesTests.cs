using FluentAssertions;
using MilestoneTracker.Reporting.Forecasts;
using MilestoneTracker.Reporting.Pictures;
using MilestoneTracker.Reporting.Tests.Plans;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Forecasts;

// The pictures of docs/planning are those of reports, of one plan, each as a file of its own.
public sealed class DocumentationPicturesTests
{
    private const int Width = 760;
    private const int Margin = 16;

    private static readonly string[] Styles =
        [".burn-up", ".rule", ".line", ".area", ".mark", ".finish-curve", ".on-the-day", ".trend-line", ".dash-", ".trend-mark"];

    [Theory]
    [InlineData("finish-curve.svg", 300)]
    [InlineData("trend.svg", 304)]
    [InlineData("burn-up.svg", 266)]
    public void A_picture_of_the_pages_is_that_of_a_report(string name, int height)
    {
        using StringWriter output = new(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        Markup svg = new(output);
        PlanReport report = ForecastPlan.Report();
        if (name == "finish-curve.svg")
            FinishCurve.Draw(svg, report.Forecasts.Simulation!, FinishMarkers.Of(report.Forecasts.Simulation!));
        else if (name == "trend.svg") TrendChart.Draw(svg, report.Forecasts.Trends!);
        else BurnUp.Draw(svg, report.History!.Points);
        string drawn = output.ToString().Replace(
            "class=\"burn-up trend\" width=\"100%\"",
            FormattableString.Invariant($"class=\"burn-up trend\" x=\"{TrendChart.ScaleWidth}\" width=\"{Width - TrendChart.ScaleWidth}\""),
            StringComparison.Ordinal);

        ShouldBe(Alone(drawn, height), name);
    }

    [Fact]
    public void The_timeline_of_the_pages_is_that_of_a_report() =>
        ShouldBe(ForecastPlan.Report().ToText(ReportFormat.Timeline), "baseline.svg");

    [Fact]
    public void The_load_charts_of_the_pages_are_those_of_a_report() =>
        ShouldBe(StaffedPlan.Report().ToText(ReportFormat.Load), "load.svg");

    private static string Alone(string drawn, int height)
    {
        string style = string.Join('\n', ForecastStyle.Sheet.Split('\n').Where(
            line => Styles.Any(start => line.StartsWith(start, StringComparison.Ordinal))));
        return FormattableString.Invariant(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{Width + (2 * Margin)}" height="{height + (2 * Margin)}">
            <style>
            {Palette.Css}text{"{"}font-family:{PictureStyle.Fonts}{"}"}
            .ground{"{"}fill:var(--page){"}"}
            {style}
            </style>
            <rect class="ground" width="100%" height="100%"/>
            <svg x="{Margin}" y="{Margin}" width="{Width}" height="{height}" overflow="visible">
            {drawn}</svg>
            </svg>

            """).ReplaceLineEndings("\n");
    }

    private static void ShouldBe(string text, string name)
    {
        string kept = Path.Combine(Repository.Root, "docs", "planning", "pictures", name);
        if (File.Exists(kept) && File.ReadAllText(kept) == text) return;
        string received = Path.Combine(AppContext.BaseDirectory, "received", name);
        Directory.CreateDirectory(Path.GetDirectoryName(received)!);
        File.WriteAllText(received, text);
        false.Should().BeTrue("{0} is not what is kept. Look at {1}; if it is as it should be, copy it to {2}", name, received, kept);
    }
}
