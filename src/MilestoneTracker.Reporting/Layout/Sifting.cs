namespace MilestoneTracker.Reporting.Layout;

// Moves each node of a layer to the position, within some reach, with the fewest crossings; the topmost one if there are several.
//
// Source: Matuszewski, Schönfeld, Molitor, "Using sifting for k-layer straightline crossing minimization", 1999; with a reach of 1 it is
// the transposition of Gansner, Koutsofios, North, Vo 1993. Moves without gain are important: all of them go in the same direction, so
// the dummy nodes of a long edge pass another edge layer by layer, although no single move gains anything.
//
// While one layer is sifted, the layers beside it do not change, so the positions of the neighbours of each node are sorted once, and two
// nodes are compared by merging both lists. Cost: a pass takes reach × segments; Steps counts it.
//
// A layout that starts from an earlier one moves only what is new, freely; what was there stays, or moves only if that gains something.
internal sealed class Sifting(LayeredGraph graph, int reach, Freedom[]? freedoms = null)
{
    private readonly int[][] _behind = new int[graph.Count][];
    private readonly int[][] _ahead = new int[graph.Count][];
    private int[] _layer = [];

    /// <summary>The number of neighbours visited so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Repeats over all layers until nothing is gained or the steps are used up.</summary>
    public void Run(long maxSteps)
    {
        for (long gain = 1; gain > 0;)
        {
            gain = 0;
            foreach (int[] layer in graph.Layers)
            {
                if (Steps >= maxSteps) return;
                if (layer.Length > 1) gain += Sift(layer);
            }
        }
    }

    private long Sift(int[] layer)
    {
        foreach (int node in layer)
        {
            _behind[node] = Sorted(_behind[node], graph.Behind[node], graph.From);
            _ahead[node] = Sorted(_ahead[node], graph.Ahead[node], graph.To);
        }

        _layer = layer;
        long gained = 0;
        foreach (int node in layer.ToArray())
        {
            Freedom freedom = freedoms?[node] ?? Freedom.Any;
            if (freedom == Freedom.None) continue;
            int place = graph.Places[node], best = place;
            long most = 0, gain = 0;
            for (int at = place + 1; at < layer.Length && at - place <= reach; at++)
                if ((gain += Gain(node, layer[at])) > most) (best, most) = (at, gain);
            gain = 0;
            for (int at = place - 1; at >= 0 && place - at <= reach; at--)
                if ((gain += Gain(layer[at], node)) >= most && (gain > most || freedom == Freedom.Any)) (best, most) = (at, gain);
            Move(node, place, best);
            gained += most;
        }

        return gained;
    }

    private void Move(int node, int place, int to)
    {
        for (int step = Math.Sign(to - place); place != to; place += step)
        {
            _layer[place] = _layer[place + step];
            graph.Places[_layer[place]] = place;
        }

        _layer[to] = node;
        graph.Places[node] = to;
    }

    private int[] Sorted(int[]? places, Span<int> segments, int[] ends)
    {
        places ??= new int[segments.Length];
        for (int i = 0; i < segments.Length; i++) places[i] = graph.Places[ends[segments[i]]];
        Array.Sort(places);
        return places;
    }

    // The reduction of crossings if the second node comes before the first.
    private long Gain(int first, int second) => Gain(_behind[first], _behind[second]) + Gain(_ahead[first], _ahead[second]);

    private long Gain(int[] first, int[] second)
    {
        Steps += first.Length + second.Length;
        long gain = 0;
        int before = 0, upTo = 0;
        foreach (int place in first)
        {
            while (before < second.Length && second[before] < place) before++;
            while (upTo < second.Length && second[upTo] <= place) upTo++;
            gain += before - (second.Length - upTo);
        }

        return gain;
    }
}
