namespace MilestoneTracker.Faults.Plans;

/// <summary>A time that goes on by a little more than a second whenever somebody looks.</summary>
internal sealed class SteppingClock : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    private long _looks;

    public override DateTimeOffset GetUtcNow() => Start.AddTicks(Interlocked.Increment(ref _looks) * 10_000_019);
}
