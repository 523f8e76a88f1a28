using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Simulations;

// How long something takes, as a distribution over whole minutes: the quantile of a number between 0 and 1, rounded. Each operation on
// doubles is rounded by itself, so that uniform and triangular are the same bits on every machine; PERT is a table that was interpolated
// (BetaQuantile). Immutable.
internal sealed class Spread
{
    /// <summary>What an estimate that is scaled to remaining work may come to: nearly two thousand years. It keeps sums of two within 32
    /// bits; no duration that can be written comes near it.</summary>
    private const int Most = 1_000_000_000;

    private readonly Lazy<BetaQuantile>? _quantile;

    public Spread(EstimateShape shape, int least, int likely, int greatest, Func<double, double, Lazy<BetaQuantile>> quantileOf)
    {
        (Shape, Least, Greatest) = (shape, least, greatest);
        Width = (double)greatest - least;
        (Left, Right) = ((double)likely - least, (double)greatest - likely);
        if (Width == 0) return;
        Cut = Left / Width;
        if (shape == EstimateShape.Pert) _quantile = quantileOf(1 + (4 * Left / Width), 1 + (4 * Right / Width));
    }

    public EstimateShape Shape { get; }

    public int Least { get; }

    public int Greatest { get; }

    /// <summary>From least to greatest.</summary>
    public double Width { get; }

    /// <summary>From least to likely.</summary>
    public double Left { get; }

    /// <summary>From likely to greatest.</summary>
    public double Right { get; }

    /// <summary>The share that is below the likely value, of a triangular one.</summary>
    public double Cut { get; }

    /// <summary>⌈value · factor / divisor⌉.</summary>
    public static int Scale(int value, int factor, int divisor) =>
        (int)Math.Min((((long)value * factor) + divisor - 1) / divisor, Most);

    /// <summary>The quantile of a number between 0 and 1, in whole minutes.</summary>
    public int Sample(double u)
    {
        if (Width == 0) return Least;
        double x = Shape switch
        {
            EstimateShape.Uniform => Least + (u * Width),
            EstimateShape.Triangular => u < Cut ? Least + Math.Sqrt(u * Width * Left) : Greatest - Math.Sqrt((1.0 - u) * Width * Right),
            _ => Least + (Width * _quantile!.Value.At(u)),
        };
        return Math.Clamp((int)Math.Floor(x + 0.5), Least, Greatest);
    }
}
