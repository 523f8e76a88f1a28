namespace MilestoneTracker.Reporting.Layout;

// A layout that starts from an earlier one, so that a small change of the plan is a small change of the picture.
//
// Boxes that belonged to one part of the earlier layout stay in its coordinates (KeptLayout); new parts go where there is room. The
// result is held against the last layout from nothing that was made (Standard), or against a new one. If moving new boxes alone does not
// achieve that, boxes may change places within their layers, at first only where that saves crossings; if that does not either, the layout
// from nothing is the result, as it is where most boxes are new. Cost: a step is a small part of a layout from nothing, which is made where
// the last one is old or does not suffice. Deterministic.
internal static class Restart
{
    /// <summary>The layout.</summary>
    /// <param name="boxes">The sizes of the boxes.</param>
    /// <param name="arrows">The edges.</param>
    /// <param name="gaps">The minimum distances.</param>
    /// <param name="earlier">The earlier layout.</param>
    /// <param name="before">The index of each box in it, or -1.</param>
    /// <param name="finished">Whether each box is finished, which a layout from nothing packs last; <see langword="null"/> for no
    /// order.</param>
    /// <param name="compares">Whether the result is compared with a layout from nothing now, not only when the last comparison is
    /// old.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    public static LayeredLayout Compute(
        IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, Gaps gaps, LayeredLayout earlier, int[] before,
        bool[]? finished, bool compares, CancellationToken cancellationToken)
    {
        // If most boxes are new, hardly anything could stay, and room is searched long.
        if (2 * before.Count(place => place >= 0) < boxes.Count)
            return LayeredLayout.Compute(boxes, arrows, gaps, finished, cancellationToken);

        int changes = Changes(boxes.Count, arrows, earlier, before);
        bool isKnown = !compares && !earlier.Standard.IsOldAfter(changes);
        if (isKnown && Keep(boxes, arrows, gaps, earlier, before, Freedom.None, cancellationToken) is { } step
            && earlier.Standard.After(changes, earlier.Crossings, step.Crossings) is var standard && standard.Allows(step))
            return step.HeldAgainst(standard);

        LayeredLayout fresh = LayeredLayout.Compute(boxes, arrows, gaps, finished, cancellationToken);
        foreach (Freedom freedom in (Freedom[])[Freedom.None, Freedom.Gaining, Freedom.Any])
        {
            if (Keep(boxes, arrows, gaps, earlier, before, freedom, cancellationToken) is { } kept && fresh.Standard.Allows(kept))
                return kept.HeldAgainst(fresh.Standard);
        }

        return fresh;
    }

    // The number of boxes and edges that came or went.
    private static int Changes(int boxes, IReadOnlyList<Arrow> arrows, LayeredLayout earlier, int[] before)
    {
        HashSet<Arrow> known = [.. earlier.Arrows];
        int keptBoxes = before.Count(place => place >= 0);
        int keptArrows = arrows.Count(arrow => known.Contains(new Arrow(before[arrow.From], before[arrow.To])));
        return boxes + earlier.Layers.Count - 2 * keptBoxes + arrows.Count + earlier.Arrows.Count - 2 * keptArrows;
    }

    private static LayeredLayout? Keep(
        IReadOnlyList<BoxSize> boxes, IReadOnlyList<Arrow> arrows, Gaps gaps, LayeredLayout earlier, int[] before,
        Freedom freedom, CancellationToken cancellationToken)
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
                    freedom, cancellationToken);
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
