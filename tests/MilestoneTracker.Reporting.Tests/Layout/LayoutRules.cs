using FluentAssertions;
using MilestoneTracker.Reporting.Layout;

namespace MilestoneTracker.Reporting.Tests.Layout;

// What holds of every layout, checked the plain way: pair by pair.
internal static class LayoutRules
{
    private const double Hair = 1e-6;

    public static void Check(BoxSize[] boxes, Arrow[] arrows, LayeredLayout layout)
    {
        layout.Centers.Should().HaveCount(boxes.Length);
        layout.Layers.Should().HaveCount(boxes.Length);
        layout.Routes.Should().HaveCount(arrows.Length);
        Frame[] frames = [.. boxes.Select((box, i) => Frame.Of(layout.Centers[i], box))];
        foreach (Point spot in frames.SelectMany(frame => new[] { new Point(frame.Left, frame.Top), new Point(frame.Right, frame.Bottom) })
            .Concat(layout.Routes.SelectMany(route => route)))
            (spot.X >= -Hair && spot.Y >= -Hair && spot.X <= layout.Width + Hair && spot.Y <= layout.Height + Hair).Should()
                .BeTrue("{0} lies on the sheet", spot);

        for (int i = 0; i < frames.Length; i++)
            frames.Take(i).Any(frames[i].Overlaps).Should().BeFalse("box {0} is apart from all others", i);
        CheckDirections(boxes.Length, arrows, layout);
        for (int i = 0; i < arrows.Length; i++) CheckRoute(i, arrows[i], frames, layout);
        CheckPorts(arrows, layout);
    }

    // What reaches what, by going through the middle boxes one by one (Warshall).
    public static bool[,] Reached(int boxes, Arrow[] arrows)
    {
        bool[,] reached = new bool[boxes, boxes];
        foreach (Arrow arrow in arrows) reached[arrow.From, arrow.To] = true;
        for (int by = 0; by < boxes; by++)
            for (int from = 0; from < boxes; from++)
                for (int to = 0; to < boxes; to++) reached[from, to] |= reached[from, by] && reached[by, to];
        return reached;
    }

    private static void CheckDirections(int boxes, Arrow[] arrows, LayeredLayout layout)
    {
        bool[,] reached = Reached(boxes, arrows);
        foreach (Arrow arrow in arrows.Where(arrow => arrow.From != arrow.To))
        {
            layout.Layers[arrow.To].Should().NotBe(layout.Layers[arrow.From]);
            if (!reached[arrow.To, arrow.From])
                layout.Layers[arrow.To].Should().BeGreaterThan(layout.Layers[arrow.From], "{0} is on no cycle", arrow);
        }
    }

    private static void CheckRoute(int index, Arrow arrow, Frame[] frames, LayeredLayout layout)
    {
        IReadOnlyList<Point> route = layout.Routes[index];
        route.Should().HaveCountGreaterThanOrEqualTo(2);
        (Frame from, Frame to) = (frames[arrow.From], frames[arrow.To]);
        bool loop = arrow.From == arrow.To, back = layout.Layers[arrow.From] > layout.Layers[arrow.To];
        route[0].X.Should().BeApproximately(back ? from.Left : from.Right, Hair);
        route[0].Y.Should().BeInRange(from.Top, from.Bottom);
        route[^1].X.Should().BeApproximately(loop || back ? to.Right : to.Left, Hair);
        route[^1].Y.Should().BeInRange(to.Top, to.Bottom);
        for (int i = 0; i + 1 < route.Count; i++)
        {
            if (!loop) (back ? route[i].X - route[i + 1].X : route[i + 1].X - route[i].X).Should()
                .BeGreaterThan(-Hair, "{0} never turns back", arrow);
            frames.Any(frame => frame.IsEntered(route[i], route[i + 1])).Should().BeFalse("no box is in the way of {0}", arrow);
        }
    }

    // No two arrows begin or end at one point of a border, where it has room for them.
    private static void CheckPorts(Arrow[] arrows, LayeredLayout layout)
    {
        Point[] ports = [
            .. Enumerable.Range(0, arrows.Length)
                .Where(i => arrows[i].From != arrows[i].To).SelectMany(i => new[] { layout.Routes[i][0], layout.Routes[i][^1] })];
        ports.Should().OnlyHaveUniqueItems();
    }

    private readonly record struct Frame(double Left, double Top, double Right, double Bottom)
    {
        public static Frame Of(Point center, BoxSize size) =>
            new(center.X - size.Width / 2, center.Y - size.Height / 2, center.X + size.Width / 2, center.Y + size.Height / 2);

        public bool Overlaps(Frame other) =>
            Left < other.Right - Hair && other.Left < Right - Hair && Top < other.Bottom - Hair && other.Top < Bottom - Hair;

        // The part of the line within each pair of borders, as a stretch of 0 .. 1; what is left of it lies inside.
        public bool IsEntered(Point from, Point to)
        {
            double begin = 0, end = 1;
            Cut(from.X, to.X, Left + Hair, Right - Hair, ref begin, ref end);
            Cut(from.Y, to.Y, Top + Hair, Bottom - Hair, ref begin, ref end);
            return begin < end;
        }

        private static void Cut(double from, double to, double low, double high, ref double begin, ref double end)
        {
            if (from == to)
            {
                if (from <= low || from >= high) end = begin;
                return;
            }

            (double first, double second) = ((low - from) / (to - from), (high - from) / (to - from));
            begin = Math.Max(begin, Math.Min(first, second));
            end = Math.Min(end, Math.Max(first, second));
        }
    }
}
