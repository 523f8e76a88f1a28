using MilestoneTracker.Auditing;
using MilestoneTracker.State;

namespace MilestoneTracker.Changes.Operations;

internal sealed class Withdraw(string milestone, string dependency) : Request
{
    public override string Kind => "withdraw_dependency";

    public override void Decide(Decision decision)
    {
        (Named m, Named d) = decision.State.FindBoth(milestone, dependency);
        if (decision.State.Graph.DependsOn(m.Id, d.Id)) Add(decision, m.Id, d.Id);
    }

    /// <summary>Decides that a dependency that is there is taken back.</summary>
    public static void Add(Decision decision, int milestone, int dependency) =>
        decision.Add(new Edit(new DependencyWithdrawn(decision.State.Names[milestone], decision.State.Names[dependency]), milestone, dependency));
}
