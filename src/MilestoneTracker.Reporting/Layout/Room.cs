namespace MilestoneTracker.Reporting.Layout;

// Finds room for the parts of a layout that starts from an earlier one: parts that were there stay where they are, the largest first,
// unless they overlap; then they move down. New parts go to the uppermost, leftmost free corner beside or below the others, without
// making the picture wider. Cost: O(parts³) for new parts, which are few.
internal static class Room
{
    private const double MinWidth = 1080;

    public static void Place(IReadOnlyList<(LayoutPart Part, bool IsKept)> parts, IReadOnlyList<BoxSize> boxes, Gaps gaps)
    {
        List<Rect> taken = [];
        foreach (LayoutPart part in parts.Where(part => part.IsKept).Select(part => part.Part).OrderByDescending(part => part.Boxes.Length))
        {
            Rect rect = Rect.Around(part, boxes);
            double down = 0;
            while (taken.Find(other => rect.Below(down).Overlaps(other, gaps)) is { } other) down = other.Bottom + gaps.Boxes - rect.Top;
            part.Layout = part.Layout.Shifted(new Point(0, down));
            taken.Add(rect.Below(down));
        }

        double width = taken.Select(rect => rect.Right).Append(MinWidth).Max();
        foreach (LayoutPart part in parts.Where(part => !part.IsKept).Select(part => part.Part)
            .OrderByDescending(part => part.Layout.Size.Height))
        {
            (double x, double y) = part.Layout.Size;
            Rect free = taken.SelectMany(rect => taken.Select(other => new Point(rect.Right + gaps.Layers / 2, other.Top))
                    .Concat(taken.Select(other => new Point(rect.Left, other.Bottom + gaps.Boxes)))
                    .Append(new Point(0, rect.Bottom + gaps.Boxes)))
                .Append(default).Select(corner => new Rect(corner.X, corner.Y, corner.X + x, corner.Y + y))
                .Where(rect => (rect.Right <= width || rect.Left == 0) && !taken.Exists(other => rect.Overlaps(other, gaps)))
                .OrderBy(rect => rect.Top).ThenBy(rect => rect.Left).First();
            part.Layout = part.Layout.Shifted(new Point(free.Left, free.Top));
            taken.Add(free);
        }
    }

    private sealed record Rect(double Left, double Top, double Right, double Bottom)
    {
        private const double Hair = 1e-6;

        public static Rect Around(LayoutPart part, IReadOnlyList<BoxSize> boxes)
        {
            Rect all = new(double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
            for (int i = 0; i < part.Boxes.Length; i++)
            {
                (Point center, BoxSize size) = (part.Layout.Centers[i], boxes[part.Boxes[i]]);
                all = all.With(center.X - size.Width / 2, center.Y - size.Height / 2)
                    .With(center.X + size.Width / 2, center.Y + size.Height / 2);
            }

            return part.Layout.Routes.SelectMany(route => route).Aggregate(all, (rect, point) => rect.With(point.X, point.Y));
        }

        public Rect Below(double by) => this with { Top = Top + by, Bottom = Bottom + by };

        public bool Overlaps(Rect other, Gaps gaps) =>
            Left < other.Right + gaps.Layers / 2 - Hair && other.Left < Right + gaps.Layers / 2 - Hair
            && Top < other.Bottom + gaps.Boxes - Hair && other.Top < Bottom + gaps.Boxes - Hair;

        private Rect With(double x, double y) =>
            new(Math.Min(Left, x), Math.Min(Top, y), Math.Max(Right, x), Math.Max(Bottom, y));
    }
}
