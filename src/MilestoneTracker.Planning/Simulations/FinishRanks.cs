namespace MilestoneTracker.Planning.Simulations;

// The finishes of all iterations as ranks, each twice the mean rank of its ties and so a whole number, and Spearman's correlation of
// anything with them: Pearson's over ranks (Spearman, 1904), by sums that are exact. Where values lie close together their ranks are
// counted; otherwise they are sorted. Immutable; 12 bytes an iteration.
internal sealed class FinishRanks
{
    private const int FewDifferent = 1 << 16;
    private readonly int[] _ranks; // by iteration, doubled
    private readonly Int128 _spread; // n · Σ r² − (Σ r)²

    public FinishRanks(long[] finishes)
    {
        Sorted = [.. finishes];
        int[] order = [.. Enumerable.Range(0, finishes.Length)];
        Array.Sort(Sorted, order);
        _ranks = new int[finishes.Length];
        for (int from = 0, to; from < order.Length; from = to)
        {
            to = from + 1;
            while (to < order.Length && Sorted[to] == Sorted[from]) to++;
            for (int place = from; place < to; place++) _ranks[order[place]] = from + to + 1;
        }

        UInt128 squares = 0;
        foreach (int rank in _ranks) squares += (ulong)rank * (ulong)rank;
        _spread = SpreadOf(squares);
    }

    /// <summary>The finishes, ascending.</summary>
    public long[] Sorted { get; }

    private Int128 Sum => (Int128)_ranks.Length * (_ranks.Length + 1);

    /// <summary>The rank correlation of values with the finishes; 0 where either is constant.</summary>
    /// <param name="values">By iteration.</param>
    /// <param name="least">The least of them.</param>
    /// <param name="greatest">The greatest of them.</param>
    public double CorrelationOf(ReadOnlySpan<int> values, int least, int greatest)
    {
        if (_spread == 0 || least == greatest) return 0;
        (Int128 products, UInt128 squares) = (long)greatest - least < Math.Max(FewDifferent, values.Length)
            ? Counted(values, least, greatest) : BySorting(values);
        Int128 together = (_ranks.Length * products) - (Sum * Sum);
        Int128 spread = SpreadOf(squares);
        return spread == 0 ? 0 : (double)together / Math.Sqrt((double)spread) / Math.Sqrt((double)_spread);
    }

    // The sum of ranks is that of all numbers up to n, doubled, however many ties there are.
    private Int128 SpreadOf(UInt128 squares) => (_ranks.Length * (Int128)squares) - (Sum * Sum);

    private (Int128 Products, UInt128 Squares) Counted(ReadOnlySpan<int> values, int least, int greatest)
    {
        int[] ranks = new int[greatest - least + 1];
        foreach (int value in values) ranks[value - least]++;
        int before = 0;
        UInt128 squares = 0;
        foreach (ref int rank in ranks.AsSpan())
        {
            int count = rank;
            if (count == 0) continue;
            rank = (2 * before) + count + 1;
            squares += (UInt128)((ulong)rank * (ulong)rank) * (ulong)count;
            before += count;
        }

        Int128 products = 0;
        long some = 0;
        for (int i = 0; i < values.Length; i++)
        {
            some += (long)ranks[values[i] - least] * _ranks[i];
            if ((i & 0xFFFF) != 0xFFFF) continue;
            products += some; // 2^16 products of 2^42 fit
            some = 0;
        }

        return (products + some, squares);
    }

    private (Int128 Products, UInt128 Squares) BySorting(ReadOnlySpan<int> values)
    {
        int[] sorted = [.. values];
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(sorted, order);
        Int128 products = 0;
        UInt128 squares = 0;
        for (int from = 0, to; from < order.Length; from = to)
        {
            to = from + 1;
            while (to < order.Length && sorted[to] == sorted[from]) to++;
            long rank = from + to + 1;
            for (int place = from; place < to; place++) products += rank * _ranks[order[place]];
            squares += (UInt128)(ulong)(rank * rank) * (ulong)(to - from);
        }

        return (products, squares);
    }
}
