using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Verbs;

// Declares or withdraws several dependencies of one milestone, all or none.
internal static class DependencyChange
{
    /// <summary>Makes the change and reports how many dependencies changed.</summary>
    /// <param name="call">The call.</param>
    /// <param name="milestone">The dependent.</param>
    /// <param name="dependencies">The dependencies.</param>
    /// <param name="edit">Declares or withdraws one. Returns whether anything changed.</param>
    /// <param name="done">The words between the milestone and its dependencies.</param>
    /// <param name="already">The words after "Nothing changed", before and after the dependencies.</param>
    /// <param name="counted">The JSON member for the number of changed dependencies.</param>
    public static int Run(
        Invocation call, string milestone, string[] dependencies, Func<PlanEditor, string, bool> edit, string done,
        (string Before, string After) already, string counted)
    {
        string listed = string.Join(", ", dependencies);
        return new ChangeCommand<int>
        {
            Change = (registry, context) =>
            {
                int changed = 0;
                registry.Batch(
                    proposal =>
                    {
                        foreach (string dependency in dependencies)
                            if (edit(proposal, dependency)) changed++;
                    },
                    context);
                return changed;
            },
            HasChanged = changed => changed > 0,
            Text = changed =>
            changed > 0 ? $"{milestone} {done} {listed}." : $"Nothing changed: {milestone} {already.Before} {listed}{already.After}.",
            Json = (json, changed, after) =>
            {
                json.WriteNumber(counted, changed);
                ChangedMilestone.Write(json, after, milestone);
            },
        }.Run(call);
    }
}
