namespace MilestoneTracker.TestSupport.Randomness;

/// <summary>SplitMix64, which the workloads beside the repository use too: a printed seed gives the same choices again. Not for
/// secrets.</summary>
internal sealed class SplitMix(ulong seed)
{
    private const ulong Step = 0x9E3779B97F4A7C15UL;

    private ulong _state = seed;

    /// <summary>A generator for one of many things: which one is asked for first does not matter.</summary>
    public static SplitMix For(ulong seed, long thing) => new(Mixed(Mixed(seed) + ((ulong)thing * Step)));

    public ulong Next() => Mixed(_state += Step);

    /// <summary>A number from 0 to below <paramref name="bound"/>.</summary>
    public int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    public bool OneIn(int so) => Below(so) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Puts items in another order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Below(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong Mixed(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
