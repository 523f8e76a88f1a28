namespace MilestoneTracker.Cli.Plans;

/// <summary>A clock that stands where the plan says, so that the log has the days of the plan.</summary>
internal sealed class PlanClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
