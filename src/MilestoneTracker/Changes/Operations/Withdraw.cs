using MilestoneTracker.Auditing;
using MilestoneTracker.Naming;

namespace MilestoneTracker.Changes.Operations;

internal sealed class Withdraw(string milestone, string dependency) : Change
{
    public override string Kind => "withdraw_dependency";

    public override void Decide(Decision decision)
    {
        (ResolvedName m, ResolvedName d) = decision.State.FindBoth(milestone, dependency);
        if (decision.State.Graph.DependsOn(m.Id, d.Id)) Add(decision, m.Id, d.Id);
    }

    /// <summary>Adds the withdrawal of an existing dependency, after clearing its fields.</summary>
    public static void Add(Decision decision, int milestone, int dependency)
    {
        (string m, string d) = (decision.State.Names[milestone], decision.State.Names[dependency]);
        foreach (KeyValuePair<string, string> field in decision.State.DetailsOf(milestone).OfDependency(dependency))
            decision.Add(new Edit(new DependencyFieldChanged(m, d, field.Key, field.Value, null), milestone, dependency));
        decision.Add(new Edit(new DependencyWithdrawn(m, d), milestone, dependency));
    }
}
