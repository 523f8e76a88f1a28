using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

internal static class RemoveVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone.");
        return new Verb(
            tools, "remove", "Remove a milestone and its dependencies, in both directions. Its history stays in the log.",
            ["milestones remove Manual", "milestones remove Login --reason \"not in this release\""],
            call =>
            {
                string removed = call.Get(name);
                return new ChangeCommand<(int Dependencies, int Dependents)>
                {
                    Change = (registry, context) =>
                    {
                        Milestone? milestone = registry.Current.GetMilestone(removed);
                        registry.RemoveMilestone(removed, context);
                        return (milestone!.Dependencies.Count, milestone.Dependents.Count);
                    },
                    HasChanged = _ => true,
                    Text = withdrawn =>
                    $"Removed {removed}, with {TerminalText.Counted(withdrawn.Dependencies, "dependency", "dependencies")} and "
                    + $"{TerminalText.Counted(withdrawn.Dependents, "dependent", "dependents")} withdrawn.",
                    Json = (json, _, _) => json.WriteString("removed", removed),
                }.Run(call);
            }).With(name).With(tools.Shared.ForChanges);
    }
}
