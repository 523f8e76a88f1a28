using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Cli.Verbs;

// Declares a dependency where there is none, and says how it holds, in one change.
internal static class LinkVerb
{
    private static readonly string[] Types = ["FS", "SS", "FF", "SF"];

    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone that depends on the other.");
        Argument<string> on = tools.Name("ON", "The milestone that it depends on.");
        Option<string> type = new("--type")
        {
            Description = "Which end of ON holds which end of NAME: FS (finish to start), SS, FF or SF.", HelpName = "TYPE",
            CompletionSources = { Types },
        };
        Option<string> lag = new("--lag")
        {
            Description = "How long after it NAME may go on, such as 2d; a lead such as -1d is how long before.", HelpName = "LAG",
        };
        Option<bool> clear = InputVerb.Clear("Take type and lag back; the dependency stays.");
        return new Verb(
            tools, "link", "Say how one milestone depends on another: which ends hold, and after which lag. Declares the dependency.",
            [
                "milestones link Release API --lag 2d", "milestones link Manual API --type SS --lag -1d",
                "milestones link Release API --clear",
            ],
            call =>
            {
                (string milestone, string dependency) = (call.Get(name), call.Get(on));
                bool isCleared = call.Get(clear);
                if (isCleared && (call.Get(type) is not null || call.Get(lag) is not null))
                    throw new InvocationException(ExitCode.Usage, "--clear takes type and lag back. Leave it out, or --type and --lag.");
                FieldOwner owner = FieldOwner.OfDependency(milestone, dependency);
                List<KeyValuePair<string, string?>> values = [];
                if (isCleared || call.Get(type) is not null)
                    values.Add(new(PlanningKeys.Link, InputVerb.Trimmed(call.Get(type))?.ToUpperInvariant()));
                if (isCleared || call.Get(lag) is not null) values.Add(new(PlanningKeys.Lag, InputVerb.Trimmed(call.Get(lag))));
                return new ChangeCommand<LinkChange>
                {
                    Change = (registry, context) =>
                    {
                        RegistrySnapshot before = registry.Current;
                        bool isNew = false;
                        RegistrySnapshot after = registry.Batch(
                            proposal =>
                            {
                                if (!isCleared) isNew = proposal.DeclareMilestoneDependency(milestone, dependency);
                                new FieldEdit(owner, values).ApplyTo(proposal);
                            },
                            context);
                        IReadOnlyList<FieldDifference> fields = after.ChangesSince(before).Fields;
                        return new LinkChange(isNew, fields, NewFindings.Between(before, after, fields));
                    },
                    HasChanged = change => change.IsNew || change.Fields.Count > 0,
                    Text = change => change.Text(milestone, dependency),
                    Json = (json, change, after) =>
                    {
                        json.WriteBoolean("declared", change.IsNew);
                        change.Write(json);
                        ChangedMilestone.Write(json, after, milestone);
                        change.Found.Write(json);
                    },
                }.Run(call);
            }).With(name).With(on).With(type, lag).With(clear).With(tools.Shared.ForChanges);
    }
}
