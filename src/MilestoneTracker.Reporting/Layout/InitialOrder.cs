namespace MilestoneTracker.Reporting.Layout;

// An initial order: nodes enter their layers as a depth-first search meets them, from the first layer on or from the last layer back. A
// tree has no crossings after it. Cost: linear. Not recursive.
internal static class InitialOrder
{
    public static void Fill(LayeredGraph graph, bool fromEnd)
    {
        int[] filled = new int[graph.Layers.Length];
        bool[] seen = new bool[graph.Count];
        int[] roots = [.. (fromEnd ? graph.Layers.Reverse() : graph.Layers).SelectMany(layer => layer.Order())];
        Stack<int> open = [];
        foreach (int root in roots)
        {
            open.Push(root);
            while (open.TryPop(out int node))
            {
                if (seen[node]) continue;
                seen[node] = true;
                int rank = graph.Ranks[node];
                graph.Layers[rank][filled[rank]++] = node;
                Span<int> segments = fromEnd ? graph.Behind[node] : graph.Ahead[node];
                for (int i = segments.Length - 1; i >= 0; i--) open.Push(fromEnd ? graph.From[segments[i]] : graph.To[segments[i]]);
            }
        }

        foreach (int[] layer in graph.Layers) graph.Number(layer);
    }
}
