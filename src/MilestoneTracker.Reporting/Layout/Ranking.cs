namespace MilestoneTracker.Reporting.Layout;

// The layer of each box, from 0: every arrow leads to a higher one, and the arrows are as short in layers as can be, in sum.
//
// Longest paths give a first ranking that holds; the network simplex makes it the shortest (see NetworkSimplex); then boxes that
// may lie in several layers at the same length go to the one with the fewest boxes.
// Source: Gansner, Koutsofios, North, Vo, "A technique for drawing directed graphs", 1993, section 2. Without cycles and connected.
internal static class Ranking
{
    private const int Window = 100;
    private const long Effort = 60_000_000;

    /// <summary>The layers of boxes that hang together by arrows without a cycle.</summary>
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
        int[] crowds = new int[ranks.Max() + 1];
        foreach (int rank in ranks) crowds[rank]++;
        for (int box = 0; box < ranks.Length; box++)
        {
            if (outgoing[box].Length != incoming[box].Length) continue;
            int low = 0, high = crowds.Length - 1, best = ranks[box];
            foreach (int arrow in incoming[box]) low = Math.Max(low, ranks[arrows[arrow].From] + 1);
            foreach (int arrow in outgoing[box]) high = Math.Min(high, ranks[arrows[arrow].To] - 1);
            crowds[best]--;
            for (int rank = low; rank <= Math.Min(high, low + Window); rank++)
                if (crowds[rank] < crowds[best]) best = rank;
            crowds[best]++;
            ranks[box] = best;
        }
    }
}
