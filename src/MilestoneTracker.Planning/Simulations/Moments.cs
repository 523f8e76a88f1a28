namespace MilestoneTracker.Planning.Simulations;

// Mean and standard deviation of whole numbers: sums that are exact, so that their order says nothing, and doubles at the end.
internal struct Moments
{
    private const long Small = 1L << 24; // of whose squares 2^15 fit a long

    private long _count;
    private Int128 _sum;
    private Int128 _squares;
    private long _pending;
    private long _pendingSquares;
    private int _left;

    public void Add(long value)
    {
        _count++;
        if (value is <= -Small or >= Small)
        {
            _sum += value;
            _squares += (Int128)value * value;
            return;
        }

        if (_left == 0) Flush();
        _left--;
        _pending += value;
        _pendingSquares += value * value;
    }

    public double Mean()
    {
        Flush();
        return (double)_sum / _count;
    }

    /// <summary>The standard deviation of a sample (n − 1); 0 of one number.</summary>
    public double Deviation()
    {
        Flush();
        if (_count < 2) return 0;
        Int128 spread = (_count * _squares) - (_sum * _sum);
        return spread <= 0 ? 0 : Math.Sqrt((double)spread / ((double)_count * (_count - 1)));
    }

    private void Flush()
    {
        _sum += _pending;
        _squares += _pendingSquares;
        (_pending, _pendingSquares, _left) = (0, 0, 1 << 15);
    }
}
