using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;

namespace MilestoneTracker.Cli.Verbs;

internal static class AsOfVerb
{
    public static Verb Make(Toolbox tools)
    {
        Argument<Moment?> when = new("WHEN") { Description = "A version, a day (its end, in UTC) or a time.", CustomParser = Values.Moment };
        ListVerb.Filter filter = new(tools);
        return new Verb(
            tools, "as-of", "List the milestones as they were at a version or a time.", ["milestones as-of 5", "milestones as-of 8 --component backend --status planned", "milestones as-of 2026-02-01 --log plan.json", "milestones as-of 2026-02-01T11:00 --log plan.json --risk-from low"],
            call =>
            {
                using PlanLog log = call.Open();
                return ListVerb.Print(call, call.Look(log, call.Get(when)!), filter);
            }).With(when).With(filter.Options);
    }
}
