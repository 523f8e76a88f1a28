using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Verbs;

internal static class WithdrawVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone that depends on others.");
        Argument<string[]> on = tools.Names("ON", "One or more milestones that it no longer depends on. All are withdrawn, or none.");
        return new Verb(
            tools, "withdraw", "Withdraw dependencies of a milestone.",
            ["milestones withdraw Release Manual", "milestones withdraw API Login Schema --reason \"can be done without\""],
            call => DependencyChange.Run(
                call, call.Get(name), call.Get(on), (plan, dependency) => plan.WithdrawMilestoneDependency(call.Get(name), dependency),
                "no longer depends on", ("does not depend on", ""), "withdrawn")).With(name, on).With(tools.Shared.ForChanges);
    }
}
