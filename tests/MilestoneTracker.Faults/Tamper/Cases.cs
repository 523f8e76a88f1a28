namespace MilestoneTracker.Faults.Tamper;

/// <summary>Many cases of one way of tampering, on all processors: all of them or a share. A bench is what one thread works on.</summary>
internal sealed class Cases(Share share, ulong seed, Tampered tampered)
{
    private const int ChunkSize = 64;

    public Tampered Tampered => tampered;

    public ulong Seed => seed;

    /// <summary>The same with no share: for ways of which there are few.</summary>
    public Cases All => new(Share.All, seed, tampered);

    public void Try<TBench>(string way, int count, Func<TBench> makeBench, Action<TBench, int> tamper)
        where TBench : IDisposable
    {
        long tried = 0;
        Parallel.For(0, (count + ChunkSize - 1) / ChunkSize, makeBench, (chunk, _, bench) =>
        {
            int cases = 0;
            for (int i = chunk * ChunkSize; i < Math.Min(count, (chunk + 1) * ChunkSize); i++)
            {
                if (!share.Has(seed, i)) continue;
                cases++;
                tamper(bench, i);
            }

            Interlocked.Add(ref tried, cases);
            return bench;
        }, bench => bench.Dispose());
        tampered.Add(way, tried);
    }
}
