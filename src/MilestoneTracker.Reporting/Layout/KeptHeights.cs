namespace MilestoneTracker.Reporting.Layout;

// The y coordinates of the nodes of one layer, in its order, if as many boxes as possible stay where they were.
//
// Boxes that are in the order of their earlier heights are fixed: the longest such sequence (Schensted, "Longest increasing and decreasing
// subsequences", 1961). The nodes between two fixed boxes share the room between them, each as near to its wish as the others allow. Where
// they need more, the boxes below move down or those above move up, as far as the next gap takes it in, whichever are fewer. Edges may come
// nearer to each other and to boxes than in a layout from nothing. The method is our own. Cost: O(n log n), plus the boxes that move.
internal sealed class KeptHeights
{
    private const double FromBox = 6;
    private const double FromDummy = 5;

    private readonly LayeredGraph _graph;
    private readonly BoxSize[] _boxes;
    private readonly Gaps _gaps;
    private readonly double _top;

    private KeptHeights(LayeredGraph graph, BoxSize[] boxes, Gaps gaps, double top) =>
        (_graph, _boxes, _gaps, _top) = (graph, boxes, gaps, top);

    /// <summary>The y coordinate of each node.</summary>
    /// <param name="graph">The graph, in order.</param>
    /// <param name="boxes">The sizes of its boxes.</param>
    /// <param name="before">The earlier place of each box, if it has one.</param>
    /// <param name="wishes">The height at which each node would like to be.</param>
    /// <param name="gaps">The minimum distances.</param>
    /// <param name="top">No node goes above it.</param>
    public static double[] Compute(
        LayeredGraph graph, BoxSize[] boxes, KeptPlace?[] before, double[] wishes, Gaps gaps, double top)
    {
        KeptHeights kept = new(graph, boxes, gaps, top);
        double[] heights = [.. wishes];
        foreach (int[] layer in graph.Layers)
        {
            int[] candidates = [.. Enumerable.Range(0, layer.Length)
                .Where(i => !graph.IsDummy(layer[i]) && before[layer[i]] is { } place && place.Rank == graph.Ranks[layer[i]])];
            kept.Place(layer, [.. LongestAscending([.. candidates.Select(i => wishes[layer[i]])]).Select(i => candidates[i])], heights);
        }

        return heights;
    }

    private double Half(int node) => _graph.IsDummy(node) ? 0 : _boxes[node].Height / 2;

    private double MinDistance(int above, int below) => Half(above) + Half(below)
        + (_graph.IsDummy(above) && _graph.IsDummy(below) ? FromDummy
            : _graph.IsDummy(above) || _graph.IsDummy(below) ? FromBox : _gaps.Boxes);

    private void Place(int[] layer, int[] fixedPlaces, double[] heights)
    {
        if (layer.Length == 0) return;
        MakeRoom(layer, fixedPlaces, heights);
        double at = _top + Half(layer[0]);
        int next = 0;
        for (int i = 0; i < layer.Length; i++)
        {
            if (i > 0) at += MinDistance(layer[i - 1], layer[i]);
            if (next < fixedPlaces.Length && i == fixedPlaces[next])
            {
                (at, next) = (heights[layer[i]], next + 1);
                continue;
            }

            double latest = double.MaxValue;
            if (next < fixedPlaces.Length) latest = heights[layer[fixedPlaces[next]]] - Needed(layer, i, fixedPlaces[next]);
            heights[layer[i]] = at = Math.Max(at, Math.Min(heights[layer[i]], latest));
        }
    }

    // The least distance between two nodes of a layer.
    private double Needed(int[] layer, int first, int last)
    {
        double needed = 0;
        for (int i = first; i < last; i++) needed += MinDistance(layer[i], layer[i + 1]);
        return needed;
    }

    private void MakeRoom(int[] layer, int[] fixedPlaces, double[] heights)
    {
        // The room to spare before each fixed box.
        double[] spare = new double[fixedPlaces.Length];
        for (int k = 0; k < spare.Length; k++)
        {
            int place = fixedPlaces[k];
            spare[k] = k == 0 ? heights[layer[place]] - _top - Half(layer[0]) - Needed(layer, 0, place)
                : heights[layer[place]] - heights[layer[fixedPlaces[k - 1]]] - Needed(layer, fixedPlaces[k - 1], place);
        }

        for (int k = 0; k < spare.Length; k++)
        {
            if (spare[k] >= 0) continue;
            double lacking = -spare[k], down = lacking, up = lacking;
            int below = 0, above = 0;
            for (int i = k; i < spare.Length && down > 0; i++)
            {
                below++;
                if (i + 1 < spare.Length) down = Math.Max(0, down - Math.Max(0, spare[i + 1]));
            }

            for (int i = k - 1; i >= 0 && up > 0; i--)
            {
                above++;
                up = Math.Max(0, up - spare[i]);
            }

            spare[k] = 0;
            if (up > 0 || above >= below)
            {
                heights[layer[fixedPlaces[k]]] += lacking;
                if (k + 1 < spare.Length) spare[k + 1] -= lacking; // the next turn mends that
                continue;
            }

            for (int i = k - 1; lacking > 0; i--)
            {
                heights[layer[fixedPlaces[i]]] -= lacking;
                double taken = Math.Min(lacking, spare[i]);
                (spare[i], lacking) = (spare[i] - taken, lacking - taken);
            }
        }
    }

    // The indices of a longest ascending sequence.
    private static int[] LongestAscending(double[] values)
    {
        List<int> ends = [];
        int[] previous = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int low = 0, high = ends.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (values[ends[middle]] < values[i]) low = middle + 1;
                else high = middle;
            }

            previous[i] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count) ends.Add(i);
            else ends[low] = i;
        }

        int[] found = new int[ends.Count];
        for (int i = found.Length - 1, at = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i--, at = previous[at]) found[i] = at;
        return found;
    }
}
