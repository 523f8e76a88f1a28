namespace MilestoneTracker.Planning.Simulations;

// The finishes of some open milestones in every iteration, as codes of the passes: what order statistics are read from. Reused from one
// group of milestones to the next.
internal sealed class KeptFinishes(int[] open, int most, int iterations)
{
    private readonly int _most = Math.Min(most, open.Length);
    private readonly int[] _values = GC.AllocateUninitializedArray<int>(Math.Min(most, open.Length) * iterations);

    /// <summary>The positions whose finishes are kept, ascending.</summary>
    public ReadOnlySpan<int> Positions => open.AsSpan(From, Count);

    public int From { get; private set; }

    public int Count { get; private set; }

    /// <summary>No position of a group comes at or behind this one.</summary>
    public int End => open[From + Count - 1] + 1;

    public Span<int> Of(int index) => _values.AsSpan(index * iterations, iterations);

    /// <summary>Goes to the group that begins at a place of the open ones.</summary>
    public bool TryGoTo(int from)
    {
        (From, Count) = (from, Math.Min(_most, open.Length - from));
        return Count > 0;
    }
}
