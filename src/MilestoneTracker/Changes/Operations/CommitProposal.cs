namespace MilestoneTracker.Changes.Operations;

/// <summary>Commits a proposal as it is staged, if it was proposed on the current version.</summary>
internal sealed class CommitProposal(ProposedChange proposal) : Change
{
    public override string Kind => "proposal";

    public override bool WantsSnapshot => true;

    public override void Decide(Decision decision)
    {
        if (proposal.Base.Version != decision.State.Version) throw new StaleChangeException(proposal.Base.Version, decision.State.Version);
        decision.Adopt(proposal);
    }
}
