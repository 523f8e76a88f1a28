using System.Globalization;
using System.Text;
using MilestoneTracker.Reporting.Layout;

namespace MilestoneTracker.Reporting.Tests.Layout;

// The same boxes and arrows, drawn by Graphviz.
internal static class DotPicture
{
    private const double PixelsInAnInch = 72;

    public static Picture Of(int boxes, Arrow[] arrows)
    {
        (int exit, string output, string error) = Programs.Run("dot", Text(boxes, arrows), "-Tplain");
        if (exit != 0) throw new InvalidOperationException(error);
        Point[] centers = new Point[boxes];
        Dictionary<Arrow, Point[]> curves = [];
        foreach (string[] words in output.Split('\n').Select(line => line.Split(' ')))
        {
            if (words[0] == "node") centers[Whole(words[1])] = new Point(Pixels(words[2]), Pixels(words[3]));
            if (words[0] == "edge") curves[new Arrow(Whole(words[1]), Whole(words[2]))] =
                [.. Enumerable.Range(0, Whole(words[3])).Select(i => new Point(Pixels(words[4 + 2 * i]), Pixels(words[5 + 2 * i])))];
        }

        return Picture.Of(arrows, centers, Picture.Columns(centers), (arrow, x) => OnCurve(curves[arrows[arrow]], x));
    }

    private static string Text(int boxes, Arrow[] arrows)
    {
        StringBuilder text = new();
        text.Append(
            CultureInfo.InvariantCulture,
            $"digraph {{ rankdir=LR; nodesep={Picture.Gaps.Boxes / PixelsInAnInch}; ranksep={Picture.Gaps.Layers / PixelsInAnInch}; ");
        text.Append(
            CultureInfo.InvariantCulture,
            $"node [shape=box, fixedsize=true, label=\"\", width={Picture.Box.Width / PixelsInAnInch}, "
            + $"height={Picture.Box.Height / PixelsInAnInch}];\n");
        for (int box = 0; box < boxes; box++) text.Append(CultureInfo.InvariantCulture, $"{box};\n");
        foreach (Arrow arrow in arrows) text.Append(CultureInfo.InvariantCulture, $"{arrow.From} -> {arrow.To};\n");
        return text.Append('}').ToString();
    }

    // An edge is a chain of cubic Bezier curves that runs to the right: the piece that reaches over x, halved until it is there.
    private static double OnCurve(Point[] curve, double x)
    {
        int piece = 0;
        while (piece + 6 < curve.Length && curve[piece + 3].X < x) piece += 3;
        double low = 0, high = 1;
        for (int i = 0; i < 40; i++)
        {
            double middle = (low + high) / 2;
            if (At(middle, spot => spot.X) < x) low = middle;
            else high = middle;
        }

        return At(low, spot => spot.Y);

        double At(double t, Func<Point, double> of) =>
            (1 - t) * (1 - t) * (1 - t) * of(curve[piece]) + 3 * (1 - t) * (1 - t) * t * of(curve[piece + 1])
            + 3 * (1 - t) * t * t * of(curve[piece + 2]) + t * t * t * of(curve[piece + 3]);
    }

    private static int Whole(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private static double Pixels(string word) => double.Parse(word, CultureInfo.InvariantCulture) * PixelsInAnInch;
}
