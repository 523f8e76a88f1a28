namespace MilestoneTracker.Reporting.Layout;

// The x coordinates of the layers: each is as wide as its widest box. The gap after a layer grows with the steepness of its edges, up to
// three times the minimum, so that edges stay distinguishable.
internal sealed record Columns(double[] Left, double[] Right)
{
    private const double Steep = 4;

    public double Middle(int rank) => (Left[rank] + Right[rank]) / 2;

    /// <summary>The same columns somewhere else.</summary>
    public Columns Shifted(double by) =>
        new([.. Left.Select(left => left + by)], [.. Right.Select(right => right + by)]);

    /// <summary>These columns for other boxes: each stays where it is unless a box is wider than it or than one before it. More layers
    /// follow at the minimum distance.</summary>
    public Columns Kept(LayeredGraph graph, BoxSize[] boxes, double minimum)
    {
        double[] left = new double[graph.Layers.Length], right = new double[graph.Layers.Length];
        double shift = 0;
        for (int rank = 0; rank < left.Length; rank++)
        {
            double needed = graph.Layers[rank].Select(node => graph.IsDummy(node) ? 0 : boxes[node].Width).Append(0).Max();
            left[rank] = rank < Left.Length ? Left[rank] + shift : right[rank - 1] + minimum;
            double width = rank < Left.Length ? Right[rank] - Left[rank] : needed;
            right[rank] = left[rank] + Math.Max(width, needed);
            shift += Math.Max(width, needed) - width;
        }

        return new Columns(left, right);
    }

    public static Columns Compute(LayeredGraph graph, BoxSize[] boxes, double[] middles, Gaps gaps)
    {
        double[] left = new double[graph.Layers.Length], right = new double[graph.Layers.Length];
        double at = 0;
        for (int rank = 0; rank < left.Length; rank++)
        {
            left[rank] = at;
            right[rank] = at + graph.Layers[rank].Max(node => graph.IsDummy(node) ? 0 : boxes[node].Width);
            at = right[rank] + Gap(graph, rank, middles, gaps.Layers);
        }

        return new Columns(left, right);
    }

    private static double Gap(LayeredGraph graph, int rank, double[] middles, double minimum)
    {
        double rise = 0;
        int count = 0;
        foreach (int node in graph.Layers[rank])
        {
            foreach (int segment in graph.Ahead[node]) rise += Math.Abs(middles[graph.To[segment]] - middles[node]);
            count += graph.Ahead[node].Length;
        }

        return count == 0 ? minimum : Math.Clamp(rise / count / Steep, minimum, 3 * minimum);
    }
}
