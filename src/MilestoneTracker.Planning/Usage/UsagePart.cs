namespace MilestoneTracker.Planning.Usage;

/// <summary>A time in which neither demand nor capacity changes, nor who asks; in hundredths.</summary>
internal readonly record struct UsagePart(long From, long To, long Demand, long Capacity, string[] Milestones)
{
    public bool IsLike(UsagePart other) => Demand == other.Demand && Capacity == other.Capacity
        && Milestones.AsSpan().SequenceEqual(other.Milestones);
}
