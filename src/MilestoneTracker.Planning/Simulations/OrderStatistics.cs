using System.Numerics;
using System.Runtime.Intrinsics;

namespace MilestoneTracker.Planning.Simulations;

// Numbers of a sorted list without sorting it: counted into buckets first, and only what is in the buckets that are asked for is sorted.
// O(values); one object serves one thread, with 4 bytes a value.
internal sealed class OrderStatistics(int most)
{
    private const int BucketBits = 12;
    private readonly int[] _counts = new int[1 << BucketBits];
    private readonly int[] _picked = new int[most];

    /// <summary>Finds the values at places of the sorted list.</summary>
    /// <param name="values">The values, in any order; at least one.</param>
    /// <param name="places">The places, from 0, ascending.</param>
    /// <param name="found">As many values as places.</param>
    public void Find(ReadOnlySpan<int> values, ReadOnlySpan<int> places, Span<int> found)
    {
        (int least, int greatest) = WholeNumbers.RangeOf(values);
        int shift = Math.Max(0, BitOperations.Log2((uint)greatest - (uint)least) + 1 - BucketBits);
        int[] counts = _counts;
        Array.Clear(counts);
        foreach (int value in values) counts[((uint)value - (uint)least) >> shift]++;

        Span<int> wanted = stackalloc int[places.Length]; // buckets
        (int bucket, int before, int count, int first, int end) = (0, 0, 0, 0, 0);
        for (int i = 0; i < places.Length; i++)
        {
            while (before + counts[bucket] <= places[i]) before += counts[bucket++];
            if (count == 0 || wanted[count - 1] != bucket)
            {
                wanted[count++] = bucket;
                (first, end) = (end, end + counts[bucket]);
            }

            found[i] = shift == 0 ? least + bucket : first + places[i] - before; // the value, or where it will be
        }

        if (shift == 0) return;
        ReadOnlySpan<int> sorted = Sorted(values, least, shift, wanted[..count], end);
        foreach (ref int value in found) value = sorted[value];
    }

    private ReadOnlySpan<int> Sorted(ReadOnlySpan<int> values, int least, int shift, ReadOnlySpan<int> wanted, int count)
    {
        int[] picked = _picked;
        int end = 0;
        int at = 0;
        foreach (Vector512<int> lane in WholeNumbers.LanesOf(values))
        {
            Vector512<int> buckets = (lane - Vector512.Create(least)) >>> shift;
            Vector512<int> isWanted = Vector512<int>.Zero;
            foreach (int bucket in wanted) isWanted |= Vector512.Equals(buckets, Vector512.Create(bucket));
            for (ulong bits = isWanted.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                picked[end++] = values[at + BitOperations.TrailingZeroCount(bits)];
            at += Vector512<int>.Count;
        }

        foreach (int value in WholeNumbers.RestOf(values))
            if (wanted.Contains((int)(((uint)value - (uint)least) >> shift))) picked[end++] = value;
        picked.AsSpan(0, count).Sort();
        return picked.AsSpan(0, count);
    }
}
