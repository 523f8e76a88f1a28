namespace MilestoneTracker.Planning.Simulations;

// Mean and standard deviation of whole numbers: sums that are exact, so that their order says nothing, and doubles at the end.
internal struct Moments
{
    private const int Small = 1 << 24;
    private const int Block = 1 << 15; // so many squares of small ones fit 64 bits

    private long _count;
    private Int128 _sum;
    private Int128 _squares;

    public void Add(long value)
    {
        _count++;
        _sum += value;
        _squares += (Int128)value * value;
    }

    public void Add(ReadOnlySpan<int> values)
    {
        for (; !values.IsEmpty; values = values[Math.Min(Block, values.Length)..])
        {
            ReadOnlySpan<int> some = values[..Math.Min(Block, values.Length)];
            if (WholeNumbers.RangeOf(some) is { Least: > -Small, Greatest: < Small })
            {
                (long sum, ulong squares) = WholeNumbers.SumsOf(some);
                (_count, _sum, _squares) = (_count + some.Length, _sum + sum, _squares + squares);
            }
            else
            {
                foreach (int value in some) Add(value);
            }
        }
    }

    public readonly double Mean() => (double)_sum / _count;

    /// <summary>The standard deviation of a sample (n − 1); 0 of one number.</summary>
    public readonly double Deviation()
    {
        if (_count < 2) return 0;
        Int128 spread = (_count * _squares) - (_sum * _sum);
        return Math.Sqrt((double)spread / ((double)_count * (_count - 1)));
    }
}
