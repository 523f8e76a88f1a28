namespace MilestoneTracker.Cli.Tests.Forecasts;

// A clock on which a second passes at each look at its timestamp, while the time of day stands.
internal sealed class SteppingClock : TimeProvider
{
    private long _looks;

    public override long TimestampFrequency => 1;

    public override DateTimeOffset GetUtcNow() => CliRunner.Morning;

    public override long GetTimestamp() => Interlocked.Increment(ref _looks);
}
