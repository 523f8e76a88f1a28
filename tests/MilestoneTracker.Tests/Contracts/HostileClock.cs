namespace MilestoneTracker.Tests.Contracts;

/// <summary>A clock of a careless host, which <c>FakeTimeProvider</c> cannot be: it shows times in any offset, and it may throw.</summary>
internal sealed class HostileClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

    public Exception? Fault { get; set; }

    public override DateTimeOffset GetUtcNow() => Fault is null ? Now : throw Fault;
}
