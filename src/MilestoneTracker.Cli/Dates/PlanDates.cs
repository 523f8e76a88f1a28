using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;

namespace MilestoneTracker.Cli.Dates;

// Computes the schedule of a plan that is shown.
internal static class PlanDates
{
    /// <summary>The schedule of the plan of a log, as of --as-of or as it is now, with now as <see cref="PlanNow"/> says.</summary>
    public static Schedule Read(Invocation call, PlanLog log)
    {
        RegistrySnapshot plan = call.ReadPlan(log);
        DateTime now = PlanNow.Of(call, log, plan);
        return ProgressNotice.During(call.Environment, "Computing the dates", () => Schedule.Compute(plan, now));
    }
}
