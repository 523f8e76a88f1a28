namespace MilestoneTracker.Conformance;

/// <summary>A clock that says what a trace has it say, and otherwise stands still.</summary>
internal sealed class TraceClock : TimeProvider
{
    private DateTimeOffset _now = Trace.Beginning;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Tell(long? seconds)
    {
        if (seconds is { } told) _now = Trace.Beginning.AddSeconds(told);
    }
}
