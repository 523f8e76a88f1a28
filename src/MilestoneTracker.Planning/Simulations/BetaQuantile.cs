namespace MilestoneTracker.Planning.Simulations;

// The quantile function of a beta distribution, the inverse of IncompleteBeta, as a table: thousands of draws are made from it, and to
// invert for each would take a hundred times as long. Each side of the mean has a cubic Hermite interpolation, not over the share u but
// over its root v = u^(1/a), in which the quantile is smooth down to 0 (there it is nearly proportional to v). The points are found by
// Newton's method on the root of the share, which is nearly a straight line. Within 1e-7 of the exact quantile, which tests measure.
// Immutable; 2 KiB.
internal sealed class BetaQuantile
{
    private const int Points = 64; // a side
    private readonly double _split; // the share below the mean
    private readonly Side _left;
    private readonly Side _right;

    public BetaQuantile(double a, double b)
    {
        double mean = a / (a + b);
        _split = new IncompleteBeta(a, b).At(mean);
        _left = new Side(a, b, _split);
        _right = new Side(b, a, 1 - _split);
    }

    /// <summary>The value, from 0 to 1, that a share of the distribution lies below.</summary>
    public double At(double u) => u < _split ? _left.At(u) : 1 - _right.At(1 - u);

    private readonly struct Side
    {
        private readonly double _power; // of the root
        private readonly double _step;
        private readonly double[] _values;
        private readonly double[] _slopes; // times the step

        public Side(double a, double b, double share)
        {
            _power = 1 / a;
            _step = Math.Pow(share, _power) / Points;
            (_values, _slopes) = (new double[Points + 1], new double[Points + 1]);
            IncompleteBeta beta = new(a, b);
            _slopes[0] = Math.Exp((Math.Log(a) + beta.LogBeta) / a) * _step;
            for (int point = 1; point <= Points; point++)
            {
                double root = point * _step;
                double x = _values[point - 1] + _slopes[point - 1];
                double slope = Slope(beta, x, out double found);
                for (int turn = 0; turn < 8 && Math.Abs(found - root) > 1e-14 * root; turn++)
                {
                    x = Math.Clamp(x + ((root - found) * slope), x / 2, (1 + x) / 2);
                    slope = Slope(beta, x, out found);
                }

                (_values[point], _slopes[point]) = (x, slope * _step);
            }
        }

        public double At(double u)
        {
            double at = Math.Pow(u, _power) / _step;
            int point = Math.Min((int)at, Points - 1);
            double t = at - point;
            (double from, double to) = (_values[point], _values[point + 1]);
            (double rise, double begin, double end) = (to - from, _slopes[point], _slopes[point + 1]);
            return from + (t * (begin + (t * ((3 * rise) - (2 * begin) - end + (t * (begin + end - (2 * rise)))))));
        }

        // How fast x grows with the root of its share, and that root.
        private double Slope(in IncompleteBeta beta, double x, out double root)
        {
            double share = beta.At(x);
            root = Math.Pow(share, _power);
            return share / _power / root * x * (1 - x) / beta.Weight(x);
        }
    }
}
