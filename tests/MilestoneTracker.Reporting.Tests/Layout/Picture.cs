using MilestoneTracker.Reporting.Layout;

namespace MilestoneTracker.Reporting.Tests.Layout;

// A drawing as far as it can be compared with another's, whoever made it.
internal sealed record Picture(Way[] Ways)
{
    public static readonly BoxSize Box = new(190, 56);
    public static readonly Gaps Gaps = new(18, 56);

    /// <summary>The ranks that the arrows span, in sum.</summary>
    public long Length => Ways.Sum(way => (long)way.Length);

    /// <summary>Crossings where each arrow is straight between the points at which it is drawn through the ranks.</summary>
    public long Drawn => Way.Crossings(Ways);

    /// <summary>Crossings where each arrow is one line from the middle of a box to the middle of another.</summary>
    public long Lines => Way.Crossings(Ways.Select(way => way.Straight()));

    public static Picture Ours(int boxes, Arrow[] arrows)
    {
        LayeredLayout layout = LayeredLayout.Compute([.. Enumerable.Repeat(Box, boxes)], arrows, Gaps);
        double[] columns = Columns(layout.Centers);
        return Of(arrows, layout.Centers, columns, (arrow, x) => OnRoute(layout.Routes[arrow], x));
    }

    /// <summary>The columns of a drawing: the different places of its boxes from left to right.</summary>
    public static double[] Columns(IEnumerable<Point> centers) => [.. centers.Select(center => Math.Round(center.X, 2)).Distinct().Order()];

    /// <summary>Puts a drawing together from the middles of the boxes, and the height of each arrow at a column between its ends.</summary>
    public static Picture Of(Arrow[] arrows, IReadOnlyList<Point> centers, double[] columns, Func<int, double, double> heightAt)
    {
        int[] ranks = [.. centers.Select(center => Array.IndexOf(columns, Math.Round(center.X, 2)))];
        return new Picture([.. arrows.Select((arrow, i) => new Way(ranks[arrow.From],
        [
            centers[arrow.From].Y,
            .. Enumerable.Range(ranks[arrow.From] + 1, ranks[arrow.To] - ranks[arrow.From] - 1).Select(rank => heightAt(i, columns[rank])),
            centers[arrow.To].Y,
        ]))]);
    }

    private static double OnRoute(IReadOnlyList<Point> route, double x)
    {
        int i = 0;
        while (route[i + 1].X < x) i++;
        return route[i].Y + (route[i + 1].Y - route[i].Y) * (x - route[i].X) / (route[i + 1].X - route[i].X);
    }
}
