using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Verbs;

internal static class DependVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone that depends on others.");
        Argument<string[]> on = tools.Names("ON", "One or more milestones that it depends on. All are declared, or none.");
        return new Verb(
            tools, "depend", "Declare that a milestone depends on others.",
            ["milestones depend Manual API", "milestones depend Manual API Login --reason \"describes both\""],
            call => DependencyChange.Run(
                call, call.Get(name), call.Get(on), (plan, dependency) => plan.DeclareMilestoneDependency(call.Get(name), dependency),
                "depends on", ("depends on", " already"), "declared")).With(name, on).With(tools.Shared.ForChanges);
    }
}
