using MilestoneTracker.State;

namespace MilestoneTracker.Propagation;

// Progress is a fixed-point number in units of 2⁻⁵³: an integer from 0 to 2⁵³ that converts to double exactly.
//
// The mean of c values whose units add up to s is ⌊s / c⌋ units, but at least one unit where s > 0. So sums are exact and
// in any order the same, an edge costs O(1), 1.0 means that all is done and 0.0 that nothing is begun, and the error is
// below one unit a level. A sum has at most 31 + 53 bits: it is kept as 64 low and 24 high bits, since not every target
// has 128-bit integers.
internal static class Units
{
    public const ulong One = 1UL << 53;

    /// <summary>What the rules of progress say of a milestone, from its status and the sum over its dependencies.</summary>
    public static ulong Of(in Standing standing) => standing.Status switch
    {
        MilestoneStatus.Completed => One,
        MilestoneStatus.Cancelled => 0,
        _ when standing.Counted > 0 => Mean(standing.SumHigh, standing.SumLow, standing.Counted),
        MilestoneStatus.InProgress => One / 2,
        _ => 0,
    };

    public static double ToDouble(ulong units) => units * (1.0 / One);

    public static ulong Mean(uint high, ulong low, int count)
    {
        if (high == 0) return low == 0 ? 0 : Math.Max(low / (uint)count, 1); // in most plans most sums are 0, and a division takes long

        // Long division by 32-bit digits. The quotient is at most One, so high < count and its topmost digit is 0.
        ulong upper = ((ulong)high << 32) | (low >> 32);
        ulong lower = ((upper % (uint)count) << 32) | (uint)low;
        return ((upper / (uint)count) << 32) + (lower / (uint)count);
    }

    /// <summary>One dependency of <paramref name="standing"/> went from one value to another.</summary>
    public static void Replace(ref Standing standing, ulong before, ulong after)
    {
        ulong low = standing.SumLow + after;
        if (low < after) standing.SumHigh++;
        if (low < before) standing.SumHigh--;
        standing.SumLow = low - before;
    }

    /// <summary>Whether dependents count a milestone into their mean.</summary>
    public static bool Counts(MilestoneStatus status) => status != MilestoneStatus.Cancelled;
}
