namespace MilestoneTracker.Reporting.Layout;

// The layer of each box, from 0: every edge leads to a higher layer, and the sum of the lengths of the edges is as small as possible.
//
// Longest paths give a first feasible ranking, and the network simplex minimizes it (NetworkSimplex). Then boxes that could be in several
// layers at the same cost go to the one with the fewest boxes. Source: Gansner, Koutsofios, North, Vo, "A technique for drawing directed
// graphs", 1993, section 2. The graph must be acyclic and connected.
internal static class Ranking
{
    private const int Window = 100;
    private const long Effort = 60_000_000;

    /// <summary>The layers of a connected acyclic graph.</summary>
    public static int[] Rank(int count, Arrow[] arrows)
    {
        Adjacency outgoing = Adjacency.By([.. arrows.Select(arrow => arrow.From)], count);
        Adjacency incoming = Adjacency.By([.. arrows.Select(arrow => arrow.To)], count);
        int[] ranks = LongestPaths(arrows, outgoing, incoming, count);
        NetworkSimplex.Run([.. arrows.Select(arrow => new Constraint(arrow.From, arrow.To, 1, 1))], ranks, Effort);
        int lowest = ranks.Min();
        for (int box = 0; box < count; box++) ranks[box] -= lowest;
        Balance(arrows, outgoing, incoming, ranks);
        return ranks;
    }

    private static int[] LongestPaths(Arrow[] arrows, Adjacency outgoing, Adjacency incoming, int count)
    {
        int[] ranks = new int[count], waiting = new int[count];
        Queue<int> ready = [];
        for (int box = 0; box < count; box++)
            if ((waiting[box] = incoming[box].Length) == 0) ready.Enqueue(box);
        while (ready.TryDequeue(out int box))
        {
            foreach (int arrow in outgoing[box])
            {
                int to = arrows[arrow].To;
                ranks[to] = Math.Max(ranks[to], ranks[box] + 1);
                if (--waiting[to] == 0) ready.Enqueue(to);
            }
        }

        return ranks;
    }

    private static void Balance(Arrow[] arrows, Adjacency outgoing, Adjacency incoming, int[] ranks)
    {
        int[] sizes = new int[ranks.Max() + 1];
        foreach (int rank in ranks) sizes[rank]++;
        for (int box = 0; box < ranks.Length; box++)
        {
            if (outgoing[box].Length != incoming[box].Length) continue;
            int low = 0, high = sizes.Length - 1, best = ranks[box];
            foreach (int arrow in incoming[box]) low = Math.Max(low, ranks[arrows[arrow].From] + 1);
            foreach (int arrow in outgoing[box]) high = Math.Min(high, ranks[arrows[arrow].To] - 1);
            sizes[best]--;
            for (int rank = low; rank <= Math.Min(high, low + Window); rank++)
                if (sizes[rank] < sizes[best]) best = rank;
            sizes[best]++;
            ranks[box] = best;
        }
    }
}
