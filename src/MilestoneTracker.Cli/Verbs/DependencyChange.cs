using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Verbs;

// Several dependencies of one milestone, declared or withdrawn together or not at all.
internal static class DependencyChange
{
    /// <summary>Makes the change, and says how many there were.</summary>
    /// <param name="call">The call.</param>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependencies">What it depends on.</param>
    /// <param name="edit">Declares one or withdraws it; whether that changed anything.</param>
    /// <param name="done">What people are told between the milestone and its dependencies.</param>
    /// <param name="already">What they are told after "Nothing changed", with what stands behind the dependencies.</param>
    /// <param name="counted">What programs call the number of those that changed.</param>
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
