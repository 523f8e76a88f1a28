using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MilestoneTracker.Planning.Simulations;

// What is asked of the whole numbers of all iterations, sixteen of them an instruction where the processor has it.
internal static class WholeNumbers
{
    /// <summary>The least and the greatest of some numbers; at least one.</summary>
    public static (int Least, int Greatest) RangeOf(ReadOnlySpan<int> values)
    {
        (int least, int greatest) = (values[0], values[0]);
        ReadOnlySpan<Vector512<int>> lanes = LanesOf(values);
        if (!lanes.IsEmpty)
        {
            (Vector512<int> low, Vector512<int> high) = (lanes[0], lanes[0]);
            foreach (Vector512<int> lane in lanes) (low, high) = (Vector512.Min(low, lane), Vector512.Max(high, lane));
            for (int i = 0; i < Vector512<int>.Count; i++) (least, greatest) = (Math.Min(least, low[i]), Math.Max(greatest, high[i]));
        }

        foreach (int value in RestOf(values)) (least, greatest) = (Math.Min(least, value), Math.Max(greatest, value));
        return (least, greatest);
    }

    /// <summary>How many are no greater than a limit.</summary>
    public static int CountUpTo(ReadOnlySpan<int> values, int limit)
    {
        Vector512<int> counts = Vector512<int>.Zero;
        Vector512<int> limits = Vector512.Create(limit);
        foreach (Vector512<int> lane in LanesOf(values)) counts -= Vector512.LessThanOrEqual(lane, limits);
        int count = Vector512.Sum(counts);
        foreach (int value in RestOf(values)) count += value <= limit ? 1 : 0;
        return count;
    }

    /// <summary>Adds up numbers and their squares, which must fit together: numbers of 24 bits up to 2^15 times.</summary>
    public static (long Sum, ulong Squares) SumsOf(ReadOnlySpan<int> values)
    {
        (Vector512<long> sums, Vector512<long> squares) = (Vector512<long>.Zero, Vector512<long>.Zero);
        foreach (Vector512<int> lane in LanesOf(values))
        {
            (Vector512<long> low, Vector512<long> high) = Vector512.Widen(lane);
            sums += low + high;
            squares += (low * low) + (high * high);
        }

        (long sum, long square) = (Vector512.Sum(sums), Vector512.Sum(squares));
        foreach (int value in RestOf(values)) (sum, square) = (sum + value, square + ((long)value * value));
        return (sum, (ulong)square);
    }

    /// <summary>The numbers sixteen by sixteen.</summary>
    public static ReadOnlySpan<Vector512<int>> LanesOf(ReadOnlySpan<int> values) => MemoryMarshal.Cast<int, Vector512<int>>(values);

    /// <summary>What is left over then.</summary>
    public static ReadOnlySpan<int> RestOf(ReadOnlySpan<int> values) => values[(values.Length & -Vector512<int>.Count)..];
}
