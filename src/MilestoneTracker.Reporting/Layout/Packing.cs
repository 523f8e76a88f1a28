namespace MilestoneTracker.Reporting.Layout;

// Packs connected components into about the shape of a screen: on shelves, the tallest first, finished work last, and below each
// other on a shelf if there is room.
//
// First fit by decreasing height (Coffman, Garey, Johnson, Tarjan, "Performance bounds for level-oriented two-dimensional packing
// algorithms", 1980). Equal sizes keep their order, so isolated boxes become a grid in reading order. Several widths are tried, and the
// one that fills the screen best is taken. Cost: O(components × shelves) for each. Components are not rotated, nor placed into holes of
// others.
internal sealed record Packing(Point[] Corners, BoxSize Size)
{
    private const double AspectRatio = 1.5;
    private static readonly double[] Widths = [0.9, 1, 1.1, 1.2, 1.35, 1.5];

    public static Packing Pack(BoxSize[] sizes, Gaps gaps, bool[]? finished = null)
    {
        if (sizes.Length == 0) return new Packing([], default);
        BoxSize[] padded = [.. sizes.Select(size => new BoxSize(size.Width + gaps.Layers / 2, size.Height + gaps.Boxes))];
        int[] order =
            [.. Enumerable.Range(0, sizes.Length).OrderBy(i => finished?[i] == true)
                .ThenByDescending(i => padded[i].Height).ThenByDescending(i => padded[i].Width)];
        double widest = padded.Max(size => size.Width);
        double ideal = Math.Sqrt(padded.Sum(size => size.Width * size.Height) * AspectRatio);
        Packing best = Widths.Select(factor => Shelved(padded, order, Math.Max(widest, ideal * factor)))
            .MinBy(packing => Math.Max(packing.Size.Width / AspectRatio, packing.Size.Height))!;
        return best with { Size = new BoxSize(best.Size.Width - gaps.Layers / 2, best.Size.Height - gaps.Boxes) };
    }

    private static Packing Shelved(BoxSize[] sizes, int[] order, double width)
    {
        Point[] corners = new Point[sizes.Length];
        List<Shelf> shelves = [];
        double height = 0, used = 0;
        foreach (int index in order)
        {
            Shelf? shelf = shelves.Find(shelf => shelf.Fits(sizes[index], width));
            if (shelf is null)
            {
                shelves.Add(shelf = new Shelf(height, sizes[index].Height));
                height += sizes[index].Height;
            }

            corners[index] = shelf.Put(sizes[index]);
            used = Math.Max(used, corners[index].X + sizes[index].Width);
        }

        return new Packing(corners, new BoxSize(used, height));
    }

    // A shelf holds stacks side by side; only the last one is open.
    private sealed class Shelf(double top, double height)
    {
        private double _stack;
        private double _stackWidth;
        private double _filled;

        public bool Fits(BoxSize size, double width) => FitsBelow(size) || _stack + _stackWidth + size.Width <= width;

        public Point Put(BoxSize size)
        {
            if (!FitsBelow(size)) (_stack, _stackWidth, _filled) = (_stack + _stackWidth, size.Width, 0);
            Point corner = new(_stack, top + _filled);
            _filled += size.Height;
            return corner;
        }

        private bool FitsBelow(BoxSize size) => size.Width <= _stackWidth && _filled + size.Height <= height;
    }
}
