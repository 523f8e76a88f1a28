using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Cli.Verbs;

internal static class TargetVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone.");
        Argument<string?> date = InputVerb.Value("DATE", "The promise: a day, which is kept until it is over, or a minute.");
        Option<bool> clear = InputVerb.Clear("Take the promise back.");
        return new Verb(
            tools, "target", "Say what was promised for a milestone. It moves no forecast.",
            ["milestones target Release 2026-06-30", "milestones target API 2026-05-04T17:00 --reason \"agreed with sales\"",
                "milestones target API --clear"],
            call =>
            {
                InputVerb.Check(call.Get(date) is not null, call.Get(clear), "a day such as 2026-06-30");
                KeyValuePair<string, string?> target = new(PlanningKeys.Target, InputVerb.Trimmed(call.Get(date)));
                return InputVerb.Run(call, FieldOwner.OfMilestone(call.Get(name)), target);
            }).With(name).With(date).With(clear).With(tools.Shared.ForChanges);
    }
}
