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
        XElement chart = Drawn([Point(0, 10, 0), Point(5, 10, 5), Point(10, 10, 10)]);

        PathOf(chart, "scope").Should().Be("M0 0H1000");
        PathOf(chart, "completed").Should().Be("M0 220H492.5V110H985V0H1000");
        chart.Descendants("text")
            .Select(text => text.Value).Should().Equal("2", "4", "6", "8", "10", "2026-01-01", "2026-01-06", "2026-01-11");
    }

    [Fact]
    public void The_progress_is_drawn_in_milestones_worth()
    {
        XElement chart = Drawn([Point(0, 0, 0), Point(1, 20, 0, percent: 25)]);

        PathOf(chart, "progress").Should().Be("M0 220H985V165H1000");
    }

    [Fact]
    public void It_says_in_words_what_it_shows()
    {
        XElement chart = Drawn([Point(0, 12, 0), Point(90, 10, 4, percent: 62)]);

        chart.Element("title")!.Value.Should()
            .Be("From 2026-01-01 to 2026-04-01: scope, 12 at first and 10 at the end; completed, 0 and 4; progress, 0 % and 62 %.");
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
        Drawn([Point(0, scope, 0), Point(1, scope, 0)])
            .Elements("line").Count(line => line.Attribute("class")!.Value == "rule").Should().Be(lines);
    }

    private static HistoryPoint Point(int day, int scope, int completed, int? percent = null) =>
        new(Begin.AddDays(day), day + 1, new Completion(
            completed, scope, 0, percent is { } known ? known * scope * 10_000L : completed * 1_000_000L, scope, isOfCompleted: false));

    private static XElement Drawn(HistoryPoint[] points)
    {
        StringWriter output = new();
        BurnUp.Draw(new Markup(output), points);
        return XElement.Parse(output.ToString());
    }

    private static string PathOf(XElement chart, string line) =>
        chart.Descendants("path").Single(path => path.Attribute("class")!.Value == "line " + line).Attribute("d")!.Value;
}
