namespace MilestoneTracker.Planning.Simulations;

// The beta distribution of two parameters from 1 to 5: its density, and its distribution function, which is the regularised incomplete
// beta function, by the continued fraction (DLMF 8.17.22) as Lentz evaluates it. To some 1e-14. Immutable.
internal readonly struct IncompleteBeta
{
    private const double Tiny = 1e-300;
    private const int MostTerms = 500;
    private static readonly double[] Stirling =
        [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156];

    private readonly double _a;
    private readonly double _b;

    public IncompleteBeta(double a, double b)
    {
        (_a, _b) = (a, b);
        LogBeta = LogGamma(a) + LogGamma(b) - LogGamma(a + b);
    }

    /// <summary>The logarithm of the complete beta function.</summary>
    public double LogBeta { get; }

    /// <summary>x · (1 − x) · the density at x.</summary>
    public double Weight(double x) => Math.Exp((_a * Math.Log(x)) + (_b * Math.Log(1 - x)) - LogBeta);

    /// <summary>The share below x.</summary>
    public double At(double x)
    {
        if (x <= 0) return 0;
        if (x >= 1) return 1;
        return x > (_a + 1) / (_a + _b + 2) ? 1 - (Weight(x) / _b * Fraction(1 - x, _b, _a)) : Weight(x) / _a * Fraction(x, _a, _b);
    }

    private static double Fraction(double x, double a, double b)
    {
        double c = 1;
        double d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        double product = d;
        for (int m = 1; m < MostTerms; m++)
        {
            double term = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (term * d));
            c = NotZero(1 + (term / c));
            product *= d * c;
            term = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (term * d));
            c = NotZero(1 + (term / c));
            product *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-15) break;
        }

        return product;
    }

    private static double NotZero(double value) => Math.Abs(value) > Tiny ? value : Tiny;

    // Stirling's series (DLMF 5.11.1), after the argument was raised to where its terms are exact.
    private static double LogGamma(double x)
    {
        double product = 1;
        for (; x < 12; x++) product *= x;
        double series = 0;
        for (int term = Stirling.Length - 1; term >= 0; term--) series = (series / (x * x)) + Stirling[term];
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (series / x) - Math.Log(product);
    }
}
