using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Verbs;
using MilestoneTracker.Planning.Features;

namespace MilestoneTracker.Cli.People;

// Adds, changes or removes a feature, and the progress of its milestone with it, in one change.
internal static class FeatureVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.RecordName("NAME", "The feature.", FeatureKeys.Collection);
        Option<string> milestone = tools.NameOption("--milestone", "The milestone that it belongs to, whose progress follows.");
        Option<string> component = new("--component", "-c")
        {
            Description = "The component that it belongs to. Empty: none.", HelpName = "COMPONENT",
            CompletionSources = { tools.ComponentNames },
        };
        Option<MilestoneStatus?> status = new("--status", "-s")
        {
            Description = "Where it stands (default: planned).", HelpName = "STATUS", CustomParser = result => Values.Status(result),
        };
        status.CompletionSources.Clear();
        status.CompletionSources.Add(Values.StatusWords);
        Option<string> weight = new("--weight") { Description = "How much it counts, 1 to 1000 (default: 1).", HelpName = "W" };
        Option<string> progress = new("--progress")
        {
            Description = "How much of it is done, 0 to 1, such as 0.25 (default: 0.5 of one in progress, otherwise 0). Empty: not "
                + "reported.",
            HelpName = "P",
        };
        Option<bool> remove = new("--remove") { Description = "Remove the feature.", Arity = ArgumentArity.Zero };
        return new Verb(
            tools, "feature", "Add or change a feature of a milestone. The progress of the milestone follows.",
            [
                "milestones feature Export --milestone API --component backend --weight 3",
                "milestones feature Sign-in --status in-progress --progress 0.25", "milestones feature Sign-in --remove",
            ],
            call =>
            {
                string feature = call.Get(name);
                List<KeyValuePair<string, string?>> values = [];
                if (call.Get(milestone) is { } of) values.Add(new(FeatureKeys.Milestone, InputVerb.Trimmed(of)));
                if (call.Get(component) is { } part) values.Add(RecordVerb.Typed(FeatureKeys.Component, part));
                if (call.Get(status) is { } stands) values.Add(new(FeatureKeys.Status, stands.ToWord()));
                if (call.Get(weight) is { } heavy) values.Add(RecordVerb.Typed(FeatureKeys.Weight, heavy));
                if (call.Get(progress) is { } done) values.Add(RecordVerb.Typed(FeatureKeys.Progress, done));
                bool isRemoved = call.Get(remove);
                RecordVerb.Check(isRemoved, values);
                FieldOwner owner = FieldOwner.OfRecord(FeatureKeys.Collection, feature);
                return FieldChange.Run(call, owner, (plan, _) =>
                {
                    if (call.Get(milestone) is null)
                        RecordVerb.CheckThere(
                            plan.Now, FeatureKeys.Collection, feature, "feature",
                            isRemoved ? "" : "To add one, say its milestone with --milestone.");
                    if (isRemoved) FeatureFields.Remove(plan, feature);
                    else new FieldEdit(owner, values).ApplyTo(plan);
                }, nothing: isRemoved || values.Count > 0 ? null
                    : "The progress of its milestone is what its features give. Say what to change, such as --status completed.");
            }).With(name).With(milestone, component, status, weight, progress, remove).With(tools.Shared.ForChanges);
    }
}
