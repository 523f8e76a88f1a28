namespace MilestoneTracker.Faults.Fuzz;

/// <summary>The numbers of all inputs, given out in blocks. Safe from any thread.</summary>
internal sealed class Blocks(long from, long count)
{
    public const int Size = 4096;

    private readonly long _end = from + count;
    private long _next = from;

    public (long From, long To)? Take()
    {
        long first = Interlocked.Add(ref _next, Size) - Size;
        return first < _end ? (first, Math.Min(first + Size, _end)) : null;
    }
}
