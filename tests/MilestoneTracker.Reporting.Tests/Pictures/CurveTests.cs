using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using FluentAssertions;
using MilestoneTracker.Reporting.Layout;
using MilestoneTracker.Reporting.Pictures;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Pictures;

public sealed partial class CurveTests
{
    [Fact]
    public void A_level_route_is_a_straight_line_with_a_head()
    {
        Curve.Through([new Point(10, 5), new Point(60, 5)]).Should().Be("M10 5L60 5M54.5 1L60 5L54.5 9");
    }

    [Fact]
    public void An_arrow_that_runs_back_has_its_head_on_the_other_side()
    {
        Curve.Through([new Point(60, 5), new Point(10, 5)]).Should().Be("M60 5L10 5M15.5 1L10 5L15.5 9");
    }

    [Fact]
    public void Between_two_points_a_curve_never_leaves_the_rectangle_that_they_span()
    {
        Gen.Select(Gen.Int[1, 90].Array[1, 8], Gen.Int[-200, 200].Array[9], Gen.Bool).Sample((steps, heights, back) =>
        {
            double x = 0;
            List<Point> points = [new Point(0, heights[0])];
            for (int i = 0; i < steps.Length; i++) points.Add(new Point(x += back ? -steps[i] : steps[i], heights[i + 1]));

            (double X, double Y)[][] pieces = Pieces(Curve.Through(points));

            pieces.Should().HaveCount(steps.Length);
            for (int i = 0; i < pieces.Length; i++)
            {
                (Point a, Point b) = (points[i], points[i + 1]);
                for (double t = 0; t <= 1; t += 0.05)
                {
                    (double px, double py) = At(pieces[i], t);
                    px.Should().BeInRange(Math.Min(a.X, b.X) - 0.2, Math.Max(a.X, b.X) + 0.2);
                    py.Should().BeInRange(Math.Min(a.Y, b.Y) - 0.2, Math.Max(a.Y, b.Y) + 0.2);
                }
            }
        });
    }

    // Without the head: the two lines after the last M.
    private static (double X, double Y)[][] Pieces(string path)
    {
        string way = path[..path.LastIndexOf('M')];
        List<(double, double)[]> pieces = [];
        (double X, double Y) at = default;
        foreach (Match match in Command().Matches(way))
        {
            double[] numbers = [
                .. match.Groups[2].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
            if (match.Groups[1].Value == "L") pieces.Add([at, at, (numbers[0], numbers[1]), (numbers[0], numbers[1])]);
            if (match.Groups[1].Value == "C")
                pieces.Add([at, (numbers[0], numbers[1]), (numbers[2], numbers[3]), (numbers[4], numbers[5])]);
            at = (numbers[^2], numbers[^1]);
        }

        return [.. pieces];
    }

    private static (double X, double Y) At((double X, double Y)[] p, double t)
    {
        double u = 1 - t;
        return (u * u * u * p[0].X + 3 * u * u * t * p[1].X + 3 * u * t * t * p[2].X + t * t * t * p[3].X,
            u * u * u * p[0].Y + 3 * u * u * t * p[1].Y + 3 * u * t * t * p[2].Y + t * t * t * p[3].Y);
    }

    [GeneratedRegex("([MLC])([-0-9. ]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
