namespace MilestoneTracker.Reporting.Layout;

// Parts on a sheet of about the shape of a screen: in shelves, the tallest first, and on a shelf beneath each other where there is room.
//
// First fit by decreasing height (Coffman, Garey, Johnson, Tarjan, "Performance bounds for level-oriented two-dimensional packing
// algorithms", 1980);
// equal parts keep their order, so boxes without arrows become a grid to read row by row. Several widths are tried; the one that
// can be shown
// largest on the screen is taken. Cost: O(parts × shelves) for each. Parts are not rotated, nor put into holes within others.
internal sealed record Packing(Point[] Corners, BoxSize Size)
{
    private const double Shape = 1.5;
    private static readonly double[] Widths = [0.9, 1, 1.1, 1.2, 1.35, 1.5];

    public static Packing Pack(BoxSize[] parts, Gaps gaps)
    {
        if (parts.Length == 0) return new Packing([], default);
        BoxSize[] padded = [.. parts.Select(part => new BoxSize(part.Width + gaps.Layers / 2, part.Height + gaps.Boxes))];
        int[] order =
            [.. Enumerable.Range(0, parts.Length).OrderByDescending(i => padded[i].Height).ThenByDescending(i => padded[i].Width)];
        double widest = padded.Max(part => part.Width);
        double ideal = Math.Sqrt(padded.Sum(part => part.Width * part.Height) * Shape);
        Packing best = Widths.Select(factor => Shelved(padded, order, Math.Max(widest, ideal * factor)))
            .MinBy(sheet => Math.Max(sheet.Size.Width / Shape, sheet.Size.Height))!;
        return best with { Size = new BoxSize(best.Size.Width - gaps.Layers / 2, best.Size.Height - gaps.Boxes) };
    }

    private static Packing Shelved(BoxSize[] parts, int[] order, double width)
    {
        Point[] corners = new Point[parts.Length];
        List<Shelf> shelves = [];
        double height = 0, used = 0;
        foreach (int part in order)
        {
            Shelf? shelf = shelves.Find(shelf => shelf.Fits(parts[part], width));
            if (shelf is null)
            {
                shelves.Add(shelf = new Shelf(height, parts[part].Height));
                height += parts[part].Height;
            }

            corners[part] = shelf.Put(parts[part]);
            used = Math.Max(used, corners[part].X + parts[part].Width);
        }

        return new Packing(corners, new BoxSize(used, height));
    }

    // A shelf holds stacks side by side; the last of them is open.
    private sealed class Shelf(double top, double height)
    {
        private double _stack;
        private double _stackWidth;
        private double _filled;

        public bool Fits(BoxSize part, double width) => GoesBeneath(part) || _stack + _stackWidth + part.Width <= width;

        public Point Put(BoxSize part)
        {
            if (!GoesBeneath(part)) (_stack, _stackWidth, _filled) = (_stack + _stackWidth, part.Width, 0);
            Point corner = new(_stack, top + _filled);
            _filled += part.Height;
            return corner;
        }

        private bool GoesBeneath(BoxSize part) => part.Width <= _stackWidth && _filled + part.Height <= height;
    }
}
