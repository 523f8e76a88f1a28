namespace MilestoneTracker.Tests.Twin;

/// <summary>A clock that stands still until it is moved, and may be moved back.</summary>
internal sealed class Clock : TimeProvider
{
    public DateTimeOffset Now { get; private set; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public void Move(int seconds) => Now += TimeSpan.FromSeconds(seconds);
}
