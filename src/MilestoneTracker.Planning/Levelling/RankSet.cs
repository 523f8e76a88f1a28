using System.Numerics;

namespace MilestoneTracker.Planning.Levelling;

// A set of ranks from 0 up to a bound, of which the least is taken out: bits, and over them for each word a bit that says whether it has
// any. O(log of the bound, to the base of 64).
internal sealed class RankSet
{
    private const int Bits = 6;
    private readonly ulong[][] _levels; // the ranks first; the last is one word

    public RankSet(int bound)
    {
        List<ulong[]> levels = [];
        do
        {
            bound = (bound + 63) >> Bits;
            levels.Add(new ulong[Math.Max(1, bound)]);
        }
        while (bound > 1);
        _levels = [.. levels];
    }

    public void Add(int rank)
    {
        foreach (ulong[] words in _levels)
        {
            words[rank >> Bits] |= 1UL << rank;
            rank >>= Bits;
        }
    }

    /// <summary>Takes out the least; there must be one.</summary>
    public int TakeLeast()
    {
        int rank = 0;
        for (int level = _levels.Length - 1; level >= 0; level--)
            rank = (rank << Bits) + BitOperations.TrailingZeroCount(_levels[level][rank]);
        int at = rank;
        foreach (ulong[] words in _levels)
        {
            words[at >> Bits] &= ~(1UL << at);
            if (words[at >> Bits] != 0) break;
            at >>= Bits;
        }

        return rank;
    }
}
