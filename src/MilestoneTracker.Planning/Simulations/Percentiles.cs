namespace MilestoneTracker.Planning.Simulations;

// Which places of the sorted finishes are looked at: those of P10, P50, P80 and P90, and the two between which P80 lies with some 95 per
// cent (the binomial distribution of how many lie below it, as a normal one). No place is interpolated. How sure these two are is then
// taken from the binomial distribution itself: of few iterations not even the first and the last are 95 per cent.
internal static class Percentiles
{
    /// <summary>P10, P50, the lower end of P80's interval, P80, its upper end, and P90.</summary>
    public const int Count = 6;

    private const double Sure = 1.959963984540054; // the quantile of 0.975 of the normal distribution
    private const double Odds = 4; // of an iteration to lie below P80
    private const double Negligible = 1e-18; // beside the greatest

    /// <summary>The place from 0 of a percentile among n.</summary>
    public static int PlaceOf(int percent, int n) => (int)((((long)percent * n) + 99) / 100) - 1;

    /// <summary>The places of the six.</summary>
    public static int[] Places(int n)
    {
        (int low, int high) = EndsOf(n);
        return [PlaceOf(10, n), PlaceOf(50, n), low, PlaceOf(80, n), high, PlaceOf(90, n)];
    }

    /// <summary>How likely P80 lies between the two places: the share of the binomial distribution of n and 0.8 that has more below P80
    /// than the lower place and no more than the higher one. O(√n).</summary>
    public static double SureOf(int n)
    {
        (int low, int high) = EndsOf(n);
        int likely = (int)(0.8 * (n + 1L));
        (double all, double within) = (0, 0);
        double share = 1; // that of the likely number is the measure of all others
        for (int below = likely; below >= 0 && share > Negligible; share *= below / ((n - below + 1) * Odds), below--) Take(below);
        share = Odds * (n - likely) / (likely + 1);
        for (int below = likely + 1; below <= n && share > Negligible; share *= Odds * (n - below) / (below + 1), below++) Take(below);
        return within / all;

        void Take(int below)
        {
            all += share;
            if (below > low && below <= high) within += share;
        }
    }

    private static (int Low, int High) EndsOf(int n)
    {
        double half = Sure * Math.Sqrt(0.16 * n);
        return ((int)Math.Max(1, Math.Ceiling((0.8 * n) - half)) - 1, (int)Math.Min(n, Math.Ceiling((0.8 * n) + half)) - 1);
    }
}
