namespace MilestoneTracker.Planning.Simulations;

// Numbers of a sorted list without sorting it: counted into buckets first, and only the buckets that are asked for are sorted. O(values);
// one object serves one thread, with 4 bytes a value.
internal sealed class OrderStatistics(int most)
{
    private const int Buckets = 4096;
    private readonly int[] _counts = new int[Buckets + 1];
    private readonly int[] _picked = new int[most];

    /// <summary>Finds the values at places of the sorted list.</summary>
    /// <param name="values">The values, in any order; at least one.</param>
    /// <param name="places">The places, from 0, ascending.</param>
    /// <param name="found">As many values as places.</param>
    public void Find(ReadOnlySpan<int> values, ReadOnlySpan<int> places, Span<int> found)
    {
        (int least, int greatest) = (values[0], values[0]);
        foreach (int value in values)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        int shift = 0;
        while (((long)greatest - least) >> shift >= Buckets) shift++;
        int[] counts = _counts;
        Array.Clear(counts);
        foreach (int value in values) counts[(int)(((uint)value - (uint)least) >> shift)]++;
        (int bucket, int before) = (0, 0);
        for (int i = 0; i < places.Length;)
        {
            while (before + counts[bucket] <= places[i]) before += counts[bucket++];
            int behind = before + counts[bucket];
            ReadOnlySpan<int> sorted = shift == 0 ? default : Sorted(values, least, shift, bucket, counts[bucket]);
            for (; i < places.Length && places[i] < behind; i++)
                found[i] = shift == 0 ? least + bucket : sorted[places[i] - before];
        }
    }

    private ReadOnlySpan<int> Sorted(ReadOnlySpan<int> values, int least, int shift, int bucket, int count)
    {
        Span<int> picked = _picked;
        int end = 0;
        foreach (int value in values)
        {
            if (end == count) break;
            picked[end] = value;
            end += (((uint)value - (uint)least) >> shift) == (uint)bucket ? 1 : 0;
        }

        picked[..count].Sort();
        return picked[..count];
    }
}
