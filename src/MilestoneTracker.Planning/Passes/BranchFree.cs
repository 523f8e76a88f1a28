using System.Runtime.CompilerServices;

namespace MilestoneTracker.Planning.Passes;

// The greater and the lesser of two numbers without a branch. Of places of a pass the processor would guess every second one wrongly.
internal static class BranchFree
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Greater(int one, int other)
    {
        long difference = (long)one - other;
        return one - (int)(difference & (difference >> 63));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Lesser(int one, int other)
    {
        long difference = (long)one - other;
        return other + (int)(difference & (difference >> 63));
    }

    /// <summary>Of times, which are not negative.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Greater(long one, long other)
    {
        long difference = one - other;
        return one - (difference & (difference >> 63));
    }

    /// <summary>Of times, which are not negative; the other may be no time yet (-1), and is not the lesser then.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long Lesser(long one, long other)
    {
        other &= long.MaxValue;
        long difference = one - other;
        return other + (difference & (difference >> 63));
    }
}
