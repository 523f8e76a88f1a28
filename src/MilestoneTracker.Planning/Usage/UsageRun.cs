namespace MilestoneTracker.Planning.Usage;

/// <summary>A time in which neither demand nor capacity changes, nor who asks, wherever anybody is asked within it; in hundredths. Nights
/// and other times in which nobody is asked do not count to its minutes.</summary>
internal readonly record struct UsageRun(long From, long To, long Minutes, long Demand, long Capacity, string[] Milestones)
{
    /// <summary>The excess, in hundredths of minutes.</summary>
    public Int128 Excess => (Int128)Math.Max(0, Demand - Capacity) * Minutes;

    public bool IsLike(in UsageRun other) => Demand == other.Demand && Capacity == other.Capacity
        && Milestones.AsSpan().SequenceEqual(other.Milestones);
}
