namespace MilestoneTracker.Reporting.Layout;

/// <summary>Where an edge was in an earlier layout: the heights at which it passed consecutive layers, from the first of them on.</summary>
internal readonly record struct KeptBends(int FirstRank, double[] Heights)
{
    public double? At(int rank) => rank >= FirstRank && rank - FirstRank < Heights.Length ? Heights[rank - FirstRank] : null;
}
