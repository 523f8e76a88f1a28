using MilestoneTracker.Naming;

namespace MilestoneTracker.Changes.Operations;

internal sealed class TryDeclare(string milestone, string dependency) : Change
{
    /// <summary>The verdict, after the decision.</summary>
    public DependencyCheck Check { get; private set; } = null!;

    public override string Kind => "declare_dependency";

    public override bool IsDeclined => Check?.Verdict is DependencyVerdict.ClosesCycle or DependencyVerdict.UnknownMilestone;

    public override void Decide(Decision decision)
    {
        (ResolvedName m, ResolvedName d) = decision.State.FindBothOrNone(milestone, dependency);
        Check = DependencyCheck.Create(Declare.Judge(decision, m, d), m, d, decision.Stage);
    }
}
