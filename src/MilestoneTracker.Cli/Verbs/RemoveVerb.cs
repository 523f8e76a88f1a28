using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

internal static class RemoveVerb
{
    public static Verb Make(Toolbox tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone.");
        return new Verb(
            tools, "remove", "Remove a milestone, with its dependencies and those of others on it. What has happened stays in the log.", ["milestones remove Manual", "milestones remove Login --reason \"not in this release\""],
            call =>
            {
                (string removed, int dependencies, int dependents) = (call.Get(name), 0, 0);
                return Changing.Run(
                    call,
                    (registry, context) =>
                    {
                        Milestone? milestone = registry.Current.GetMilestone(removed);
                        (dependencies, dependents) = (milestone?.Dependencies.Count ?? 0, milestone?.Dependents.Count ?? 0);
                        registry.RemoveMilestone(removed, context);
                        return true;
                    },
                    _ => $"Removed {removed}, with {Words.Counted(dependencies, "dependency", "dependencies")} and {Words.Counted(dependents, "dependent", "dependents")} withdrawn.",
                    (json, after) => json.WriteString("removed", removed));
            }).With(name).With(Changing.Options(tools));
    }
}
