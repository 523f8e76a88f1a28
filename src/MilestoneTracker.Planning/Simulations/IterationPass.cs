namespace MilestoneTracker.Planning.Simulations;

// Forward and backward passes of a block of iterations. One object serves one thread, and is used again and again.
//
// A finish is given as a code: a whole number of 32 bits, which is greater for a later time. What is counted is added up by position, so
// that blocks may be made in any order and by any thread.
internal abstract class IterationPass
{
    /// <summary>How many iterations are made at once, at most.</summary>
    public abstract int BlockSize { get; }

    /// <summary>By position in how many iterations it may not slip, of whole passes so far.</summary>
    public abstract ReadOnlySpan<int> Critical { get; }

    /// <summary>Makes iterations.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="count">How many, up to the block size.</param>
    /// <param name="kept">Where finishes go.</param>
    /// <param name="finishes">Where the finish of the plan, or of the milestone that is simulated toward, goes as a time; empty: only
    /// what is needed for <paramref name="kept"/> is made, and nothing is counted.</param>
    /// <param name="cancellation">Cancels it.</param>
    public abstract void Run(int first, int count, KeptFinishes kept, Span<long> finishes, CancellationToken cancellation);

    /// <summary>The greatest code of what is no later than a time.</summary>
    public abstract int CodeOf(int position, long time);

    /// <summary>The time of a code.</summary>
    public abstract long TimeOf(int position, int code);

    /// <summary>The moments of the work from a milestone's forecast to its finishes.</summary>
    public abstract Moments SlipsOf(int position, ReadOnlySpan<int> codes);
}
