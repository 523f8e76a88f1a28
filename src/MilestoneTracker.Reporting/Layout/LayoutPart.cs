namespace MilestoneTracker.Reporting.Layout;

// A part of a graph that is laid out by itself: its boxes and edges, by their indices in the whole, and its layout.
internal sealed class LayoutPart
{
    private readonly int[] _places;

    private LayoutPart(int[] boxes, int[] arrows, int[] places) => (Boxes, Arrows, _places) = (boxes, arrows, places);

    public int[] Boxes { get; }

    public int[] Arrows { get; }

    public ConnectedComponentLayout Layout { get; set; } = null!;

    /// <summary>Splits a graph. No edge leads from one part to another.</summary>
    /// <param name="boxes">The number of boxes.</param>
    /// <param name="arrows">The edges.</param>
    /// <param name="partOf">The part of each box, numbered from 0 without a gap.</param>
    public static LayoutPart[] Split(int boxes, IReadOnlyList<Arrow> arrows, int[] partOf)
    {
        int count = boxes == 0 ? 0 : partOf.Max() + 1;
        Adjacency boxesOf = Adjacency.By(partOf, count);
        Adjacency arrowsOf = Adjacency.By([.. arrows.Select(arrow => partOf[arrow.From])], count);
        int[] places = new int[boxes];
        LayoutPart[] parts = new LayoutPart[count];
        for (int part = 0; part < count; part++)
        {
            int[] members = boxesOf[part].ToArray();
            for (int i = 0; i < members.Length; i++) places[members[i]] = i;
            parts[part] = new LayoutPart(members, arrowsOf[part].ToArray(), places);
        }

        return parts;
    }

    public BoxSize[] SizesIn(IReadOnlyList<BoxSize> boxes) => [.. Boxes.Select(box => boxes[box])];

    /// <summary>Its edges between the indices of its own boxes.</summary>
    public Arrow[] ArrowsIn(IReadOnlyList<Arrow> arrows) =>
        [.. Arrows.Select(arrow => new Arrow(_places[arrows[arrow].From], _places[arrows[arrow].To]))];
}
