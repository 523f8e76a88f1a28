using System.Diagnostics;
using CsCheck;
using FluentAssertions;
using MilestoneTracker.Reporting.Layout;
using Xunit;
using Xunit.Abstractions;

namespace MilestoneTracker.Reporting.Tests.Layout;

public sealed class LayeredLayoutTests(ITestOutputHelper output)
{
    private static readonly Gaps Gaps = Picture.Gaps;

    [Fact]
    public void Whatever_the_plan_no_box_overlaps_and_no_arrow_runs_through_a_box() => RandomPlans.Any.Sample(
        plan => LayoutRules.Check(plan.Boxes, plan.Arrows, LayeredLayout.Compute(plan.Boxes, plan.Arrows, Gaps)), iter: 300, threads: 1);

    [Fact]
    public void The_same_plan_gives_the_same_picture() => RandomPlans.Any.Sample(
        plan => LayeredLayout.Compute(plan.Boxes, plan.Arrows, Gaps).Should().BeEquivalentTo(
            LayeredLayout.Compute(plan.Boxes, plan.Arrows, Gaps), options => options.WithStrictOrdering()), iter: 20, threads: 1);

    [Fact]
    public void A_plan_without_milestones_is_an_empty_sheet()
    {
        LayeredLayout layout = LayeredLayout.Compute([], [], Gaps);

        (layout.Width, layout.Height, layout.Centers.Count, layout.Routes.Count).Should().Be((0, 0, 0, 0));
    }

    [Fact]
    public void One_box_fills_its_sheet()
    {
        LayeredLayout layout = Same(1);

        (layout.Width, layout.Height).Should().Be((190, 56));
        layout.Centers.Should().Equal(new Point(95, 28));
    }

    [Fact]
    public void A_chain_is_one_straight_line()
    {
        LayeredLayout layout = Same(5, [.. Enumerable.Range(0, 4).Select(i => new Arrow(i, i + 1))]);

        layout.Layers.Should().Equal(0, 1, 2, 3, 4);
        layout.Centers.Should().OnlyContain(center => center.Y == 28);
        layout.Routes.Should().OnlyContain(route => route.Count == 2);
        layout.Height.Should().Be(56);
    }

    [Fact]
    public void A_long_arrow_is_level_between_its_ends()
    {
        LayeredLayout layout = Same(6, [.. Enumerable.Range(0, 5).Select(i => new Arrow(i, i + 1)), new Arrow(0, 5)]);

        layout.Routes[5].Should().HaveCount(2);
        layout.Routes[5][0].Y.Should().Be(layout.Routes[5][1].Y);
    }

    [Fact]
    public void An_arrow_that_was_turned_round_runs_back_from_the_box_that_it_comes_from()
    {
        LayeredLayout layout = Same(2, new Arrow(0, 1), new Arrow(1, 0));

        layout.Layers.Should().Equal(0, 1);
        layout.Routes[1][0].X.Should().Be(layout.Centers[1].X - 95);
        layout.Routes[1][^1].X.Should().Be(layout.Centers[0].X + 95);
        layout.Routes[1][0].Y.Should().NotBe(layout.Routes[0][^1].Y);
    }

    [Fact]
    public void Two_hundred_boxes_without_arrows_are_a_grid_of_the_shape_of_a_screen_and_read_row_by_row()
    {
        LayeredLayout layout = Same(200);

        (layout.Width / layout.Height).Should().BeInRange(1.1, 2);
        layout.Centers.Should().BeInAscendingOrder(Comparer<Point>.Create((a, b) => (a.Y, a.X).CompareTo((b.Y, b.X))));
    }

    [Theory]
    [InlineData(60, 3)]
    [InlineData(300, 5)]
    public void The_dependents_of_a_hub_stand_in_several_columns(int dependents, int columns)
    {
        Arrow[] arrows = [.. Enumerable.Range(1, dependents).Select(i => new Arrow(0, i))];
        LayeredLayout layout = Same(dependents + 1, arrows);

        layout.Layers.Distinct().Should().HaveCountGreaterThanOrEqualTo(columns + 1);
        layout.Height.Should().BeLessThan(dependents * (56 + 18) / 2.0);
        LayoutRules.Check([.. Enumerable.Repeat(Picture.Box, dependents + 1)], arrows, layout);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_is_no_deeper_than_any_other()
    {
        const int Many = 100_000;
        LayeredLayout layout = Same(Many, [.. Enumerable.Range(0, Many).Select(i => new Arrow(i, (i + 1) % Many))]);

        layout.Layers.Should().BeEquivalentTo(Enumerable.Range(0, Many));
        layout.Routes.Should().OnlyContain(route => route.Count >= 2);
    }

    [Theory]
    [InlineData(300, 900, 20)]
    [InlineData(10_000, 29_000, 100)]
    public void A_large_plan_is_laid_out_whole(int boxes, int most, int layers)
    {
        Random random = new(1);
        int each = boxes / layers;
        Arrow[] arrows = [
            .. Enumerable.Range(0, most).Select(_ => (From: random.Next(boxes - each), Span: random.Next(10) == 0 ? random.Next(1, 30) : 1))
            .Select(arrow => new Arrow(arrow.From, Math.Min(boxes - 1, (arrow.From / each + arrow.Span) * each + random.Next(each))))
                .Where(arrow => arrow.From < arrow.To)];
        Stopwatch watch = Stopwatch.StartNew();
        LayeredLayout layout = Same(boxes, arrows);
        output.WriteLine($"{boxes} boxes, {arrows.Length} arrows: {watch.ElapsedMilliseconds} ms, {layout.Width:F0} x {layout.Height:F0}");

        arrows.Should().OnlyContain(arrow => layout.Layers[arrow.From] < layout.Layers[arrow.To]);
        layout.Routes.Should()
            .OnlyContain(route => route.All(spot => spot.X >= 0 && spot.X <= layout.Width && spot.Y >= 0 && spot.Y <= layout.Height));
        double[] distances = [
            .. layout.Centers.GroupBy(center => center.X).Select(column => column.Select(center => center.Y).Order().ToArray())
                .SelectMany(heights => heights.Zip(heights.Skip(1), (above, below) => below - above))];
        distances.Should().OnlyContain(distance => distance > 56 + 17);
    }

    [Fact]
    public void Arrows_too_long_to_be_cut_at_every_layer_lead_over_the_top()
    {
        const int Many = 3_000;
        Arrow[] arrows = [
            .. Enumerable.Range(0, Many - 1)
                .Select(i => new Arrow(i, i + 1)), .. Enumerable.Range(0, 1000).Select(i => new Arrow(i, Many - 1 - i))];
        LayeredLayout layout = Same(Many, arrows);

        IReadOnlyList<Point> longest = layout.Routes[Many - 1];
        longest.Should().HaveCount(6);
        longest.Min(spot => spot.Y).Should().Be(0);
        layout.Routes[^1].Max(spot => spot.Y).Should().BeLessThan(layout.Height + 1);
    }

    private static LayeredLayout Same(int boxes, params Arrow[] arrows) =>
        LayeredLayout.Compute([.. Enumerable.Repeat(Picture.Box, boxes)], arrows, Gaps);
}
