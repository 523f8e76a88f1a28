namespace MilestoneTracker.Reporting.Layout;

// A layout that starts from an earlier one, so that a small change of the plan is a small change of the picture.
//
// Boxes that belonged to one part of the earlier layout stay in its coordinates (KeptLayout); new parts go where there is room. The
// result is compared with a layout from nothing: it has at most MaxCrossings times its crossings and MaxArea times its area. If moving new
// boxes alone does not achieve that, all boxes may change places within their layers; if that does not either, the layout from nothing is
// the result, as it is where most boxes are new. Cost: up to three layouts. Deterministic.
internal static class Restart
{
    private const double MaxCrossings = 1.2;
    private const double MaxArea = 2;

    /// <summary>The layout.</summary>
    /// <param name="boxes">The sizes of the boxes.</param>
    /// <param name="arrows">The edges.</param>
    /// <param name="gaps">The minimum distances.</param>
    /// <param name="earlier">The earlier layout.</param>
    /// <param name="before">The index of each box in it, or -1.</param>
    /// <param name="finished">Whether each box is finished, which a layout from nothing packs last; <see langword="null"/> for no
    /// order.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static LayeredLayout Compute(
        IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, Gaps gaps, LayeredLayout earlier, int[] before,
        bool[]? finished, CancellationToken cancellationToken)
    {
        LayeredLayout fresh = LayeredLayout.Compute(boxes, arrows, gaps, finished, cancellationToken);
        if (2 * before.Count(place => place >= 0) < boxes.Count) return fresh; // then hardly anything could stay, and room is searched long
        foreach (bool movesBoxes in (bool[])[false, true])
        {
            if (Keep(boxes, arrows, gaps, earlier, before, movesBoxes, cancellationToken) is { } kept
                && kept.Crossings <= MaxCrossings * fresh.Crossings
                && kept.Width * kept.Height <= MaxArea * fresh.Width * fresh.Height) return kept;
        }

        return fresh;
    }

    private static LayeredLayout? Keep(
        IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, Gaps gaps, LayeredLayout earlier, int[] before, bool movesBoxes,
        CancellationToken cancellationToken)
    {
        int[] earlierPartOf = PartsThatStay(boxes.Count, arrows, earlier, before, out int[] partOf);
        LayoutPart[] parts = LayoutPart.Split(boxes.Count, arrows, partOf);
        Dictionary<(int, int), int> earlierArrows = [];
        for (int i = 0; i < earlier.Arrows.Count; i++) earlierArrows.TryAdd((earlier.Arrows[i].From, earlier.Arrows[i].To), i);
        List<(LayoutPart Part, bool IsKept)> all = [];
        for (int i = 0; i < parts.Length; i++)
        {
            int part = earlierPartOf[i];
            ConnectedComponentLayout? layout = null;
            KeptPlace?[] places = [.. parts[i].Boxes.Select(box => before[box] is var was and >= 0 && earlier.PartOf[was] == part
                ? new KeptPlace(earlier.Layers[was], earlier.Centers[was].Y) : (KeptPlace?)null)];
            if (2 * places.Count(place => place is not null) >= places.Length)
            {
                double top = parts[i].Boxes.Where((_, at) => places[at] is not null)
                    .Min(box => earlier.Centers[before[box]].Y - boxes[box].Height / 2);
                layout = KeptLayout.Compute(
                    parts[i].SizesIn(boxes), parts[i].ArrowsIn(arrows), places,
                    [.. parts[i].Arrows.Select(arrow => BendsOf(arrows[arrow]))], earlier.ColumnsOf(part), Math.Max(0, top), gaps,
                    movesBoxes, cancellationToken);
                if (layout is null) return null;
            }

            parts[i].Layout = layout
                ?? ConnectedComponentLayout.Compute(parts[i].SizesIn(boxes), parts[i].ArrowsIn(arrows), gaps, cancellationToken);
            all.Add((parts[i], layout is not null));
        }

        Room.Place(all, boxes, gaps);
        return LayeredLayout.Of(boxes, arrows, parts);

        KeptBends? BendsOf(Arrow arrow) =>
            before[arrow.From] >= 0 && before[arrow.To] >= 0
            && earlierArrows.TryGetValue((before[arrow.From], before[arrow.To]), out int was)
                ? new KeptBends(Math.Min(earlier.Layers[before[arrow.From]], earlier.Layers[before[arrow.To]]) + 1, earlier.Bends[was])
                : null;
    }

    // For each new part the earlier part whose coordinates it stays in, or -1; connected components from one earlier part stay together.
    private static int[] PartsThatStay(
        int boxes, IReadOnlyList<Arrow> arrows, LayeredLayout earlier, int[] before, out int[] partOf)
    {
        int[] componentOf = ConnectedComponents.Find(boxes, arrows);
        int[] homes = [.. Enumerable.Range(0, boxes).GroupBy(box => componentOf[box]).OrderBy(component => component.Key)
            .Select(component => component.Where(box => before[box] >= 0).GroupBy(box => earlier.PartOf[before[box]])
                .OrderByDescending(home => home.Count()).ThenBy(home => home.Key).Select(home => home.Key).FirstOrDefault(-1))];
        Dictionary<int, int> numbers = [];
        List<int> parts = [];
        int[] number = new int[homes.Length];
        for (int component = 0; component < homes.Length; component++)
        {
            int home = homes[component];
            if (home >= 0 && numbers.TryGetValue(home, out number[component])) continue;
            number[component] = parts.Count;
            if (home >= 0) numbers.Add(home, parts.Count);
            parts.Add(home);
        }

        partOf = [.. componentOf.Select(component => number[component])];
        return [.. parts];
    }
}
