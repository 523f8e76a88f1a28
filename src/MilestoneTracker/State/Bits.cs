namespace MilestoneTracker.State;

internal static class Bits
{
    /// <summary>The place of the lowest bit that is set, of a number that is not 0.</summary>
    public static int Lowest(ulong number)
    {
#if NET
        return System.Numerics.BitOperations.TrailingZeroCount(number);
#else
        int bit = 0;
        for (; (number & 0xFF) == 0; number >>= 8) bit += 8;
        for (; (number & 1) == 0; number >>= 1) bit++;
        return bit;
#endif
    }
}
