namespace MilestoneTracker.Reporting.Layout;

// Improves y coordinates: the dummy nodes of a long edge get one coordinate, and connected nodes are as near to each other as possible.
//
// The dummy nodes of each edge are one block, except where the edge conflicts with another; each box is a block. Blocks keep their order
// and distances in every layer, and the network simplex minimizes the sum of the vertical distances along segments: each segment between
// two blocks adds an auxiliary node above both, with a constraint to each.
//
// Source: Gansner, Koutsofios, North, Vo 1993, section 4, with the blocks of Brandes and Köpf 2001 instead of heavy weights. Cost: that
// of the network simplex, limited to MaxNodes nodes and to Effort; beyond that, or if the result is not better, the coordinates stay as
// they are.
internal static class Straightening
{
    private const int MaxNodes = 20_000;
    private const long Effort = 100_000_000;
    private const int DummyWeight = 2;

    /// <summary>Improved coordinates, or the given ones. Consecutive nodes of a layer keep at least the minimum distance.</summary>
    public static double[] Straighten(LayeredGraph graph, double[] middles, bool[] conflicts, Func<int, int, double> minDistance)
    {
        if (graph.FirstSegments.Contains(-1)) return middles; // the graph may not be connected
        int[] blocks = Blocks(graph, conflicts, out int count);
        List<Constraint> constraints = Order(graph, blocks, minDistance);
        int[] numbers = Start(middles, blocks, constraints, count);
        int order = constraints.Count;
        for (int segment = 0; segment < graph.From.Length; segment++)
        {
            (int from, int to) = (graph.From[segment], graph.To[segment]);
            if (blocks[from] == blocks[to]) continue;
            int weight = Weight(graph, segment);
            constraints.Add(new Constraint(count, blocks[from], 0, weight));
            constraints.Add(new Constraint(count, blocks[to], 0, weight));
            count++;
        }

        if (count > MaxNodes) return middles;
        int[] all = new int[count];
        numbers.CopyTo(all, 0);
        for (int i = order; i < constraints.Count; i += 2)
            all[constraints[i].From] = Math.Min(all[constraints[i].To], all[constraints[i + 1].To]);
        NetworkSimplex.Run([.. constraints], all, Effort);
        double[] better = [.. blocks.Select(block => (double)all[block])];
        return Rise(graph, better) < Rise(graph, middles) ? better : middles;
    }

    private static int[] Blocks(LayeredGraph graph, bool[] conflicts, out int count)
    {
        int[] blocks = new int[graph.Count];
        count = graph.Boxes;
        for (int box = 0; box < graph.Boxes; box++) blocks[box] = box;
        for (int segment = 0; segment < graph.From.Length; segment++)
        {
            (int from, int to) = (graph.From[segment], graph.To[segment]);
            if (graph.IsDummy(to)) blocks[to] = graph.IsDummy(from) && !conflicts[segment] ? blocks[from] : count++;
        }

        return blocks;
    }

    private static List<Constraint> Order(LayeredGraph graph, int[] blocks, Func<int, int, double> minDistance)
    {
        HashSet<Constraint> constraints = [];
        foreach (int[] layer in graph.Layers)
            for (int i = 0; i + 1 < layer.Length; i++)
                constraints.Add(new Constraint(
                    blocks[layer[i]], blocks[layer[i + 1]], (int)Math.Ceiling(minDistance(layer[i], layer[i + 1])), 0));
        return [.. constraints];
    }

    // A feasible start: integers near the given coordinates, far enough minDistance.
    private static int[] Start(double[] middles, int[] blocks, List<Constraint> constraints, int count)
    {
        int[] numbers = new int[count], waiting = new int[count];
        for (int node = 0; node < blocks.Length; node++) numbers[blocks[node]] = (int)Math.Round(middles[node]);
        Adjacency below = Adjacency.By([.. constraints.Select(constraint => constraint.From)], count);
        foreach (Constraint constraint in constraints) waiting[constraint.To]++;
        Queue<int> ready = new(Enumerable.Range(0, count).Where(block => waiting[block] == 0));
        while (ready.TryDequeue(out int block))
        {
            foreach (int constraint in below[block])
            {
                int to = constraints[constraint].To;
                numbers[to] = Math.Max(numbers[to], numbers[block] + constraints[constraint].Length);
                if (--waiting[to] == 0) ready.Enqueue(to);
            }
        }

        return numbers;
    }

    private static int Weight(LayeredGraph graph, int segment) =>
        graph.IsDummy(graph.From[segment]) || graph.IsDummy(graph.To[segment]) ? DummyWeight : 1;

    private static double Rise(LayeredGraph graph, double[] middles) =>
        Enumerable.Range(0, graph.From.Length)
        .Sum(segment => Weight(graph, segment) * Math.Abs(middles[graph.From[segment]] - middles[graph.To[segment]]));
}
