namespace MilestoneTracker.Reporting.Layout;

// The order of the nodes in their layers, with few crossings.
//
// Sweeps go through the layers to and fro and sort each by the one beside it (see Sorting); after each the nodes move singly to
// where they cross least
// (see Sifting), and the best order that was seen is kept. This is begun several times, since what is best differs from plan to
// plan: from the first
// layer or from the last, by medians or by means; and then from the best order upside down, as sifting drifts upwards.
// The plan of it is that of Gansner, Koutsofios, North, Vo 1993, section 3, with sifting where they transpose.
// Cost: a beginning is at most Rounds sweeps. What sifting looks at is counted, and when that is more than the effort allowed no
// sweep follows: Effort in all, about a
// tenth of a second, or EffortEach a segment where that is more. A plan of ten thousand boxes has a sweep or two then, and a
// shorter reach in sifting.
// Deterministic. The fewest crossings are not promised: that is NP-hard.
internal static class Ordering
{
    private const int Beginnings = 8;
    private const int Fresh = 4;
    private const int Rounds = 24;
    private const int Patience = 8;
    private const long Effort = 20_000_000;
    private const long EffortEach = 1_000;
    private const int EffortForReach = 20;
    private const long Farthest = 1_000;

    /// <summary>Orders the layers. Returns how many crossings are left.</summary>
    public static long Run(LayeredGraph graph)
    {
        CrossingCount crossings = new(graph);
        BarycenterSweep sorting = new(graph);
        long effort = Math.Max(Effort, EffortEach * graph.From.Length), least = long.MaxValue;
        Sifting sifting = new(graph, reach: (int)Math.Min(Farthest, effort / EffortForReach / (graph.From.Length + 1)));
        int[][] best = [.. graph.Layers.Select(layer => new int[layer.Length])];
        int[][] given = [.. graph.Layers.Select(layer => layer.ToArray())];
        long atFirst = crossings.All();

        for (int beginning = 0; beginning < Beginnings && least > 0 && sifting.Steps < effort; beginning++)
        {
            bool fromEnd = (beginning & 1) != 0, byMean = (beginning & 2) != 0;
            if (beginning < Fresh) InitialOrder.Fill(graph, fromEnd);
            else UpsideDown(graph, best);
            Keep();
            if (least > 0) sifting.Run(effort);
            Keep();
            for (int round = 0, idle = 0; round < Rounds && idle < Patience && least > 0 && sifting.Steps < effort; round++)
            {
                sorting.Sweep(fromEnd != ((round & 1) != 0), byMean, flip: (round & 2) == 0);
                sifting.Run(effort);
                idle = Keep() ? 0 : idle + 1;
            }
        }

        Restore(graph, atFirst < least ? given : best); // by luck the order that was given may cross less than any that was found
        return Math.Min(atFirst, least);

        bool Keep()
        {
            long count = crossings.All();
            if (count >= least) return false;
            least = count;
            for (int rank = 0; rank < best.Length; rank++) graph.Layers[rank].CopyTo(best[rank], 0);
            return true;
        }
    }

    private static void Restore(LayeredGraph graph, int[][] orders)
    {
        for (int rank = 0; rank < orders.Length; rank++)
        {
            orders[rank].CopyTo(graph.Layers[rank], 0);
            graph.Number(graph.Layers[rank]);
        }
    }

    private static void UpsideDown(LayeredGraph graph, int[][] orders)
    {
        foreach (int[] order in orders) Array.Reverse(order);
        Restore(graph, orders);
    }
}
