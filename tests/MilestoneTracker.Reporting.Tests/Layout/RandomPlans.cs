using CsCheck;
using MilestoneTracker.Reporting.Layout;

namespace MilestoneTracker.Reporting.Tests.Layout;

// Plans of many shapes from a seed: thin and dense, with cycles or without, with hubs, loose boxes, arrows twice and to a box
// itself, and boxes of all sizes.
internal static class RandomPlans
{
    public static readonly Gen<(BoxSize[] Boxes, Arrow[] Arrows)> Any = Gen.ULong.Select(seed => Of(seed, cycles: true));

    public static readonly Gen<(BoxSize[] Boxes, Arrow[] Arrows)> WithoutCycles = Gen.ULong.Select(seed => Of(seed, cycles: false));

    private static (BoxSize[] Boxes, Arrow[] Arrows) Of(ulong seed, bool cycles)
    {
        Random random = new((int)seed);
        int count = random.Next(1, 40), most = random.Next(3 * count), reach = random.Next(1, count + 1), hub = random.Next(4 * count);
        bool even = random.Next(2) == 0;
        BoxSize[] boxes = [
            .. Enumerable.Range(0, count)
                .Select(_ => even ? new BoxSize(190, 56) : new BoxSize(random.Next(20, 300), random.Next(10, 120) + random.NextDouble()))];
        List<Arrow> arrows = [];
        for (int i = 0; i < most; i++)
        {
            int from = random.Next(5) == 0 && hub < count ? hub : random.Next(count);
            int to = Math.Min(count - 1, from + random.Next(reach + 1));
            Arrow arrow = cycles && random.Next(6) == 0 ? new Arrow(to, from) : new Arrow(from, to);
            if (cycles || from != to) arrows.Add(arrow);
            if (random.Next(20) == 0 && arrows.Count > 0) arrows.Add(arrows[random.Next(arrows.Count)]);
        }

        return (boxes, [.. arrows]);
    }
}
