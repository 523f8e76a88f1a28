namespace MilestoneTracker.Reporting.Layout;

// The connected components of the graph, without regard to direction: union-find by smaller root with path halving (Tarjan, van Leeuwen
// 1984). Near linear.
internal static class ConnectedComponents
{
    /// <summary>For each box the number of its component. Components are numbered from 0 in the order of their first boxes.</summary>
    public static int[] Find(int count, IReadOnlyList<Arrow> arrows)
    {
        int[] roots = [.. Enumerable.Range(0, count)];
        foreach (Arrow arrow in arrows)
        {
            (int from, int to) = (Root(arrow.From), Root(arrow.To));
            roots[Math.Max(from, to)] = Math.Min(from, to);
        }

        int components = 0;
        int[] numbers = new int[count];
        for (int box = 0; box < count; box++) numbers[box] = roots[box] == box ? components++ : numbers[Root(box)];
        return numbers;

        int Root(int box)
        {
            while (roots[box] != box) box = roots[box] = roots[roots[box]];
            return box;
        }
    }
}
