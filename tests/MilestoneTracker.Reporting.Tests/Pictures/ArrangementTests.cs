using CsCheck;
using FluentAssertions;
using MilestoneTracker.Reporting.Layout;
using MilestoneTracker.Reporting.Pictures;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Pictures;

public sealed class ArrangementTests
{
    [Fact]
    public void No_two_boxes_overlap_and_all_lie_within_the_picture()
    {
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 60], Gen.Int[0, 1000000]).Sample((count, arrows, seed) =>
        {
            BoxSize[] boxes = [.. Enumerable.Range(0, count).Select(i => new BoxSize(150, 60 + (i * 37 + seed) % 40))];
            Arrow[] joined = count < 2 ? []
                : [.. Enumerable.Range(0, arrows).Select(
                    i => new Arrow((i * 7 + seed) % (count - 1), count - 1 - (i * 5 + seed) % (count - 1)))
                    .Where(arrow => arrow.From < arrow.To).Distinct()];

            GraphLayout arrangement = GraphLayout.Compute(boxes, joined);

            for (int i = 0; i < count; i++)
            {
                (Point corner, BoxSize size) = (arrangement.Corners[i], boxes[i]);
                corner.X.Should().BeInRange(-0.01, arrangement.Width - size.Width + 0.01);
                corner.Y.Should().BeInRange(-0.01, arrangement.Height - size.Height + 0.01);
                for (int j = 0; j < i; j++)
                    Overlap(corner, size, arrangement.Corners[j], boxes[j]).Should().BeFalse("boxes {0} and {1}", i, j);
            }
        });
    }

    [Fact]
    public void Boxes_without_arrows_stand_below_in_rows_in_their_order()
    {
        BoxSize[] boxes = [.. Enumerable.Repeat(new BoxSize(200, 60), 14)];

        GraphLayout arrangement = GraphLayout.Compute(boxes, [new Arrow(3, 5)]);

        int[] singles = [.. Enumerable.Range(0, 14).Where(i => i is not (3 or 5))];
        arrangement.GridTop.Should().BeGreaterThan(60);
        singles.Should().OnlyContain(i => arrangement.Corners[i].Y > arrangement.GridTop);
        singles.OrderBy(i => arrangement.Corners[i].Y).ThenBy(i => arrangement.Corners[i].X).Should().Equal(singles);
        singles.Select(i => arrangement.Corners[i].Y).Distinct().Should().HaveCountGreaterThan(1).And.HaveCountLessThan(5);
    }

    [Fact]
    public void Finished_work_does_not_lead_where_arrows_do_not_ask_for_it()
    {
        BoxSize[] boxes = [.. Enumerable.Repeat(new BoxSize(200, 60), 8)];

        GraphLayout arrangement = GraphLayout.Compute(
            boxes, [new Arrow(0, 1), new Arrow(1, 2), new Arrow(3, 4)], finished: [true, true, true, false, false, true, false, true]);

        arrangement.Corners[0].Y.Should().BeGreaterThanOrEqualTo(arrangement.Corners[3].Y);
        (arrangement.Corners[3].X, arrangement.Corners[3].Y).Should().Be((0, 0), "finished parts come last, however large");
        arrangement.Corners[6].X.Should().Be(0, "in the grid too");
        arrangement.Corners[5].X.Should().BeLessThan(arrangement.Corners[7].X);
    }

    [Fact]
    public void A_grid_alone_has_no_title_and_nothing_at_all_has_no_size()
    {
        GraphLayout.Compute([new BoxSize(10, 10)], []).GridTop.Should().BeNull();
        GraphLayout.Compute([], []).Height.Should().Be(0);
    }

    private static bool Overlap(Point a, BoxSize aSize, Point b, BoxSize bSize) =>
        a.X < b.X + bSize.Width - 0.01
        && b.X < a.X + aSize.Width - 0.01 && a.Y < b.Y + bSize.Height - 0.01 && b.Y < a.Y + aSize.Height - 0.01;
}
