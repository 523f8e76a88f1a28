namespace MilestoneTracker.Cli.Plans;

/// <summary>A clock that is set to the days of the plan, so that the log has them.</summary>
internal sealed class PlanClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
