namespace MilestoneTracker.Tests.Auditing;

/// <summary>A clock that shows what it is told to, and breaks when it is told to.</summary>
internal sealed class SettableClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

    public Exception? Fault { get; set; }

    public override DateTimeOffset GetUtcNow() => Fault is null ? Now : throw Fault;
}
