namespace MilestoneTracker.Reporting.Layout;

// Orders the nodes in their layers with few crossings.
//
// Sweeps go forth and back through the layers and sort each by the one beside it (BarycenterSweep). After each sweep single nodes move to
// the position with the fewest crossings (Sifting), and the best order is kept. There are several starts, because the best method differs
// between plans: from the first or the last layer, by medians or by means; then from the best order upside down, because sifting drifts
// upwards. The scheme is that of Gansner, Koutsofios, North, Vo 1993, section 3, with sifting instead of transposition.
//
// Cost: a start is at most Rounds sweeps. The steps of sifting are counted, and no sweep follows above the limit: Effort in total, or
// EffortEach per segment if that is more (see docs/performance.md). Deterministic. The result is not minimal, which would be NP-hard.
internal static class Ordering
{
    private const int Starts = 8;
    private const int FreshStarts = 4;
    private const int Rounds = 24;
    private const int MaxIdleRounds = 8;
    private const long Effort = 20_000_000;
    private const long EffortEach = 1_000;
    private const int ReachDivisor = 20;
    private const long MaxReach = 1_000;

    /// <summary>Orders the layers. Returns the number of crossings.</summary>
    public static long Run(LayeredGraph graph)
    {
        CrossingCount crossings = new(graph);
        BarycenterSweep sweep = new(graph);
        long effort = Math.Max(Effort, EffortEach * graph.From.Length), fewest = long.MaxValue;
        Sifting sifting = new(graph, reach: (int)Math.Min(MaxReach, effort / ReachDivisor / (graph.From.Length + 1)));
        int[][] best = [.. graph.Layers.Select(layer => new int[layer.Length])];
        int[][] original = [.. graph.Layers.Select(layer => layer.ToArray())];
        long initial = crossings.CountAll();

        for (int start = 0; start < Starts && fewest > 0 && sifting.Steps < effort; start++)
        {
            bool fromEnd = (start & 1) != 0, byMean = (start & 2) != 0;
            if (start < FreshStarts) InitialOrder.Fill(graph, fromEnd);
            else Reverse(graph, best);
            Keep();
            if (fewest > 0) sifting.Run(effort);
            Keep();
            for (int round = 0, idle = 0; round < Rounds && idle < MaxIdleRounds && fewest > 0 && sifting.Steps < effort; round++)
            {
                sweep.Sweep(fromEnd != ((round & 1) != 0), byMean, flip: (round & 2) == 0);
                sifting.Run(effort);
                idle = Keep() ? 0 : idle + 1;
            }
        }

        Restore(graph, initial < fewest ? original : best); // the given order may happen to be better
        return Math.Min(initial, fewest);

        bool Keep()
        {
            long count = crossings.CountAll();
            if (count >= fewest) return false;
            fewest = count;
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

    private static void Reverse(LayeredGraph graph, int[][] orders)
    {
        foreach (int[] order in orders) Array.Reverse(order);
        Restore(graph, orders);
    }
}
