namespace MilestoneTracker.Planning.Simulations;

// Which places of the sorted finishes are looked at: those of P10, P50, P80 and P90, and the two between which P80 lies with 95 per
// cent (the binomial distribution of how many lie below it, as a normal one). No place is interpolated.
internal static class Percentiles
{
    /// <summary>P10, P50, the lower end of P80's interval, P80, its upper end, and P90.</summary>
    public const int Count = 6;

    private const double Sure = 1.959963984540054; // the quantile of 0.975 of the normal distribution

    /// <summary>The place from 0 of a percentile among n.</summary>
    public static int PlaceOf(int percent, int n) => (int)((((long)percent * n) + 99) / 100) - 1;

    /// <summary>The places of the six.</summary>
    public static int[] Places(int n)
    {
        double half = Sure * Math.Sqrt(0.16 * n);
        int low = (int)Math.Max(1, Math.Ceiling((0.8 * n) - half)) - 1;
        int high = (int)Math.Min(n, Math.Ceiling((0.8 * n) + half)) - 1;
        return [PlaceOf(10, n), PlaceOf(50, n), low, PlaceOf(80, n), high, PlaceOf(90, n)];
    }
}
