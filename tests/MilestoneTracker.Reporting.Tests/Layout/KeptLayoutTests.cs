using FluentAssertions;
using MilestoneTracker.Benchmarks;
using MilestoneTracker.Reporting.Layout;
using MilestoneTracker.Reporting.Pictures;
using Xunit;
using Xunit.Abstractions;

namespace MilestoneTracker.Reporting.Tests.Layout;

// Layouts that start from an earlier one. The figures are those of the benchmark "places", over fewer edits.
public sealed class KeptLayoutTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(40, 60, 11)]
    [InlineData(300, 12, 12)]
    public void A_small_edit_moves_few_boxes_and_crossings_stay_within_a_fifth_of_a_layout_from_nothing(
        int milestones, int edits, int seed)
    {
        PictureWalk walk = new(seed, milestones);
        PictureStep[] steps = [.. Enumerable.Range(0, edits).Select(_ => walk.Next())];
        double[] moved = [.. steps.Select(step => step.Moved).Order()];

        moved[edits / 2].Should().BeLessThanOrEqualTo(0.15);
        steps.Select(step => step.MovedFromNothing).Order().ElementAt(edits / 2).Should().BeGreaterThan(0.5, "it is worth it");
        steps.Sum(step => step.Crossings).Should().BeLessThanOrEqualTo((long)(1.2 * steps.Sum(step => step.CrossingsFromNothing)));
    }

    [Fact]
    public void Whatever_the_edits_no_box_overlaps_and_no_arrow_runs_through_a_box()
    {
        int first = Random.Shared.Next(100_000);
        for (int seed = first; seed < first + 40; seed++)
        {
            output.WriteLine($"seed {seed}");
            Random random = new(seed);
            int count = random.Next(3, 40);
            List<BoxSize> boxes = [.. Enumerable.Range(0, count).Select(_ => new BoxSize(random.Next(20, 300), random.Next(10, 120)))];
            List<Arrow> arrows = [.. Enumerable.Range(0, random.Next(2 * count)).Select(_ => Some(random, count))];
            LayeredLayout layout = LayeredLayout.Compute(boxes, arrows, Picture.Gaps);
            for (int step = 0; step < 12; step++)
            {
                int[] before = [.. Enumerable.Range(0, boxes.Count)];
                switch (random.Next(4))
                {
                    case 0 when arrows.Count > 0: arrows.RemoveAt(random.Next(arrows.Count)); break;
                    case 1:
                        boxes.Add(new BoxSize(random.Next(20, 300), random.Next(10, 120)));
                        before = [.. before, -1];
                        break;
                    case 2: boxes[random.Next(boxes.Count)] = new BoxSize(random.Next(20, 300), random.Next(10, 120)); break;
                    default: arrows.Add(Some(random, boxes.Count)); break;
                }

                bool compares = random.Next(2) == 0;
                LayeredLayout next = Next();
                LayoutRules.Check([.. boxes], [.. arrows], next);
                next.Should().BeEquivalentTo(Next(), options => options.WithStrictOrdering());

                LayeredLayout Next() => Restart.Compute(
                    boxes, [.. arrows], Picture.Gaps, layout, before, finished: null, compares, CancellationToken.None);

                layout = next;
            }
        }
    }

    [Fact]
    public void A_layout_that_was_held_against_one_from_nothing_is_not_held_against_another_until_much_has_changed()
    {
        Standard standard = new(Crossings: 100, Area: 1, Size: 750);

        Standard more = standard.After(changes: 3, before: 110, now: 120), fewer = standard.After(changes: 3, before: 110, now: 99);

        more.Crossings.Should().Be(105, "a new arrow would cross less in a layout from nothing");
        fewer.Crossings.Should().Be(90, "what is gone is gone from both");
        more.IsOldAfter(40).Should().BeFalse();
        more.IsOldAfter(44).Should().BeTrue();
    }

    [Fact]
    public void Where_the_earlier_crossings_suffice_a_step_is_not_compared_and_where_it_is_asked_for_it_is()
    {
        BoxSize[] boxes = [.. Enumerable.Repeat(Picture.Box, 40)];
        Random random = new(4);
        Arrow[] arrows = [.. Enumerable.Range(0, 60).Select(_ => Some(random, 40)).Where(arrow => arrow.From < arrow.To).Distinct()];
        LayeredLayout first = LayeredLayout.Compute(boxes, arrows, Picture.Gaps);
        int[] same = [.. Enumerable.Range(0, 40)];

        Restart.Compute(boxes, arrows[1..], Picture.Gaps, first, same, finished: null, compares: false, CancellationToken.None)
            .Standard.Age.Should().Be(1);
        Restart.Compute(boxes, arrows[1..], Picture.Gaps, first, same, finished: null, compares: true, CancellationToken.None)
            .Standard.Age.Should().Be(0);
    }

    [Fact]
    public void The_same_graph_keeps_every_place()
    {
        BoxSize[] boxes = [.. Enumerable.Repeat(Picture.Box, 30)];
        Random random = new(3);
        Arrow[] arrows = [.. Enumerable.Range(0, 45).Select(_ => Some(random, 30)).Where(arrow => arrow.From < arrow.To)];
        GraphLayout first = GraphLayout.Compute(boxes, arrows);

        GraphLayout again = GraphLayout.Compute(boxes, arrows, earlier: first, before: [.. Enumerable.Range(0, 30)]);

        again.Corners.Should().Equal(first.Corners);
        again.Crossings.Should().Be(first.Crossings);
    }

    [Fact]
    public void A_box_without_arrows_keeps_its_cell_and_a_new_one_takes_the_cell_that_is_free()
    {
        BoxSize[] boxes = [.. Enumerable.Repeat(Picture.Box, 9)];
        GraphLayout first = GraphLayout.Compute(boxes, [new Arrow(0, 1)]);

        GraphLayout next = GraphLayout.Compute(boxes, [new Arrow(0, 1)], earlier: first, before: [0, 1, 2, -1, 4, 5, 6, 7, 8]);

        next.Corners.Should().Equal(first.Corners);
        GraphLayout.Compute([.. boxes.Take(4)], [new Arrow(0, 1)], earlier: first, before: [0, 1, 7, 8]).Corners.Skip(2)
            .Should().Equal(first.Corners.Skip(7));
    }

    [Fact]
    public void A_graph_that_has_nothing_in_common_with_the_earlier_one_is_laid_out_from_nothing()
    {
        BoxSize[] boxes = [.. Enumerable.Repeat(Picture.Box, 20)];
        LayeredLayout chain = LayeredLayout.Compute(boxes, [.. Enumerable.Range(0, 19).Select(i => new Arrow(i, i + 1))], Picture.Gaps);
        Arrow[] back = [.. Enumerable.Range(0, 19).Select(i => new Arrow(i + 1, i))];

        LayeredLayout next = Restart.Compute(
            boxes, back, Picture.Gaps, chain, [.. Enumerable.Range(0, 20)], finished: null, compares: true, CancellationToken.None);

        next.Centers.Should().Equal(LayeredLayout.Compute(boxes, back, Picture.Gaps).Centers);
    }

    private static Arrow Some(Random random, int boxes)
    {
        (int from, int to) = (random.Next(boxes), random.Next(boxes));
        return random.Next(8) == 0 ? new Arrow(from, to) : new Arrow(Math.Min(from, to), Math.Max(from, to));
    }
}
