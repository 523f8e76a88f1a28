using System.Runtime.CompilerServices;

namespace MilestoneTracker.Storage;

internal static class Bits
{
    /// <summary>The index of the lowest bit that is set, of a number that is not 0.</summary>
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

    /// <summary>How many bits are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Count(ulong number)
    {
#if NET
        return System.Numerics.BitOperations.PopCount(number);
#else
        // In parallel: pairs, then fours, then bytes, which the multiplication adds up.
        number -= (number >> 1) & 0x5555555555555555;
        number = (number & 0x3333333333333333) + ((number >> 2) & 0x3333333333333333);
        return (int)((((number + (number >> 4)) & 0x0F0F0F0F0F0F0F0F) * 0x0101010101010101) >> 56);
#endif
    }
}
