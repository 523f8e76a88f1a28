using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Cli.CommandLine;

// Now, for every verb that computes dates: civil time of the plan, of whichever kind the log is.
internal static class PlanNow
{
    /// <summary>The moment of --now; without it the time of --as-of in the zone of the plan, and without that the present there.</summary>
    /// <remarks>A version has the time of its change. The empty plan before the first change has none, and so the present
    /// counts.</remarks>
    public static DateTime Of(Invocation call, PlanLog log, RegistrySnapshot plan) =>
        call.Now?.Time ?? PlanningFields.OfPlan(plan).ToCivilTime(InstantOf(call, log));

    /// <summary>The instant of --as-of; without it the present.</summary>
    public static DateTimeOffset InstantOf(Invocation call, PlanLog log)
    {
        if (call.AsOf is not { } then) return call.Environment.Clock.GetUtcNow();
        if (then.Time is { } time) return time;
        return ChangeTimes.Read(log.Events, call.Environment.Cancelled).Until(then.Version!.Value).Latest
            ?? call.Environment.Clock.GetUtcNow();
    }
}
