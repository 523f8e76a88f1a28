using System.Xml.Linq;
using FluentAssertions;
using MilestoneTracker.Reporting.Pictures;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Pictures;

public sealed class BurnUpTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_value_stands_until_the_next_moment_and_the_scale_begins_at_nothing()
    {
        XElement chart = Drawn([new HistoryPoint(Begin, 1, 10, 0, 0), new HistoryPoint(Begin.AddDays(5), 2, 10, 5, 0.5), new HistoryPoint(Begin.AddDays(10), 3, 10, 10, 1)]);

        PathOf(chart, "scope").Should().Be("M0 0H1000");
        PathOf(chart, "completed").Should().Be("M0 220H492.5V110H985V0H1000");
        chart.Descendants("text").Select(text => text.Value).Should().Equal("2", "4", "6", "8", "10", "2026-01-01", "2026-01-06", "2026-01-11");
    }

    [Fact]
    public void The_mean_progress_is_drawn_in_milestones_worth()
    {
        XElement chart = Drawn([new HistoryPoint(Begin, 1, 20, 0, null), new HistoryPoint(Begin.AddDays(1), 2, 20, 0, 0.25)]);

        PathOf(chart, "mean").Should().Be("M0 220H985V165H1000");
    }

    [Fact]
    public void It_says_in_words_what_it_shows()
    {
        XElement chart = Drawn([new HistoryPoint(Begin, 1, 12, 0, 0), new HistoryPoint(Begin.AddDays(90), 9, 10, 4, 0.617)]);

        chart.Element("title")!.Value.Should().Be("From 2026-01-01 to 2026-04-01: to reach, 12 at first and 10 at the end; completed, 0 and 4; mean progress, 0 % and 62 %.");
        chart.Attribute("role")!.Value.Should().Be("img");
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(7, 4)]
    [InlineData(39, 4)]
    [InlineData(101, 3)]
    [InlineData(100_000, 5)]
    public void There_are_at_most_five_lines_above_the_axis_whatever_the_scope(int scope, int lines)
    {
        Drawn([new HistoryPoint(Begin, 1, scope, 0, 0), new HistoryPoint(Begin.AddDays(1), 2, scope, 0, 0)])
            .Elements("line").Count(line => line.Attribute("class")!.Value == "rule").Should().Be(lines);
    }

    private static XElement Drawn(HistoryPoint[] points)
    {
        StringWriter output = new();
        BurnUp.Draw(new Markup(output), points);
        return XElement.Parse(output.ToString());
    }

    private static string PathOf(XElement chart, string line) => chart.Descendants("path").Single(path => path.Attribute("class")!.Value == "line " + line).Attribute("d")!.Value;
}
