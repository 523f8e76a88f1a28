namespace MilestoneTracker.Reporting.Layout;

// Heights made better: the bends of a long arrow on one height, and all else as near to what it hangs together with as can be.
//
// Each arrow's bends are one block, but for where it crosses another between bends; each box is one. Blocks keep their order and
// distances in every layer, and
// the sum of the rises between blocks is made the least by the network simplex: for each segment between two blocks a node above
// both, tied to each.
// Source: Gansner, Koutsofios, North, Vo 1993, section 4, with the blocks of Brandes and Köpf 2001 in the place of heavy weights.
// Cost: that of the simplex, so only where there are at most Most nodes for it, and up to Effort; otherwise, and where it is not
// better, the heights stay as they are.
internal static class Straightening
{
    private const int Most = 20_000;
    private const long Effort = 100_000_000;
    private const int Long = 2;

    /// <summary>Better heights of the middles, or the same ones. Two nodes of a layer that follow each other stay as far apart as
    /// is said, at least.</summary>
    public static double[] Straighten(LayeredGraph graph, double[] middles, bool[] yields, Func<int, int, double> apart)
    {
        if (graph.FirstSegments.Contains(-1)) return middles; // it need not hang together
        int[] blocks = Blocks(graph, yields, out int count);
        List<Constraint> ties = Order(graph, blocks, apart);
        int[] numbers = Start(middles, blocks, ties, count);
        int order = ties.Count;
        for (int segment = 0; segment < graph.From.Length; segment++)
        {
            (int from, int to) = (graph.From[segment], graph.To[segment]);
            if (blocks[from] == blocks[to]) continue;
            int weight = Weight(graph, segment);
            ties.Add(new Constraint(count, blocks[from], 0, weight));
            ties.Add(new Constraint(count, blocks[to], 0, weight));
            count++;
        }

        if (count > Most) return middles;
        int[] all = new int[count];
        numbers.CopyTo(all, 0);
        for (int tie = order; tie < ties.Count; tie += 2) all[ties[tie].From] = Math.Min(all[ties[tie].To], all[ties[tie + 1].To]);
        NetworkSimplex.Run([.. ties], all, Effort);
        double[] better = [.. blocks.Select(block => (double)all[block])];
        return Rise(graph, better) < Rise(graph, middles) ? better : middles;
    }

    private static int[] Blocks(LayeredGraph graph, bool[] yields, out int count)
    {
        int[] blocks = new int[graph.Count];
        count = graph.Boxes;
        for (int box = 0; box < graph.Boxes; box++) blocks[box] = box;
        for (int segment = 0; segment < graph.From.Length; segment++)
        {
            (int from, int to) = (graph.From[segment], graph.To[segment]);
            if (graph.IsDummy(to)) blocks[to] = graph.IsDummy(from) && !yields[segment] ? blocks[from] : count++;
        }

        return blocks;
    }

    private static List<Constraint> Order(LayeredGraph graph, int[] blocks, Func<int, int, double> apart)
    {
        HashSet<Constraint> ties = [];
        foreach (int[] layer in graph.Layers)
            for (int i = 0; i + 1 < layer.Length; i++)
                ties.Add(new Constraint(blocks[layer[i]], blocks[layer[i + 1]], (int)Math.Ceiling(apart(layer[i], layer[i + 1])), 0));
        return [.. ties];
    }

    // Whole numbers near the heights that are given, and far enough apart.
    private static int[] Start(double[] middles, int[] blocks, List<Constraint> ties, int count)
    {
        int[] numbers = new int[count], waiting = new int[count];
        for (int node = 0; node < blocks.Length; node++) numbers[blocks[node]] = (int)Math.Round(middles[node]);
        Adjacency below = Adjacency.By([.. ties.Select(tie => tie.From)], count);
        foreach (Constraint tie in ties) waiting[tie.To]++;
        Queue<int> ready = new(Enumerable.Range(0, count).Where(block => waiting[block] == 0));
        while (ready.TryDequeue(out int block))
        {
            foreach (int tie in below[block])
            {
                int to = ties[tie].To;
                numbers[to] = Math.Max(numbers[to], numbers[block] + ties[tie].Length);
                if (--waiting[to] == 0) ready.Enqueue(to);
            }
        }

        return numbers;
    }

    private static int Weight(LayeredGraph graph, int segment) =>
        graph.IsDummy(graph.From[segment]) || graph.IsDummy(graph.To[segment]) ? Long : 1;

    private static double Rise(LayeredGraph graph, double[] middles) =>
        Enumerable.Range(0, graph.From.Length)
        .Sum(segment => Weight(graph, segment) * Math.Abs(middles[graph.From[segment]] - middles[graph.To[segment]]));
}
