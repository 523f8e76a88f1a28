namespace MilestoneTracker.Changes.Operations;

/// <summary>Changes nothing, so it is answered once the registry has everything that the shared log has.</summary>
internal sealed class Look : Change
{
    public override string Kind => "look";

    public override bool WantsSnapshot => true;

    public override void Decide(Decision decision)
    {
        // There is nothing to decide.
    }
}
