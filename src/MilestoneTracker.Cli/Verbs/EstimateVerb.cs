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
            tools, "estimate", "Say how long the work of a milestone takes. Beside an estimate, a duration is what the schedule counts.",
            ["milestones estimate API 3d/5d/10d", "milestones estimate Manual 1w", "milestones estimate Manual \"uniform 3d/10d\"",
                "milestones estimate Manual --clear"],
            call =>
            {
                InputVerb.Check(call.Get(value) is not null, call.Get(clear), "an estimate such as 3d/5d/10d or a duration such as 5d");
                FieldOwner owner = FieldOwner.OfMilestone(call.Get(name));
                if (call.Get(value) is not { } typed)
                    return InputVerb.Run(call, owner, new(PlanningKeys.Duration, null), new(PlanningKeys.Estimate, null));
                string key = typed.Contains('/', StringComparison.Ordinal) ? PlanningKeys.Estimate : PlanningKeys.Duration;
                FieldEdit edit = new(owner, [new(key, string.Join('/', typed.Split('/').Select(InputVerb.Trimmed)))]);
                return FieldChange.Run(call, owner, (plan, _) => edit.ApplyTo(plan), note: (plan, _) => Note(plan, call.Get(name)));
            }).With(name).With(value).With(clear).With(tools.Shared.ForChanges);
    }

    // A duration beside an estimate is allowed, and only one of both can be what the schedule counts.
    private static string? Note(RegistrySnapshot plan, string name)
    {
        MilestoneInputs inputs = PlanningFields.OfMilestone(plan, name);
        return inputs is { Duration: { } duration, Estimate: { } estimate }
            ? $"The schedule counts the duration, {duration}; only simulations draw from the estimate, {estimate}. To count its likely "
                + "value, clear the duration with 'milestones set'."
            : null;
    }
}
