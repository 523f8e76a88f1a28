using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Reasons;

namespace MilestoneTracker.Reporting.Dates;

/// <summary>The open milestone at which several late ones begin to be late, and why it is where it is.</summary>
/// <param name="Cause">The first open milestone of the driving paths.</param>
/// <param name="Driver">What puts it there: a finished dependency, or one of its own dates, now, or the start of the plan.</param>
/// <param name="Late">The milestones that are late because of it, the latest first.</param>
internal sealed record LateCause(ScheduledMilestone Cause, Driver Driver, IReadOnlyList<LateMilestone> Late)
{
    /// <summary>The names, the latest first.</summary>
    public IReadOnlyList<string> Names => [.. Late.Select(late => late.Name)];

    /// <summary>The chain from a late milestone to the cause: each needs the next.</summary>
    public IReadOnlyList<string> ChainOf(Schedule schedule, LateMilestone late)
    {
        List<string> chain = [.. schedule.DrivingPath(late.Name).Milestones];
        chain.Reverse();
        return chain[..(chain.IndexOf(Cause.Name) + 1)];
    }
}
