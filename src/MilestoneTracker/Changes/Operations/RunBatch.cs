namespace MilestoneTracker.Changes.Operations;

/// <summary>Runs the caller's code on a proposal on the current state, and commits it.</summary>
internal sealed class RunBatch(MilestoneRegistry registry, Action<ProposedChange> edit) : Change
{
    public const string Word = "batch";

    public override string Kind => Word;

    public override bool StaysOnThread => true;

    public override bool WantsSnapshot => true;

    public override void Decide(Decision decision)
    {
        using ProposedChange proposal = registry.ProposeOn(decision.State, Context);
        edit(proposal);
        if (!proposal.HasEnded) decision.Adopt(proposal);
    }
}
