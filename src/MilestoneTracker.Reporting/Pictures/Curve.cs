using System.Globalization;
using System.Text;
using MilestoneTracker.Reporting.Layout;

namespace MilestoneTracker.Reporting.Pictures;

// A smooth curve through the points of a route. Between two points y is monotone and never leaves their range, so a curve keeps clear of
// boxes if its route does: the monotone cubic of Steffen, "A simple method for monotonic interpolation in one dimension" (Astron.
// Astrophys. 239, 1990), written as Bézier curves. Both ends are horizontal, and vertical segments stay vertical. Reversed edges run from
// right to left; only the sign differs. An open arrow head is part of the same path, so that both have one colour. O(points).
internal static class Curve
{
    private const double HeadLength = 5.5;
    private const double HeadWidth = 4;

    public static string Through(IReadOnlyList<Point> points)
    {
        StringBuilder path = new();
        To(path, 'M', points[0].X, points[0].Y);
        double[] slopes = Slopes(points);
        for (int i = 1; i < points.Count; i++)
        {
            (Point a, Point b) = (points[i - 1], points[i]);
            bool isHorizontal = slopes[i - 1] == 0 && slopes[i] == 0;
            if (a.X == b.X || (a.Y == b.Y && isHorizontal))
            {
                To(path, 'L', b.X, b.Y);
                continue;
            }

            // A third gives the cubic itself; between horizontal ends a half is also monotone, and rounder.
            double reach = (b.X - a.X) / (isHorizontal ? 2 : 3);
            To(path, 'C', a.X + reach, a.Y + slopes[i - 1] * reach);
            To(path, ' ', b.X - reach, b.Y - slopes[i] * reach);
            To(path, ' ', b.X, b.Y);
        }

        Point end = points[^1];
        double back = points.Count > 1 && points[^2].X > end.X ? HeadLength : -HeadLength;
        To(path, 'M', end.X + back, end.Y - HeadWidth);
        To(path, 'L', end.X, end.Y);
        To(path, 'L', end.X + back, end.Y + HeadWidth);
        return path.ToString();
    }

    // Horizontal at an extremum, next to a horizontal or vertical segment, and at both ends.
    private static double[] Slopes(IReadOnlyList<Point> points)
    {
        double[] slopes = new double[points.Count];
        for (int i = 1; i + 1 < points.Count; i++)
        {
            (double before, double after) = (points[i].X - points[i - 1].X, points[i + 1].X - points[i].X);
            if (before * after <= 0) continue;
            (double rise, double next) = ((points[i].Y - points[i - 1].Y) / before, (points[i + 1].Y - points[i].Y) / after);
            if (rise * next <= 0) continue;
            double mean = (rise * after + next * before) / (before + after);
            slopes[i] = Math.Sign(rise) * Math.Min(Math.Min(Math.Abs(rise), Math.Abs(next)) * 2, Math.Abs(mean));
        }

        return slopes;
    }

    private static void To(StringBuilder path, char sign, double x, double y) =>
        path.Append(sign).Append(Text(x)).Append(' ').Append(Text(y));

    private static string Text(double number) => (Math.Round(number, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);
}
