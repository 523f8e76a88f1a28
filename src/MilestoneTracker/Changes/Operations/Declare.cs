using MilestoneTracker.Auditing;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Naming;
using MilestoneTracker.State;

namespace MilestoneTracker.Changes.Operations;

internal sealed class Declare(string milestone, string dependency) : Change
{
    public override string Kind => "declare_dependency";

    public override void Decide(Decision decision)
    {
        RegistryState state = decision.State;
        (ResolvedName m, ResolvedName d) = state.FindBoth(milestone, dependency);
        if (Judge(decision, m, d) == DependencyVerdict.ClosesCycle)
            throw new DependencyCycleException(CyclePath.Find(state, m.Id, d.Id, decision.Scratch));
    }

    /// <summary>Decides a declaration if it is allowed, and returns the verdict in any case.</summary>
    public static DependencyVerdict Judge(Decision decision, ResolvedName milestone, ResolvedName dependency)
    {
        DependencyVerdict verdict = decision.State.Graph.Judge(milestone.Id, dependency.Id, decision.Scratch.Search);
        if (verdict == DependencyVerdict.Allowed)
            decision.Add(new Edit(new DependencyDeclared(milestone.Name, dependency.Name), milestone.Id, dependency.Id));
        else if (verdict == DependencyVerdict.ClosesCycle)
            decision.Telemetry.CycleRefused();
        return verdict;
    }
}
