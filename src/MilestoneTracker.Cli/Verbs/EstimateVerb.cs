using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Cli.Verbs;

internal static class EstimateVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone.");
        Argument<string?> value = InputVerb.Value(
            "VALUE", "At least, most likely and at most, such as 3d/5d/10d, or one duration, such as 5d.");
        Option<bool> clear = InputVerb.Clear("Take estimate and duration back.");
        return new Verb(
            tools, "estimate", "Say how long the work of a milestone takes.",
            ["milestones estimate API 3d/5d/10d", "milestones estimate Manual 1w", "milestones estimate Manual \"uniform 3d/10d\"",
                "milestones estimate Manual --clear"],
            call =>
            {
                InputVerb.Check(call.Get(value) is not null, call.Get(clear), "an estimate such as 3d/5d/10d or a duration such as 5d");
                FieldOwner owner = FieldOwner.OfMilestone(call.Get(name));
                return call.Get(value) is not { } typed
                    ? InputVerb.Run(call, owner, new(PlanningKeys.Duration, null), new(PlanningKeys.Estimate, null))
                    : InputVerb.Run(
                        call, owner,
                        new KeyValuePair<string, string?>(
                            typed.Contains('/', StringComparison.Ordinal) ? PlanningKeys.Estimate : PlanningKeys.Duration, typed));
            }).With(name).With(value).With(clear).With(tools.Shared.ForChanges);
    }
}
