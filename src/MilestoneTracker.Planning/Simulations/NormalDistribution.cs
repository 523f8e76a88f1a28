namespace MilestoneTracker.Planning.Simulations;

// The standard normal distribution and its inverse, for draws that correlate: to some 1e-15. The share by Marsaglia's series ("Evaluating
// the Normal Distribution", 2004) near the middle and by the continued fraction of the tail (DLMF 7.9.1) beyond; the quantile by
// Wichura's rational functions (AS 241, 1988).
internal static class NormalDistribution
{
    private const double Far = 3;
    private const int TermsOfTail = 80;

    private static readonly double[] MiddleOver =
    [
        2.509080928730122672e+3, 3.343057558358812810e+4, 6.726577092700870085e+4, 4.592195393154987145e+4, 1.373169376550946112e+4,
        1.971590950306551442e+3, 1.331416678917843774e+2, 3.387132872796366608e+0,
    ];

    private static readonly double[] MiddleUnder =
    [
        5.226495278852854561e+3, 2.872908573572194267e+4, 3.930789580009271061e+4, 2.121379430158659586e+4, 5.394196021424751107e+3,
        6.871870074920579083e+2, 4.231333070160091125e+1, 1.0,
    ];

    private static readonly double[] NearOver =
    [
        7.745450142783414076e-4, 2.272384498926918458e-2, 2.417807251774506117e-1, 1.270458252452368382e+0, 3.647848324763204605e+0,
        5.769497221460691405e+0, 4.630337846156545295e+0, 1.423437110749683577e+0,
    ];

    private static readonly double[] NearUnder =
    [
        1.050750071644416843e-9, 5.475938084995344946e-4, 1.519866656361645719e-2, 1.481039764274800745e-1, 6.897673349851000045e-1,
        1.676384830183803849e+0, 2.053191626637758821e+0, 1.0,
    ];

    private static readonly double[] FarOver =
    [
        2.010334399292288132e-7, 2.711555568743487578e-5, 1.242660947388078438e-3, 2.653218952657612309e-2, 2.965605718285048912e-1,
        1.784826539917291335e+0, 5.463784911164114369e+0, 6.657904643501103777e+0,
    ];

    private static readonly double[] FarUnder =
    [
        2.044263103389939785e-15, 1.421511758316445888e-7, 1.846318317510054681e-5, 7.868691311456132591e-4, 1.487536129085061485e-2,
        1.369298809227358053e-1, 5.998322065558879376e-1, 1.0,
    ];

    /// <summary>The share below x.</summary>
    public static double Share(double x)
    {
        if (x < -Far) return Tail(-x);
        if (x > Far) return 1 - Tail(x);
        (double sum, double term) = (x, x);
        for (int odd = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); odd += 2) sum += term *= x * x / odd;
        return 0.5 + (sum * Density(x));
    }

    /// <summary>The value that a share lies below.</summary>
    public static double Quantile(double share)
    {
        double fromMiddle = share - 0.5;
        if (Math.Abs(fromMiddle) <= 0.425)
        {
            double square = 0.180625 - (fromMiddle * fromMiddle);
            return fromMiddle * Ratio(MiddleOver, MiddleUnder, square);
        }

        double root = Math.Sqrt(-Math.Log(fromMiddle <= 0 ? share : 1 - share));
        double x = root <= 5 ? Ratio(NearOver, NearUnder, root - 1.6) : Ratio(FarOver, FarUnder, root - 5);
        return fromMiddle < 0 ? -x : x;
    }

    private static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    private static double Tail(double x)
    {
        double fraction = x;
        for (int term = TermsOfTail; term > 0; term--) fraction = x + (term / fraction);
        return Density(x) / fraction;
    }

    private static double Ratio(double[] over, double[] under, double x)
    {
        (double top, double bottom) = (0, 0);
        for (int i = 0; i < over.Length; i++) (top, bottom) = ((top * x) + over[i], (bottom * x) + under[i]);
        return top / bottom;
    }
}
